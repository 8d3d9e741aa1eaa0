"""The addresses: all of them are pages."""

from askwell.web.urls import urlpatterns

__all__ = ["urlpatterns"]
