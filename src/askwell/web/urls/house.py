"""Addresses of the day, the door, and what belongs to the house itself."""

from django.urls import path

from askwell.web.urls.lazily import Views

copies = Views("copies")
door = Views("door")
house = Views("house")
clips = Views("clips")
columns = Views("columns")
importing = Views("importing")
journal = Views("journal")
mail = Views("mail")
papers = Views("papers")
phones = Views("phones")
pocket = Views("pocket")
status = Views("status")
today = Views("today")

door_urls = [
    path("in", door.come_in, name="come_in"),
    path("close", door.close, name="close"),
]
phone_urls = [
    path("phones", phones.phones, name="phones"),
    path("phones/<str:number>/let-go", phones.let_go, name="phone_let_go"),
    path("pair", phones.pair, name="pair"),
]
today_urls = [
    path("", today.today, name="today"),
    path("steps/<str:contact_uid>", today.put_off, name="put_off"),
    path("pause", today.pause, name="pause"),
]
journal_urls = [
    path("journal", journal.entries, name="journal"),
    path("journal/<str:uid>/undo", journal.undo, name="undo"),
]
data_urls = [
    path("import", importing.choose, name="import"),
    path("import/progress/<str:mark>", importing.progress, name="import_progress"),
    path("import/now", importing.bring_in, name="import_bring_in"),
    path("import/report", importing.save_report, name="import_report"),
    path("import/columns", columns.change, name="import_columns"),
    path("import/own", importing.take_own, name="import_own"),
    path("import/page", clips.paste, name="clips"),
    path("import/page/keep", clips.keep, name="clip_keep"),
    path("import/clip", clips.clip, name="clip"),
    path("copies", copies.overview, name="copies"),
    path("copies/new", copies.make, name="copy_make"),
    path("copies/folder", copies.move, name="copy_folder"),
    path("copies/bring-back", copies.bring_back, name="copy_bring_back"),
]
menu_urls = [
    path("menu", house.menu, name="menu"),
    path("menu/me", house.me, name="me"),
    path("menu/demo", house.demo, name="demo"),
    path("menu/pictures", house.pictures, name="pictures"),
    path("paper/<str:kind>.pdf", papers.paper, name="paper"),
    path("paper", papers.print_shop, name="print_shop"),
    path("paper/starter-pack", papers.starter_pack, name="starter_pack"),
]
mail_urls = [
    path("mail", mail.outbox, name="mail"),
    path("mail/account", mail.account, name="mail_account"),
    path("mail/stop", mail.stop, name="mail_stop"),
    path("mail/trial", mail.trial, name="mail_trial"),
    path("mail/<str:uid>", mail.change, name="mail_change"),
    path("status", status.status, name="status"),
    path("status/notice", status.try_notice, name="status_notice"),
]
pocket_urls = [
    path("pocket", pocket.pocket, name="pocket"),
    path("pocket.json", pocket.pocket_json, name="pocket_json"),
    path("service_worker.js", pocket.worker, name="service_worker"),
]
urlpatterns = [
    *pocket_urls,
    *door_urls,
    *phone_urls,
    *today_urls,
    *journal_urls,
    *data_urls,
    *menu_urls,
    *mail_urls,
]
