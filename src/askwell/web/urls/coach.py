"""Addresses between a client and a coach, and of the sentences to say."""

from django.urls import path

from askwell.web.urls.lazily import Views

briefs = Views("briefs")
coach = Views("coach")
wording = Views("wording")

brief_urls = [
    path("coach/brief", briefs.choose, name="brief"),
    path("coach/brief.html", briefs.page, name="brief_page"),
    path("coach/brief.json", briefs.facts, name="brief_facts"),
]
coach_urls = [
    path("coach", coach.desk, name="coach"),
    path("coach/clients/<str:uid>/forget", coach.forget, name="client_forget"),
    path("coach/file", coach.share, name="coach_share"),
    path("coach/file/open", coach.look, name="coach_look"),
    path("coach/file/take", coach.take, name="coach_take"),
]
wording_urls = [path("wording", wording.wording, name="wording")]
urlpatterns = [*brief_urls, *coach_urls, *wording_urls]
