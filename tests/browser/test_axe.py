"""Nobody is shut out: axe-core finds no fault on any page, light and dark, on a wide screen and a phone."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE, WIDE, Told, Watch
from tests.browser.labels import ALL
from tests.web import places

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# What only takes a form in, gives a file, or answers a script.
NOT_SHOWN = set(
    "answer_keep attempt brief_facts card_mark card_words client_forget clip clip_keep import_own "
    "import_columns import_progress import_report close coach_take come_in "
    "copy_bring_back copy_folder copy_make demo "
    "detail_add detail_remove finding_new goal_change import_bring_in interview_change interview_ics "
    "calendar_file calendar_feed calendar_server calendar_choose calendar_look calendar_change "
    "calendar_remove calendar_decide subscription hours hour_ics hour_change mail_answer_act invite feed "
    "interview_code interview_state interview_time live_operations pocket_json service_worker paper pause "
    "plan_change promise_new pursuit put_off question_answers question_change questions_bring_in "
    "directory_change directory_progress next_call place_take place_renew target "
    "questions_save referral card_kind pair phone_let_go supplies undo helpers helpers_sheet "
    "knows organization_join prefer review_accept review_decide take_apart "
    "mail_account mail_change mail_draft mail_send mail_stop mail_trial status_notice".split()
)
NOT_SHOWN |= {"people_many", "person_file", "report_file", "theme", "unmark", "vantage"}
RUN = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  return found.violations.map((fault) => [fault.id, ...fault.nodes.map((at) => at.html + at.failureSummary)]);
}"""


@pytest.mark.parametrize("label", ALL)
def test_axe_finds_nothing(label: str, page: Page, told: Told) -> None:
    told.show(label, page)
    page.evaluate(AXE)
    assert _faults(page) == {}


def _faults(page: Page) -> dict[str, Any]:
    """Return what axe finds, by scheme and width."""
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for size in (WIDE, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            if faults := page.evaluate(RUN, TAGS):
                found[f"{scheme} {size['width']}"] = faults
    return found


def test_the_page_for_nobody_is_sound_too(browser: Browser, told: Told) -> None:
    stranger = browser.new_context()
    locked = stranger.new_page()
    locked.goto(told.served.url + "/")
    locked.evaluate(AXE)
    assert _faults(locked) == {}
    stranger.close()


def test_pages_of_trouble_are_sound_too(page: Page, told: Told, watch: Watch) -> None:
    answer = page.goto(told.served.url + "/contacts/nobody")
    assert answer
    assert answer.status == 404
    page.evaluate(AXE)
    assert _faults(page) == {}
    told.show("contact_new", page)
    page.get_by_label("Name", exact=False).first.fill(" ")
    with page.expect_navigation():
        page.get_by_role("button", name="Add", exact=True).click()
    page.evaluate(AXE)
    assert _faults(page) == {}
    watch.errors.clear()


def test_no_page_is_forgotten() -> None:
    shown = {label.split()[0] for label in ALL}
    names = {str(one.name) for one in places.patterns()}
    assert names - shown - NOT_SHOWN == set()
    assert NOT_SHOWN - names == set()
