"""What is true of the wording of a question: the one thing to mend first, found by rules alone.

A good question asks about what really happened. The rules know English; in another language they
stay silent. A fault is a code, graver ones first: asking for work, selling, putting words into
somebody's mouth, two questions in one, and what a single word can answer.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What a question does that a better one would not; the gravest first."""

    JOB = "job"
    PITCHING = "pitching"
    LEADING = "leading"
    DOUBLE = "double"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Remark:
    """A fault, the words that show it, and the questions that a double one falls into."""

    fault: Fault
    shown_by: str
    parts: tuple[str, ...] = ()


_AUX = r"(?:do|does|did|is|are|am|was|were|have|has|had|can|could|will|would|should|may|might|must|shall)"
_WH = r"(?:how|what|why|when|where|who|whom|whose|which)"
_SELLING = (
    r"(?:app|tool|program|service|product|software|platform|website|invention|startup"
    r"|business idea|company|trial)"
)
_JOB = re.compile(
    r"\b(?:hiring|recruiting|vacanc(?:y|ies)|(?:any|an|the) openings?|open positions?"
    r"|my (?:cv|r[eé]sum[eé]|(?:job )?application)"
    r"|(?:hire|employ) me|take me on|consider me|good word for me|(?:recommend|refer"
    r"|suggest) me (?:for|to)"
    r"|work(?:ing)? (?:for|with) you\b(?=\?|,| in| from| as)|start (?:working|work) here"
    r"|hired by you|jobs? with you"
    r"|(?:job|jobs|position|place|role|opening|work|internship)s? for (?:me|someone like me"
    r"|somebody like me|an? intern)"
    r"|(?:give|get|find|offer) me an? (?:job|position|interview|internship|place)"
    r"|help me (?:get|find) (?:a|an|some) (?:job|work|position|internship)"
    r"|do you need (?:help|hands|anybody|anyone|somebody|someone|people)"
    r"|looking for (?:people|staff|somebody|someone|new people|employees)(?: at present| now"
    r"| at the moment)?\?"
    r"|i am looking for (?:a job|work))"
)
_PITCHING = re.compile(
    rf"\b(?:would (?:you|people|customers|clients|anybody|anyone|your \w+|\w+ like you)(?: ever"
    rf"| like you| also)* "
    r"(?:buy|pay|use|try|order|subscribe|sign up|switch to|become my|be interested in (?:our|my|a))"
    rf"|would (?:a|an) {_SELLING} like"
    rf"|(?:my|our) (?:new |own |little )?(?:idea|{_SELLING})\b"
    r"|like (?:mine|ours|us)\b|become my|from me\b"
    r"|(?:i|we)(?:'ve| have|'m| am|'re| are)? (?:just )?(?:built|build|building|developed"
    r"|developing|created|launched|launching|offer|sell|made an?)\b"
    r"|how much would you pay|at what price would|what would you pay|(?:a|quick|short|my) demo\b"
    r"|free trial"
    r"|interest you in|interested in (?:my|our)|see a market for"
    rf"|imagine an? (?:\w+ )?{_SELLING}|if (?:there were|there was|you had) an? (?:\w+ )?{_SELLING})"
)
_LEADING = re.compile(
    r"(?:^(?:so |and |but )?(?:do|does|is|are|was|were|wo|would|should|have|has|ca|could|did)n't\b"
    r"|^(?:surely|obviously|clearly|naturally|of course|certainly|as we all know|every(?:body"
    r"|one) (?:says|knows|agrees))\b"
    r"|^(?:i|we) (?:suppose|guess|assume|imagine|bet|take it|expect|presume)\b"
    r"|^(?:so )?you (?:must|probably|surely|would|don't|never|are|clearly|certainly|have to)\b"
    r"|^(?:it|that) (?:must|is|was|has|sounds|seems)\b.*\?|^so (?:you|it|they)\b"
    r"|\b(?:you agree|we all agree)\b|^is it not\b"
    r"|^how (?:awful|terrible|great|amazing|wonderful|horrible|fantastic|bad|boring|exciting|lovely)\b"
    r"|^how much (?:do|did) you (?:enjoy|love|like|hate|miss)\b"
    r"|^why (?:is|are|was|do|does)\b.*\bso (?:much )?(?:better|worse|bad(?:ly)?|terribl[ey]|great"
    r"|wonderful|unfair(?:ly)?|slow|expensive)\b"
    rf"|, (?:right|correct|no|{_AUX}(?:n't)?(?: not)? (?:it|you|they|he|she|we|there|that))\?$)"
)
_LEAVE = re.compile(
    r"^(?:may i|shall (?:i|we)|can i|could i|is (?:this|now) (?:still )?a good (?:moment|time)"
    r"|would (?:it be (?:all right|alright|okay|ok|possible)|you (?:mind|rather|be (?:comfortable"
    r"|willing|open)))"
    r"|(?:could|can|would|will) you (?:please |perhaps |maybe |also |briefly )?"
    r"(?:tell|walk|describe|show|give|explain|name|share|talk|help|say|take me|point|introduce"
    r"|send|sketch|think of)"
    r"|(?:is|was) there (?:any(?:thing|one|body)|some(?:thing|one|body)|a moment)"
    r"|do you know (?:of )?(?:any|some)(?:one|body|thing))\b"
)
_FOLLOWED = re.compile(rf"\b(?:and|so|if so,?) {_WH}\b")
_ASKS = re.compile(rf"^(?:and |so |but )?(?:{_AUX})\b")
_LEAD_IN = re.compile(rf"^(?!{_WH}\b(?! you\b))[^,?]{{1,40}}, (?={_AUX} )")
_JOINED = re.compile(rf"(?:,|;)? (?:and|or|but) (?={_WH}\b)|(?<=\?) (?:and )?(?={_WH}\b)|, (?={_WH} )")
_POINTS_BACK = re.compile(
    r"\b(?:it|its|that|this|these|those|they|them|their|then|so|one|ones|else|there|themselves|instead)\b"
    r"|\bto\?*$"
)
_LISTED = re.compile(r"^what (?:is|are|were|was) (?:the|your) \w+, (?:the|your) \w+,? and (?:the|your) \w+")
_SMALL = frozenset(
    "a an the and or to of in on at for with from by you your do does did is are was were have has had be "
    "what "
    "how why when where who whom whose which would could can will should make makes made get go".split()
)


