"""Addresses of contacts, goals, and the network."""

from django.urls import path

from askwell.web.urls.lazily import Views

contacts = Views("contacts")
directories = Views("directories")
erasing = Views("erasing")
goals = Views("goals")
review = Views("review")
people = Views("people")
targets = Views("targets")
network = Views("network")

contact_urls = [
    path("contacts", contacts.contacts, name="contacts"),
    path("contacts/filter", people.choose, name="people_filter"),
    path("contacts/many", people.many, name="people_many"),
    path("contacts/new", contacts.new, name="contact_new"),
    path("contacts/<str:uid>", contacts.contact, name="contact"),
    path("contacts/<str:uid>/edit", contacts.edit, name="contact_edit"),
    path("contacts/<str:uid>/details", contacts.add_detail, name="detail_add"),
    path("contacts/<str:uid>/details/<str:detail_uid>", contacts.remove_detail, name="detail_remove"),
    path("contacts/<str:uid>/pursuit", contacts.pursuit, name="pursuit"),
    path("contacts/<str:uid>/referrals", contacts.referral, name="referral"),
    path("contacts/<str:uid>/promises", contacts.promise, name="promise_new"),
    path("contacts/<str:uid>/take-apart", review.take_apart, name="take_apart"),
    path("review", review.review, name="review"),
    path("review/accept", review.accept, name="review_accept"),
    path("review/decide", review.decide, name="review_decide"),
    path("contacts/<str:uid>/all.zip", erasing.person_file, name="person_file"),
    path("contacts/<str:uid>/erase", erasing.erase, name="erase"),
    path("erased", erasing.erased, name="erased"),
    path("organizations/<str:uid>", contacts.organization, name="organization"),
    path("organizations/<str:uid>/join", contacts.join, name="organization_join"),
]
directory_urls = [
    path("directories", directories.search, name="directories"),
    path("directories/files", directories.files, name="directory_files"),
    path("directories/progress", directories.progress, name="directory_progress"),
    path("directories/change", directories.change, name="directory_change"),
    path("directories/take", directories.take, name="place_take"),
    path("organizations/<str:uid>/renew", directories.renew, name="place_renew"),
    path("organizations/<str:uid>/target", targets.target, name="target"),
    path("targets", targets.targets, name="targets"),
]
goal_urls = [
    path("goals/new", goals.new, name="goal_new"),
    path("goals/<str:uid>", goals.goal, name="goal"),
    path("goals/<str:uid>/helpers", goals.helpers, name="helpers"),
    path("goals/<str:uid>/helpers.pdf", goals.helpers_sheet, name="helpers_sheet"),
    path("goals/<str:uid>/change", goals.change, name="goal_change"),
]
network_urls = [
    path("network", network.network, name="network"),
    path("network/paths", network.paths, name="paths"),
    path("network/around/<str:uid>", network.around, name="network_around"),
    path("network/at/<str:uid>", network.at, name="network_at"),
    path("network/around/<str:uid>/knows", network.knows, name="knows"),
    path("next", network.ask_next, name="next"),
    path("next/<str:uid>", network.prefer, name="prefer"),
]
urlpatterns = [*contact_urls, *directory_urls, *goal_urls, *network_urls]
