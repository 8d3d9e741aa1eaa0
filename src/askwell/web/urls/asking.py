"""Addresses of the question desk, and of notes found again."""

from django.urls import path

from askwell.web.urls.lazily import Views

notes = Views("notes")
questions = Views("questions")

urlpatterns = [
    path("questions", questions.desk, name="questions"),
    path("questions/change", questions.change, name="question_change"),
    path("questions/bring-in", questions.bring_in, name="questions_bring_in"),
    path("questions.csv", questions.save, name="questions_save"),
    path("questions/<str:key>", questions.answered, name="question_answers"),
    path("notes", notes.find, name="notes"),
]
