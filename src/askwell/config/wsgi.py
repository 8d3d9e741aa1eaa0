"""The WSGI application, with the static files in front of it."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

application = WhiteNoise(
    get_wsgi_application(), root=str(settings.STATIC_ROOT), prefix="static/", max_age=0, charset="utf-8"
)
