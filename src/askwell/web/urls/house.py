"""Addresses of the day, the door, and what belongs to the house itself."""

from django.urls import path

from askwell.web.views import door, today

door_urls = [
    path("in", door.come_in, name="come_in"),
    path("close", door.close, name="close"),
]
today_urls = [
    path("", today.today, name="today"),
    path("steps/<str:contact_uid>", today.put_off, name="put_off"),
    path("pause", today.pause, name="pause"),
]
urlpatterns = [*door_urls, *today_urls]
