"""Addresses of the first run and the ways to reach somebody."""

from django.urls import path

from askwell.web.urls.lazily import Views

beside = Views("beside")
calls = Views("calls")
desk = Views("desk")
mail = Views("mail")
start = Views("start")
writing = Views("writing")

start_urls = [path("start/<int:screen>", start.start, name="start")]
way_urls = [
    path("ask-around", writing.ask_around, name="ask_around"),
    path("calls", desk.calls, name="calls"),
    path("calls/next", desk.next_call, name="next_call"),
    path("contacts/<str:uid>/beside", beside.second_person, name="second_person"),
    path("contacts/<str:uid>/call", calls.call, name="call"),
    path("contacts/<str:uid>/called", calls.called, name="called"),
    path("contacts/<str:uid>/attempt", calls.attempt, name="attempt"),
    path("contacts/<str:uid>/practise", calls.practise, name="practise"),
    path("contacts/<str:uid>/write", writing.write, name="write"),
    path("contacts/<str:uid>/mail", mail.send, name="mail_send"),
    path("contacts/<str:uid>/draft.eml", mail.save_draft, name="mail_draft"),
    path("contacts/<str:uid>/keep-in-touch", writing.keep_in_touch, name="keep_in_touch"),
]
urlpatterns = [*start_urls, *way_urls]
