"""The addresses of the pages, grouped by noun."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
