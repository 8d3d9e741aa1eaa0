"""What Django looks for: the one application."""

from django.apps import AppConfig


class AskwellConfig(AppConfig):
    """The one Django application of the house."""

    name = "askwell"
    default_auto_field = "django.db.models.BigAutoField"
