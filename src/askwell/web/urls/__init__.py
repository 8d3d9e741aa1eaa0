"""The addresses of the pages: a list per group of nouns."""

from askwell.web.urls import asking, calendars, coach, house, learning, people, talks, ways

urlpatterns = [
    *house.urlpatterns,
    *people.urlpatterns,
    *calendars.urlpatterns,
    *learning.urlpatterns,
    *talks.urlpatterns,
    *ways.urlpatterns,
    *coach.urlpatterns,
    *asking.urlpatterns,
]
