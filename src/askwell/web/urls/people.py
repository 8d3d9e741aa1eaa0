"""Addresses of contacts, goals and what was learned."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
