"""Tests of the question desk, of proposals on an interview's page, and of notes found again."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from askwell.practice.asking import actions, queries
from askwell.practice.asking.models import OnSite, PlanItem, Question
from askwell.workspace.members import Member
from tests.conftest import NOW
from tests.web.places import greek_case


def test_questions_are_looked_over_only_when_asked(alice: Member, web: Client) -> None:
    actions.reword_question("", "Do you like your work?", by=alice.user, at=NOW)
    assert "One word can answer it." not in web.get("/questions").text
    looked = web.get("/questions?look=1").text
    assert "One word can answer it." in looked
    assert "1 question could be better." in looked


def test_the_desk_filters_by_purpose_audience_and_words(alice: Member, web: Client) -> None:
    everything = web.get("/questions").text
    advice = web.get("/questions?purpose=resources").text
    assert 0 < advice.count('class="said"') < everything.count('class="said"')
    assert web.get("/questions?search=zzzz").text.count("No question has these words.") == 1
    student, founder = (web.get(f"/questions?audience={one}").text for one in ("student", "founder"))
    assert student.count('class="said"') != founder.count('class="said"')


def test_a_question_is_changed_tagged_hidden_and_original_again(alice: Member, web: Client) -> None:
    web.post("/questions/change", {"key": "bg-01", "text": "How did it begin?", "tags": "first, , warm"})
    page = web.get("/questions").text
    assert "How did it begin?" in page
    assert "#warm" in page
    web.post("/questions/change", {"key": "bg-01", "do": "hide"})
    assert "bg-01" not in {one.key for one in queries.questions()}
    web.post("/questions/change", {"key": "bg-01", "do": "show"})
    web.post("/questions/change", {"key": "bg-01", "do": "original"})
    assert not Question.objects.exists()
    assert web.post("/questions/change", {"key": "", "text": " "}).status_code == 400
    assert web.post("/questions/change", {"key": "nothing", "text": "x"}).status_code == 404


def test_all_questions_go_out_and_come_back_unchanged(alice: Member, web: Client) -> None:
    actions.edit_question("bg-01", text="How, then?", tags="warm", by=alice.user, at=NOW)
    actions.reword_question("", "Τι είναι δύσκολο;", by=alice.user, at=NOW)
    saved = web.get("/questions.csv").content
    count = Question.objects.count()
    web.post("/questions/bring-in", {"file": SimpleUploadedFile("q.csv", saved)})
    assert Question.objects.count() == count
    changed = saved.replace(b"How, then?", b"How so?")
    web.post("/questions/bring-in", {"file": SimpleUploadedFile("q.csv", changed)})
    assert Question.objects.get(key="bg-01").text == "How so?"
    wrong = web.post("/questions/bring-in", {"file": SimpleUploadedFile("q.csv", b"nothing")})
    assert wrong.status_code == 400
    assert 'role="alert"' in wrong.text


def test_a_plan_is_proposed_locked_swapped_and_marked(alice: Member, web: Client) -> None:
    case = greek_case(alice)
    path = f"/interviews/{case.coming.uid}"
    web.post(f"{path}/plan", {"do": "propose"})
    page = web.get(path).text
    assert "sure to be asked" in page
    items = list(PlanItem.objects.filter(plan=case.coming.plan).exclude(key="").order_by("place"))
    first, second = items[0], items[1]
    web.post(f"{path}/plan", {"do": f"lock:{first.key}"})
    first.refresh_from_db()
    assert first.locked
    web.post(f"{path}/plan", {"do": f"swap:{second.key}"})
    keys = [one.key for one in PlanItem.objects.filter(plan=case.coming.plan) if one.key]
    assert second.key not in keys
    assert len(keys) == len(set(keys))
    web.post(f"{path}/plan", {"do": f"on_site:{items[2].key}"})
    assert OnSite.objects.get().key == items[2].key
    web.post(f"{path}/plan", {"do": "propose"})
    assert items[2].key not in {one.key for one in PlanItem.objects.filter(plan=case.coming.plan)}
    assert web.post(f"{path}/plan", {"do": "lock:nothing"}).status_code == 404


def test_notes_are_found_with_the_words_marked(alice: Member, web: Client) -> None:
    greek_case(alice)
    page = web.get("/notes", {"search": "ετσι"}).text
    assert "<mark>Έτσι</mark>" in page
    assert "No note has these words." in web.get("/notes", {"search": "zzz"}).text
    assert web.get("/notes", {"search": "ετσι", "before": "x"}).status_code == 200


def test_answers_stand_side_by_side(alice: Member, web: Client) -> None:
    assert "Nobody has answered it yet." in web.get("/questions/bg-01").text
    assert web.get("/questions/nothing").status_code == 404
