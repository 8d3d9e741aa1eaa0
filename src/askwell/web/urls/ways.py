"""Addresses of the first run and the ways to reach somebody."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
