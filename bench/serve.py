"""Serve a home for measurement, as `askwell serve` does, on the port named and without a browser."""

import logging
import sys

import django
import waitress
from django.conf import settings
from django.utils.module_loading import import_string

from askwell.kernel import cycles


def main() -> None:
    """Serve on loopback until stopped."""
    port = int(sys.argv[1])
    django.setup()
    settings.ALLOWED_HOSTS = [f"127.0.0.1:{port}"]
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    application = import_string(settings.ASKWELL_WSGI)
    cycles.search_from_here()
    waitress.serve(application, host="127.0.0.1", port=port, threads=4, _quiet=True)


if __name__ == "__main__":
    main()
