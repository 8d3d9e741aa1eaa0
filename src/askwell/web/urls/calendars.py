"""Addresses of calendars, hours for calls, and answers to invitations."""

from django.urls import path

from askwell.web.urls.lazily import Views

calendars = Views("calendars")
hours = Views("hours")
invitations = Views("invitations")
subscription = Views("subscription")

urlpatterns = [
    path("calendars", calendars.overview, name="calendars"),
    path("calendars/file", calendars.add_file, name="calendar_file"),
    path("calendars/feed", calendars.add_feed, name="calendar_feed"),
    path("calendars/server", calendars.find, name="calendar_server"),
    path("calendars/server/choose", calendars.choose, name="calendar_choose"),
    path("calendars/address", subscription.make, name="subscription"),
    path("calendars/<str:uid>/look", calendars.look, name="calendar_look"),
    path("calendars/<str:uid>/change", calendars.change, name="calendar_change"),
    path("calendars/<str:uid>/remove", calendars.remove, name="calendar_remove"),
    path("calendars/differences/<str:uid>", calendars.decide, name="calendar_decide"),
    path("hours", hours.keep, name="hours"),
    path("hours/<str:uid>.ics", hours.calendar_file, name="hour_ics"),
    path("hours/<str:uid>", hours.hour, name="hour"),
    path("hours/<str:uid>/change", hours.change, name="hour_change"),
    path("answers", invitations.read, name="mail_answer"),
    path("answers/now", invitations.act, name="mail_answer_act"),
    path("interviews/<str:uid>/invitation", invitations.invite, name="invite"),
    path("subscribed/<str:secret>.ics", subscription.feed, name="feed"),
]
