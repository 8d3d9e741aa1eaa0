"""The WSGI application, with the static files in front of it."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from whitenoise import WhiteNoise

application = WhiteNoise(
    get_wsgi_application(), root=str(settings.STATIC_ROOT), prefix="static/", max_age=0, charset="utf-8"
)
# Pages and paper draw the letters of other scripts with the same files.
application.add_files(str(settings.PAPER_FONTS), prefix="static/paper/")
