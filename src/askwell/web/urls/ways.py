"""Addresses of the first run and the ways to reach somebody."""

from django.urls import path

from askwell.web.urls.lazily import Views

calls = Views("calls")
start = Views("start")
writing = Views("writing")

start_urls = [path("start/<int:screen>", start.start, name="start")]
way_urls = [
    path("contacts/<str:uid>/call", calls.call, name="call"),
    path("contacts/<str:uid>/called", calls.called, name="called"),
    path("contacts/<str:uid>/attempt", calls.attempt, name="attempt"),
    path("contacts/<str:uid>/practise", calls.practise, name="practise"),
    path("contacts/<str:uid>/write", writing.write, name="write"),
    path("contacts/<str:uid>/keep-in-touch", writing.keep_in_touch, name="keep_in_touch"),
]
urlpatterns = [*start_urls, *way_urls]
