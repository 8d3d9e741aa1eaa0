"""Addresses of interviews and cards."""

from django.urls import path

from askwell.web.urls.lazily import Views

afterwards = Views("afterwards")
cards = Views("cards")
interviews = Views("interviews")
plans = Views("plans")
preparing = Views("preparing")
room = Views("room")

interview_urls = [
    path("interviews", interviews.interviews, name="interviews"),
    path("interviews/code", interviews.by_code, name="interview_code"),
    path("interviews/<str:uid>.ics", interviews.calendar_file, name="interview_ics"),
    path("interviews/<str:uid>", interviews.interview, name="interview"),
    path("interviews/<str:uid>/change", interviews.change, name="interview_change"),
    path("interviews/<str:uid>/time", interviews.settle, name="interview_time"),
    path("interviews/<str:uid>/state", interviews.move, name="interview_state"),
    path("interviews/<str:uid>/prepare", preparing.prepare, name="interview_prepare"),
    path("interviews/<str:uid>/rehearse", preparing.rehearse, name="interview_rehearse"),
    path("interviews/<str:uid>/plan", plans.change, name="plan_change"),
    path("interviews/<str:uid>/answers", afterwards.keep_answer, name="answer_keep"),
    path("interviews/<str:uid>/debrief", afterwards.debrief, name="debrief"),
    path("interviews/<str:uid>/paper", afterwards.type_paper_in, name="paper_in"),
]
room_urls = [
    path("interviews/<str:uid>/live", room.live, name="live"),
    path("interviews/<str:uid>/live/operations", room.operations, name="live_operations"),
]
card_urls = [
    path("cards", cards.desk, name="cards"),
    path("cards/kind", cards.kind, name="card_kind"),
    path("cards/supplies", cards.supplies, name="supplies"),
    path("cards/<str:uid>", cards.card, name="card"),
    path("cards/<str:uid>/words", cards.word, name="card_words"),
    path("cards/<str:uid>/mark", cards.mark, name="card_mark"),
]
urlpatterns = [*interview_urls, *room_urls, *card_urls]
