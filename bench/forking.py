"""Serve a home from a child that may be killed: the parent has all imported and begins another at once."""

import logging
import os
import signal
import socket
import sys

import django
import waitress
from django.conf import settings
from django.utils.module_loading import import_string


def main() -> None:
    """Print each child's process id when it listens; end with the last child on SIGTERM."""
    port = int(sys.argv[1])
    django.setup()
    settings.ALLOWED_HOSTS = [f"127.0.0.1:{port}"]
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    application = import_string(settings.ASKWELL_WSGI)
    import_string("askwell.web.views.room.operations")
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(64)
    child = 0

    def end(_signal: int, _frame: object) -> None:
        os.kill(child, signal.SIGKILL)
        os._exit(0)

    signal.signal(signal.SIGTERM, end)
    while True:
        child = os.fork()
        if not child:
            waitress.serve(application, sockets=[listening], threads=4, _quiet=True)
        print(child, flush=True)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main()
