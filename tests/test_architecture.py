"""Rules of the house that no linter knows, read from the source tree; each is tried on planted faults."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
FACES = ("src/askwell/cli/", "src/askwell/web/", "src/askwell/jobs/", "src/askwell/config/")
WRITERS = ("src/askwell/workspace/", "src/askwell/migrations/")
WITHOUT_TABLES = ("src/askwell/integrations/", "src/askwell/kernel/")
FILE_LINES, TEST_LINES, FUNCTION_LINES, POSITIONAL = 400, 600, 50, 5

LINKS = {"ForeignKey", "WithinWorkspace", "ManyToManyField"}
CLOCKS = {"now", "utcnow", "today", "localdate", "localtime"}
CHAINS = {"objects", "filter", "exclude", "all", "order_by", "select_related", "using", "only"}
CHAINS |= {"_default_manager", "_base_manager"}
WRITES = {
    "_raw_delete",
    "update",
    "delete",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
}
# Kept without the journal, each for its reason: who is signed in; what the rules derive; what is a history;
# what a client may ask a coach to forget; what stands in other calendars, which no undo here changes.
NOT_JOURNALLED = {
    "Session",
    "NextStep",
    "Edge",
    "EdgesMade",
    "Revision",
    "Brief",
    "BusyTimes",
    "Placed",
    "Mail",
}
NOT_JOURNALLED |= {"Subscription", "Reminded"}
SIGNALS = {"django.db.models.signals", "django.dispatch", "django.core.signals"}

Fault = tuple[int, str]
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Source(NamedTuple):
    """One Python file: its path from the root, its text and its tree."""

    path: str
    text: str
    tree: ast.Module


def source(path: str, text: str) -> Source:
    """Parse a text as the file of that path."""
    return Source(path, text, ast.parse(text, path))


def sources() -> list[Source]:
    """Return every Python file of ours."""
    files = [ROOT / "start.py"]
    for folder in ("src", "tests", "bench"):
        files += sorted((ROOT / folder).rglob("*.py"))
    return [source(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in files]


@pytest.fixture(scope="module")
def house() -> list[Source]:
    return sources()


def last_name(node: ast.expr) -> str:
    """Return the last word of a dotted name ("models.ForeignKey" gives "ForeignKey"), or nothing."""
    while isinstance(node, ast.Subscript):
        node = node.value
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield every call."""
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def functions(tree: ast.AST) -> Iterator[Function]:
    """Yield every function and method."""
    yield from (node for node in ast.walk(tree) if isinstance(node, Function))


def too_long(file: Source) -> Iterator[Fault]:
    """Files and functions stay within what one can read at a sitting."""
    if "/migrations/" in file.path:
        return
    ceiling = TEST_LINES if file.path.startswith("tests/") else FILE_LINES
    if (lines := file.text.count("\n")) > ceiling:
        yield 1, f"{lines} lines, the ceiling is {ceiling}: make it a folder of that name"
    for node in functions(file.tree):
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES:
            yield node.lineno, f"{node.name} has {lines} lines, the ceiling is {FUNCTION_LINES}"


def too_many_positional(file: Source) -> Iterator[Fault]:
    """Beyond five, arguments are named where they are given."""
    for node in functions(file.tree):
        names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
        if len([name for name in names if name not in ("self", "cls")]) > POSITIONAL:
            yield node.lineno, f"{node.name} takes more than {POSITIONAL} arguments by position"


def no_opening_sentence(file: Source) -> Iterator[Fault]:
    """Every file says first what it is for."""
    if "/migrations/" not in file.path and not ast.get_docstring(file.tree):
        yield 1, "the file does not open with what it is for"


