"""The deeds in which the invented story makes something of what was heard: marks, findings, the decision."""

from collections.abc import Callable

from askwell.practice.learning import actions as learning
from askwell.practice.learning import aims, deciding, queries
from askwell.practice.learning.models import Finding
from askwell.practice.learning.rules import Confidence, Stance, Vantage, Verdict
from askwell.practice.lifecycle.actions.demo_teller import Teller


def mark(teller: Teller, who: str, *, key: str, words: str, theme: str) -> None:
    """Mark words of what somebody said, with a theme."""
    learning.mark(teller.answer(who, key), words, theme=theme, **teller.now)


def place(teller: Teller, who: str, *, vantage: str) -> None:
    """Note from where somebody sees it."""
    learning.place(teller.present_goal, teller.known[who], Vantage(vantage), **teller.now)


def finding(
    teller: Teller, _: str, *, topic: int, claim: str, sure: str = "", **sides: list[list[str]]
) -> None:
    """State what was found, with the answers on each side: who, to which question, and which words of it."""
    confidence = Confidence(sure) if sure else None
    made = learning.state_finding(
        teller.present_goal, claim, topic=teller.topics[topic], confidence=confidence, **teller.now
    )
    for stance in Stance:
        for who, key, *words in sides.get(str(stance), []):
            answer = teller.answer(who, key)
            passage = learning.mark(answer, words[0], **teller.now) if words else None
            learning.weigh(made, answer, stance, passage=passage, **teller.now)


def options(teller: Teller, _: str, *, options: list[str], matters: list[str]) -> None:
    """Name the ways it could go, and what matters."""
    for text in options:
        deciding.add_option(teller.present_goal, text, **teller.now)
    for text in matters:
        deciding.add_criterion(teller.present_goal, text, **teller.now)


def judge(
    teller: Teller, _: str, *, option: int, matter: int, verdict: str, note: str, stands_on: list[str]
) -> None:
    """Say how one option does on one thing that matters; findings by the beginning of their claims."""
    found = deciding.deciding(teller.present_goal)
    findings = [_finding(teller, words) for words in stands_on]
    deciding.judge(
        found.options[option],
        found.criteria[matter],
        Verdict(verdict),
        note=note,
        findings=findings,
        **teller.now,
    )


def _finding(teller: Teller, words: str) -> Finding:
    claims = queries.findings_of(teller.present_goal.pk)
    return next(one.finding for one in claims if one.finding.claim.startswith(words))


def decide(teller: Teller, _: str, *, text: str, reasons: str, change_mind: str, review: str) -> None:
    """Write down what was decided."""
    deciding.decide(
        teller.present_goal,
        text,
        reasons=reasons,
        change_mind=change_mind,
        on=teller.today,
        review_on=teller.day(review),
        **teller.now,
    )


def aim(teller: Teller, _: str, *, text: str) -> None:
    """Set an aim for a week."""
    aims.set_aim(text, **teller.now)


DEEDS: dict[str, Callable[..., None]] = {
    "mark": mark,
    "place": place,
    "finding": finding,
    "options": options,
    "judge": judge,
    "decide": decide,
    "aim": aim,
}
