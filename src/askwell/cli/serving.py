"""Serving the pages on this machine alone, once per home, until somebody asks it to stop."""

import logging
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from askwell.cli import windows
from askwell.cli.here import Here
from askwell.cli.windows import Address
from askwell.kernel import cycles
from askwell.kernel.errors import N_, BadInputError
from askwell.workspace.closing import stopping
from askwell.workspace.launch import home_key, new_token

LOOPBACK = "127.0.0.1"
_THREADS = 4
_LAST_PAGE_SECONDS = 0.5
_LOOK_SECONDS = 0.5
_LOG_BYTES = 1_000_000


def serve(here: Here, *, port: int | None, browser: bool, https_host: str = "") -> int:
    """Serve the home until it is asked to stop; open a window of the running program if there is one.

    `https_host` is the one other name to answer to: a proxy on this machine brings its requests here. The
    last line printed is the address that lets a browser in, once, within a minute.
    """
    running = windows.running(here.home)
    if running:
        if https_host and windows.https_host(here.home) != https_host:
            raise BadInputError(N_("Askwell is open already. Close it, then start it with this name."))
        _let_in(here, running, browser=browser)
        return 0
    listening = _listen(here.home, port)
    address = windows.remember(here.home, listening.getsockname()[1])
    settings.ASKWELL_HTTPS_HOST = https_host
    settings.ALLOWED_HOSTS = [address.plain, address.own, *filter(None, (https_host,))]
    _log_into(here.home)
    stop_serving = _start(listening)
    cycles.search_from_here()
    try:
        for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _stop)
        windows.note_running(here.home, address, https_host)
        _let_in(here, address, browser=browser)
        # A wait without an end cannot be interrupted by Ctrl-C on Windows.
        while not stopping.wait(_LOOK_SECONDS):
            pass
        time.sleep(_LAST_PAGE_SECONDS)
    finally:
        windows.note_stopped(here.home)
        stop_serving()
    return 0


def _start(listening: socket.socket) -> Callable[[], None]:
    """Start the worker and the server in threads of their own; return what stops the server."""
    import waitress  # noqa: PLC0415 -- only loaded to serve

    server = waitress.create_server(
        import_string(settings.ASKWELL_WSGI), sockets=[listening], threads=_THREADS, ident="Askwell"
    )
    worker = import_string(settings.ASKWELL_WORKER)()
    threading.Thread(target=server.run, name="pages", daemon=True).start()

    def stop() -> None:
        worker.stop()
        server.task_dispatcher.shutdown(timeout=2)
        server.close()

    return stop


def _log_into(home: Path) -> None:
    """Keep what goes wrong on a page in the home: whoever clicked an icon has no terminal to read it on."""
    folder = home / "log"
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = RotatingFileHandler(
        folder / "pages.log", maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
    )
    kept.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(kept)
    # A page that is not there or may not be seen is no fault of ours.
    logging.getLogger("django.request").setLevel(logging.ERROR)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    stopping.set()


def _listen(home: Path, port: int | None) -> socket.socket:
    """Return a listening socket: on the port asked for, else on the home's last one, else on any."""
    if port:
        made = _bound(port)
        if made is None:
            raise BadInputError(N_("Another program uses port {port}. Choose another, or none."), port=port)
        return made
    last = windows.last_port(home)
    found = (_bound(last) if last else None) or _bound(0)
    if found is None:
        raise BadInputError(N_("This machine lets no program listen on {address}."), address=LOOPBACK)
    return found


def _bound(port: int) -> socket.socket | None:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":
        # On Windows this option would let two programs share a port.
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((LOOPBACK, port))
    except OSError:
        made.close()
        return None
    return made


def _let_in(here: Here, address: Address, *, browser: bool) -> None:
    """Open a window at the home's own host, and print the address for every other browser."""
    key = home_key(here.home)
    now = datetime.now(UTC)
    if browser:
        windows.open_browser(here.home, f"http://{address.to_open}/in?token={new_token(key, at=now)}")
    if settings.ASKWELL_HTTPS_HOST:
        said = _("Phones come in at https://{name}; the menu, “On the phone”, shows the code for it.")
        print(said.format(name=settings.ASKWELL_HTTPS_HOST))
    print(_("Askwell is open. Stop it with Ctrl-C, or with Close Askwell in its menu."))
    print(f"http://{address.plain}/in?token={new_token(key, at=now)}", flush=True)
