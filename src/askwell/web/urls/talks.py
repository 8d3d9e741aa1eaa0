"""Addresses of interviews and cards."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
