"""Serve a home for measurement, as `askwell serve` does, on the port named and without a browser."""

import sys

import django


def main() -> None:
    """Serve on loopback until stopped."""
    from django.conf import settings  # noqa: PLC0415 -- settings read the environment first

    port = int(sys.argv[1])
    django.setup()
    settings.ALLOWED_HOSTS = [f"127.0.0.1:{port}"]
    import waitress  # noqa: PLC0415
    from django.utils.module_loading import import_string  # noqa: PLC0415

    waitress.serve(import_string(settings.ASKWELL_WSGI), host="127.0.0.1", port=port, threads=4, _quiet=True)


if __name__ == "__main__":
    main()
