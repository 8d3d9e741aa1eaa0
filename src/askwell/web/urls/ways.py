"""Addresses of the first run and the ways to reach somebody."""

from django.urls import path

from askwell.web.views import start

start_urls = [path("start/<int:screen>", start.start, name="start")]
urlpatterns = [*start_urls]