def look(text: str) -> Remark | None:
    """Return what to mend first in the wording of a question, None where there is nothing to say."""
    said = " ".join(text.replace("’", "'").split())
    plain = said.lower()
    for find in (_asks_for_work, _sells, _leads, _asks_twice, _is_closed):
        if remark := find(plain, said):
            return remark
    return None


def _matching(fault: Fault, pattern: re.Pattern[str]) -> Callable[[str, str], Remark | None]:
    def find(plain: str, said: str) -> Remark | None:
        for start in _starts(plain):
            if found := pattern.search(plain[start:]):
                return Remark(fault, said[start + found.start() : start + found.end()].strip(" ,"))
        return None

    return find


def _starts(plain: str) -> list[int]:
    """Return where each sentence begins: a fault may stand in any of them."""
    return [0, *(found.end() for found in re.finditer(r"[.;:?!] +", plain))]


_asks_for_work = _matching(Fault.JOB, _JOB)
_sells = _matching(Fault.PITCHING, _PITCHING)
_leads = _matching(Fault.LEADING, _LEADING)


def _asks_twice(plain: str, said: str) -> Remark | None:
    if _LISTED.search(plain):
        return Remark(Fault.DOUBLE, said.rstrip("?"))
    if not re.match(rf"(?:and |so )?(?:[^,]+, )?{_WH}\b", plain):
        return None
    begins = [0, *(found.end() for found in _JOINED.finditer(plain))]
    ends = [*(found.start() for found in _JOINED.finditer(plain)), len(plain)]
    parts = [
        (plain[start:end].strip(" ,;?"), said[start:end]) for start, end in zip(begins, ends, strict=True)
    ]
    while parts and not re.match(rf"(?:and |so )?{_WH}\b", parts[0][0]):
        parts = parts[1:]
    first = parts[0][0] if parts else ""
    for further, _ in parts[1:]:
        if _another_matter(first, further):
            return Remark(Fault.DOUBLE, further, tuple(_as_question(shown) for _, shown in parts))
    return None


def _another_matter(first: str, further: str) -> bool:
    """Tell whether a clause asks about something else than the clause before it."""
    words = re.findall(r"[\w']+", further)
    if not re.search(rf"\b(?:{_AUX}|{_WH} \w+s|this|many|much)\b", further) or _POINTS_BACK.search(further):
        return bool(re.match(r"why this \w+$", further) and re.match(r"why this", first))
    if (len(words) <= 4 and words[0] in {"when", "where", "why"}) or further.startswith("what makes"):
        return False
    shared = set(words) & set(re.findall(r"[\w']+", first)) - _SMALL
    return not shared


def _as_question(text: str) -> str:
    kept = text.strip(" ,;?.")
    return f"{kept[:1].upper()}{kept[1:]}?"


def _is_closed(plain: str, said: str) -> Remark | None:
    last = plain[_starts(plain.rstrip("? "))[-1] :]
    asked = _LEAD_IN.sub("", re.sub(r"^(?:and|so|but) ", "", last))
    if not _ASKS.match(asked) or _LEAVE.match(asked) or _FOLLOWED.search(asked) or " or " in asked:
        return None
    del said
    return Remark(Fault.YES_NO, " ".join(asked.split()[:2]).capitalize() + " …")
