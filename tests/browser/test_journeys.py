"""Journeys of a person who has just met Askwell: the first ten minutes, a file, windows and closing."""

import io
import zipfile
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page, expect

CONNECTIONS = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Rosa,Delgado,https://people.example/in/rosa-delgado,rosa@clinic.example,Lake Clinic,Manager,03 Mar 2021
Jürgen,Großmann,https://people.example/in/jg,,Brauhaus Süd,Owner,11 Dec 2019
,,,,,,
Thandiwe,Ndlovu,https://people.example/in/thandiwe,,Protea Legal,Lawyer,29 Feb 2024
"""
CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Rosa Delgado
N:Delgado;Rosa;;;
EMAIL:rosa@clinic.example
TEL;TYPE=CELL:+1 250 555 0177
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Ngozi Obi
TEL;VALUE=uri:tel:+44-20-7946-0018
END:VCARD
"""


class Answers:
    """What a person is asked, counted: each field filled and each choice made is one answer."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def fill(self, label: str, words: str) -> None:
        """Answer by writing."""
        self.page.get_by_label(label, exact=False).first.fill(words)
        self.count += 1

    def press(self, name: str) -> None:
        """Answer by choosing."""
        self.page.get_by_role("button", name=name, exact=True).click()
        self.count += 1


def words_of(pdf: bytes) -> str:
    """Return the words of a PDF."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_first_ten_minutes(window: Page) -> None:
    """From an empty home to Today with a sheet in hand, in twelve answers at most."""
    answers = Answers(window)
    expect(window.get_by_role("heading", level=1)).to_have_text("You ask. They talk.")
    answers.press("Start")
    answers.fill("What should people call you?", "Robin Ames")
    window.get_by_role("button", name="Go on").click()
    answers.fill("I would like to know what a", "physiotherapist")
    answers.fill("What do you think the answer is today?", "Mostly hands, some paper")
    window.get_by_role("button", name="Go on").click()
    answers.fill("Name", "Dr. Mary Osei")
    answers.fill("What they do", "physiotherapist")
    answers.fill("Phone", "+1 250 555 0143")
    window.get_by_role("button", name="Go on").click()
    answers.press("These are fine")
    expect(window.locator("main")).to_contain_text("My name is Robin Ames")
    answers.press("Just print it, not today")
    assert answers.count <= 12
    sheet = window.get_by_role("link", name="Print it").get_attribute("href")
    paper = window.request.get(window.url.split("/start")[0] + str(sheet))
    assert paper.headers["content-type"] == "application/pdf"
    assert "Osei" in words_of(paper.body())
    window.goto(window.url.split("/start")[0])
    expect(window.get_by_role("navigation", name="Main")).to_be_visible()
    expect(window.locator(".step")).to_have_count(1)
    expect(window.locator(".step")).to_contain_text("Dr. Mary Osei")


def test_closing_midway_keeps_every_word(window: Page) -> None:
    window.get_by_role("button", name="Start").click()
    window.get_by_label("What should people call you?").fill("Robin Ames")
    window.get_by_role("button", name="Go on").click()
    window.get_by_label("In my own words").fill("Could I keep bees for a living?")
    base, context = window.url.split("/start")[0], window.context
    window.close(run_before_unload=True)
    again = context.new_page()
    for _ in range(20):
        # The window says its last words while it closes; a person takes longer to open the next.
        again.goto(base)
        if again.get_by_label("In my own words").input_value():
            break
        again.wait_for_timeout(100)
    expect(again).to_have_url(f"{base}/start/3")
    expect(again.get_by_label("In my own words")).to_have_value("Could I keep bees for a living?")
    again.get_by_role("link", name="Back").click()
    expect(again.get_by_label("What should people call you?")).to_have_value("Robin Ames")


def test_bringing_in_two_files_and_taking_them_back(settled: Page, tmp_path: Path) -> None:
    """Each file is looked at first, brought in as one entry, and taken back as one."""
    export = tmp_path / "Basic_LinkedInDataExport.zip"
    with zipfile.ZipFile(export, "w") as archive:
        archive.writestr("Connections.csv", CONNECTIONS)
    cards = tmp_path / "cards.vcf"
    cards.write_text(CARDS, encoding="utf-8", newline="\r\n")
    bring_in(settled, export)
    expect(settled.get_by_role("heading", level=1)).to_contain_text("3")
    bring_in(settled, cards)
    settled.get_by_role("link", name="See them").click()
    people = settled.locator("#people li")
    expect(people).to_have_count(4)
    people.get_by_role("link", name="Rosa Delgado").click()
    expect(settled.get_by_role("complementary")).to_contain_text("LinkedIn")
    settled.goto(settled.url.split("/contacts")[0] + "/journal")
    for brought_in, left in (("cards.vcf", 3), ("Basic_LinkedInDataExport.zip", 0)):
        row = settled.get_by_role("listitem").filter(has_text=brought_in)
        with settled.expect_navigation():
            row.get_by_role("button", name="Undo").click()
        settled.get_by_role("link", name="Contacts").click()
        expect(settled.locator("#people li")).to_have_count(left)
        settled.get_by_role("link", name="Menu").click()
        settled.get_by_role("link", name="Journal").click()


def bring_in(page: Page, file: Path) -> None:
    """Choose a file, look at what it would do (nothing yet), and let it happen."""
    page.get_by_role("link", name="Menu").click()
    page.get_by_role("link", name="Bring in contacts").click()
    page.get_by_label("A file with people in it").set_input_files(file)
    page.get_by_role("button", name="Look at it").click()
    expect(page).to_have_title("Look before you bring it in · Askwell")
    page.get_by_role("button", name="Bring them in").click()
    expect(page).to_have_title("Brought in · Askwell")


def test_a_file_that_is_no_file_of_contacts(settled: Page, tmp_path: Path) -> None:
    wrong = tmp_path / "picture.vcf"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    settled.goto(settled.url + "import")
    settled.get_by_label("A file with people in it").set_input_files(wrong)
    settled.get_by_role("button", name="Look at it").click()
    expect(settled.get_by_role("alert")).to_be_visible()
