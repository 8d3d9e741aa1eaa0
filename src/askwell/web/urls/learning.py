"""Addresses of what was learned: voices, marked words, findings, the decision, the report, the week."""

from django.urls import path

from askwell.web.urls.lazily import Views

deciding = Views("deciding")
learned = Views("learned")
reports = Views("reports")
voices = Views("voices")
week = Views("week")

urlpatterns = [
    path("learned", learned.learned, name="learned"),
    path("learned/<str:uid>", learned.finding, name="finding"),
    path("goals/<str:uid>/findings", learned.finding_new, name="finding_new"),
    path("goals/<str:uid>/voices", voices.voices, name="voices"),
    path("goals/<str:uid>/vantage", voices.place, name="vantage"),
    path("answers/<str:uid>", voices.answer, name="answer"),
    path("passages/<str:uid>", voices.unmark, name="unmark"),
    path("themes/<str:uid>", voices.theme, name="theme"),
    path("goals/<str:uid>/decide", deciding.decide, name="decide"),
    path("options/<str:option>/<str:criterion>", deciding.cell, name="cell"),
    path("goals/<str:uid>/report", reports.choose, name="report"),
    path("goals/<str:uid>/report/<str:ending>", reports.file, name="report_file"),
    path("week", week.week, name="week"),
]
