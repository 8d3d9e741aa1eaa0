"""The floor under a page: a bare Django that says hello, without middleware, under the same server."""

import logging
import sys

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def hello(request: HttpRequest) -> HttpResponse:
    """Say hello."""
    del request
    return HttpResponse("hello")


urlpatterns = [path("", hello)]


def main() -> None:
    """Serve on the port named, on loopback."""
    settings.configure(ROOT_URLCONF=__name__, MIDDLEWARE=[], ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="hello")
    django.setup()
    import waitress  # noqa: PLC0415 -- after Django, as the program does it

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    waitress.serve(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]), threads=4, _quiet=True)


if __name__ == "__main__":
    main()
