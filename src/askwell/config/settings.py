"""Django's settings, made from the options; nothing here opens a file or a database."""

from pathlib import Path
from typing import Any

from askwell.config import options

PACKAGE = Path(__file__).resolve().parents[1]
ASKWELL_HOME = options.home()
ASKWELL_NOW = options.value(options.NOW)
ASKWELL_FIXED_LANGUAGE = options.value(options.LANGUAGE)

DEBUG = False
SECRET_KEY = "unused: sessions are rows with hashed keys, and no form carries a signature"  # noqa: S105
ALLOWED_HOSTS: list[str] = []
ASKWELL_HTTPS_HOST = ""
INSTALLED_APPS = ["askwell.apps.AskwellConfig"]
MIDDLEWARE = [
    "askwell.web.middleware.safety",
    "askwell.web.middleware.member",
    "askwell.web.middleware.Errors",
]
ROOT_URLCONF = "askwell.config.urls"
ASKWELL_WSGI = "askwell.config.wsgi.application"
ASKWELL_WORKER = "askwell.jobs.worker.start"
ASKWELL_JOURNAL_HOOKS = [
    "askwell.practice.identifying.organizations.follow",
    "askwell.practice.today.actions.refresh",
    "askwell.practice.referring.actions.edges.refresh",
    "askwell.practice.identifying.actions.index",
    "askwell.practice.identifying.match_store.index",
    "askwell.practice.holding.notes.index",
]

_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": ASKWELL_HOME / "askwell.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=27103364;"
            "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY"
        ),
    },
}
_chosen = options.value(options.DATABASE)
DATABASES = {"default": {**(_chosen or _SQLITE), "CONN_MAX_AGE": None}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {"environment": "askwell.web.templating.environment"},
    },
]
STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "web" / "static"
PAPER_FONTS = PACKAGE / "integrations" / "printing" / "fonts"

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LOCALE_PATHS = [PACKAGE / "web" / "locale"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
