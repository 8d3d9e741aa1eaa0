"""A person's own HTTPS proxy: what comes by a name with a certificate is brought to a port here."""

import base64
import hashlib
import socket
import ssl
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAME = "phone.askwell.test"


class Behind:
    """The proxy; `host` is the name with its port, `spki` what tells a Chromium to trust the certificate."""

    def __init__(self, folder: Path) -> None:
        self.backend = 0
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.spki = self._certify(folder)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.host = f"{NAME}:{self._listening.getsockname()[1]}"

    @property
    def arguments(self) -> tuple[str, ...]:
        """Return what a Chromium needs to find the name and trust it."""
        return (
            f"--host-resolver-rules=MAP {NAME} 127.0.0.1",
            f"--ignore-certificate-errors-spki-list={self.spki}",
        )

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()

    def _certify(self, folder: Path) -> str:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
        now = datetime.now(UTC)
        made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        made = made.serial_number(x509.random_serial_number())
        made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=2))
        made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        certificate = made.sign(key, hashes.SHA256())
        pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
        file = folder / "proxy.pem"
        file.write_bytes(
            key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + certificate.public_bytes(pem)
        )
        self._context.load_cert_chain(file)
        public = key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        return base64.b64encode(hashlib.sha256(public).digest()).decode()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                asked, _ = self._listening.accept()
                threading.Thread(target=self._bring, args=(asked,), daemon=True).start()

    def _bring(self, asked: socket.socket) -> None:
        with (
            suppress(OSError),
            asked,
            self._context.wrap_socket(asked, server_side=True) as outside,
            socket.create_connection(("127.0.0.1", self.backend), timeout=30) as inside,
        ):
            inside.settimeout(None)
            back = threading.Thread(target=_pour, args=(inside, outside), daemon=True)
            back.start()
            _pour(outside, inside)
            back.join()


def _pour(out_of: socket.socket, into: socket.socket) -> None:
    with suppress(OSError, ValueError):
        while part := out_of.recv(65536):
            into.sendall(part)
    for end in (out_of, into):
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