def link_by_string(file: Source) -> Iterator[Fault]:
    """A link names the class, so that the import contracts see it; only "self" has no other way."""
    if "/migrations/" in file.path:
        return
    for call in calls(file.tree):
        if last_name(call.func) not in LINKS:
            continue
        targets = [*call.args[:1], *(word.value for word in call.keywords if word.arg == "to")]
        for target in targets:
            if isinstance(target, ast.Constant) and isinstance(target.value, str) and target.value != "self":
                yield call.lineno, f"the link to {target.value!r} must name the class"


def behind_the_journal(file: Source) -> Iterator[Fault]:
    """The database never changes rows by itself: the journal would not know."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Attribute | ast.Name):
            name = last_name(node)
            if name in ("CASCADE", "SET_NULL", "SET_DEFAULT", "DB_CASCADE", "DB_SET_NULL", "OneToOneField"):
                yield node.lineno, f"{name} is not for this house"
        elif isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add"):
            yield node.value.lineno, f"{node.arg} would take the time behind the caller's back"


def unique_for_everybody(file: Source) -> Iterator[Fault]:
    """Unique rules start with the workspace; tables between two tables are written out."""
    for call in calls(file.tree):
        name = last_name(call.func)
        words = {word.arg: word.value for word in call.keywords}
        unique = words.get("unique")
        if name.endswith(("Field", "Key", "WithinWorkspace")) and getattr(unique, "value", False) is True:
            yield call.lineno, "unique=True is unique over all workspaces: use a UniqueConstraint"
        if name == "ManyToManyField" and "through" not in words:
            yield call.lineno, "a many-to-many link needs a table of ours (through=…)"


def round_the_journal(file: Source) -> Iterator[Fault]:
    """Every write goes through the journal, which lives in workspace."""
    if not file.path.startswith("src/") or file.path.startswith(WRITERS + WITHOUT_TABLES):
        return
    for call in calls(file.tree):
        if not isinstance(call.func, ast.Attribute):
            continue
        name, bare = call.func.attr, not call.args and not call.keywords
        unknown = name == "delete" and bare and isinstance(call.func.value, ast.Name)
        if name == "save" or unknown or (name in WRITES and _on_rows(call.func.value)):
            yield call.lineno, f".{name}(…) writes round the journal"


def _on_rows(node: ast.expr) -> bool:
    """Tell whether a chain goes through a manager or a queryset of rows that the journal keeps."""
    chained = False
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        chained = chained or (isinstance(node, ast.Attribute) and node.attr in CHAINS)
        node = node.func if isinstance(node, ast.Call) else node.value
    return chained and last_name(node) not in NOT_JOURNALLED


def own_clock(file: Source) -> Iterator[Fault]:
    """Time is an argument; only the faces look at the clock."""
    if not file.path.startswith("src/") or file.path.startswith(FACES):
        return
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            if last_name(node.value) in ("datetime", "date", "timezone", "dt"):
                yield node.lineno, f"{last_name(node.value)}.{node.attr}: take the time as an argument"
        elif isinstance(node, ast.ImportFrom) and node.module == "django.utils.timezone":
            for alias in node.names:
                if alias.name in CLOCKS:
                    yield node.lineno, f"{alias.name} is imported: take the time as an argument"


def hidden_listener(file: Source) -> Iterator[Fault]:
    """Nothing happens by signal: who writes, calls."""
    if not file.path.startswith("src/"):
        return
    for node in ast.walk(file.tree):
        if isinstance(node, ast.ImportFrom):
            names = {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
        elif isinstance(node, ast.Import):
            names = {alias.name for alias in node.names}
        else:
            continue
        if names & SIGNALS:
            yield node.lineno, "Django's signals hide who calls whom"


def late_without_reason(file: Source) -> Iterator[Fault]:
    """An import inside a function gives its reason on the line."""
    for number, line in enumerate(file.text.splitlines(), 1):
        if re.search(r"#\s*noqa:[^#]*PLC0415(?!.*--\s*\S)", line):
            yield number, "a late import needs its reason: # noqa: PLC0415 -- why"


PLANTED: dict[Callable[[Source], Iterator[Fault]], tuple[str, list[str]]] = {
    too_long: ("src/askwell/x.py", ["def f():\n" + "    a = 1\n" * 50, "a = 1\n" * 401]),
    too_many_positional: (
        "src/askwell/x.py",
        ["def f(a, b, c, d, e, g): ...", "def f(self, a, b, c, d, e, g): ..."],
    ),
    no_opening_sentence: ("src/askwell/x.py", ["import os"]),
    link_by_string: (
        "src/askwell/practice/asking/models.py",
        [
            "models.ForeignKey('Contact', PROTECT)",
            "WithinWorkspace(to='a.B')",
            "models.ForeignKey['A', 'A']('A')",
        ],
    ),
    behind_the_journal: (
        "src/askwell/migrations/0001.py",
        ["on_delete=1; models.CASCADE", "SET_NULL", "F(auto_now=True)", "models.OneToOneField(A)"],
    ),
    unique_for_everybody: (
        "src/askwell/practice/asking/models.py",
        ["models.CharField(unique=True)", "models.ManyToManyField(Contact)"],
    ),
    round_the_journal: (
        "src/askwell/practice/asking/actions.py",
        [
            "contact.save()",
            "contact.delete()",
            "Contact.objects.filter(a=1).order_by('b').update(a=2)",
            "Contact.objects.create(a=1)",
            "contact.plans.all()[:3].delete()",
            "Contact._base_manager.bulk_create(rows)",
            "Contact.objects.all()._raw_delete(using)",
        ],
    ),
    own_clock: (
        "src/askwell/practice/asking/rules.py",
        [
            "datetime.datetime.now(UTC)",
            "date.today()",
            "Field(default=timezone.now)",
            "from django.utils.timezone import now",
        ],
    ),
    hidden_listener: (
        "src/askwell/config/start.py",
        [
            "from django.dispatch import receiver",
            "from django.db.models import signals",
            "import django.dispatch",
        ],
    ),
    late_without_reason: ("src/askwell/cli/x.py", ["import typst  # noqa: PLC0415"]),
}


@pytest.mark.parametrize("rule", PLANTED, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule: Callable[[Source], Iterator[Fault]], house: list[Source]) -> None:
    faults = [
        f"{file.path}:{line}: {fault}"
        for file in house
        if file.path != "tests/test_architecture.py" or rule is not late_without_reason
        for line, fault in rule(file)
    ]
    assert not faults, "\n".join(["", *faults])


@pytest.mark.parametrize("rule", PLANTED, ids=lambda rule: rule.__name__)
def test_a_planted_fault_is_found(rule: Callable[[Source], Iterator[Fault]]) -> None:
    path, texts = PLANTED[rule]
    assert [text for text in texts if not list(rule(source(path, text)))] == []


@pytest.mark.parametrize(
    "text",
    [
        '"""Says what it is for."""\nvalues.update(a=1)\nwrite.delete(contact)\nwrite.create(Contact, a=1)\n',
        '"""Says what it is for."""\nNextStep.objects.filter(pk=1).delete()\n',
        '"""Says what it is for."""\nmodels.ForeignKey("self", models.PROTECT)\nWithinWorkspace(Contact)\n',
        '"""Says what it is for."""\nmodels.ManyToManyField(Contact, through=Seat)\nat.today\nrow.now()\n',
        '"""Says what it is for."""\nimport typst  # noqa: PLC0415 -- start fast\n',
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    file = source("src/askwell/practice/asking/actions.py", text)
    assert [fault for rule in PLANTED for fault in rule(file)] == []


@pytest.mark.parametrize("name", ["run", "build", "test"])
def test_lock_files_carry_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    pins = re.findall(r"^[a-z0-9].*==", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"==[^\n]*\\\n\s+--hash=sha256:", text)) > 0
    assert "://" not in text
    assert "--index" not in text


def test_the_lock_of_the_module_checker_carries_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text("utf-8")
    assert '"integrity"' in text
    assert "://" not in text
