"""What an organization's name has in common with its other spellings: the words without the legal form.

A form goes only where it stands: most at the end ("Acme Ltd."), some in front ("ООО «Ромашка»"), a few
written together with the name ("株式会社日立製作所"). A name that is nothing else stays ("Limited"). Words
that say what an organization is are no form: "Acme Holding" is not "Acme", "Co-op" is not "op".
"""

import unicodedata
from functools import cache
from typing import NamedTuple

from askwell.kernel import names

_ENDS = """
ltd limited inc incorporated corp corporation company co cie cia llc llp lllp pllc plc ulc dac clg pty pte pvt
coltd ptyltd pteltd pvtltd teoranta LP PC CIC NPC p.a. n.a. l.c. c.c.
gmbh ggmbh mbh gesmbh ug ag kg cokg kgaa ohg gbr partg partgmbb ekfm ekfr eK eV eG eU OG
aktiengesellschaft kommanditgesellschaft haftungsbeschrankt
ab aktiebolag aktiebolaget HB oy oyj AS asa aps i.s. hf ehf OÜ sia uab SE
bv nv vof bvba cvba sprl scrl asbl vzw
sa sarl sas sasu eurl snc selarl SCI SCP sagl srl srls SpA s.c.s. ltee limitee incorporee
sl slu sll s.l.p. sau SAC s.a.a. c.a. c.v. ltda lda unipessoal sgps eireli eirl
sro a.s. v.o.s. k.s. spzoo s.k.a. doo jdoo dooel d.d. a.d. kft Bt zrt nyrt shpk ood eood ead AŞ
sdn bhd berhad tbk PLT wll fze fzco fz-llc jsc pjsc ojsc cjsc pcl KK g.k. a.e. e.p.e. i.k.e. o.e. OOO OAO
ZAO PAO ооо оао зао пао ао тов прат пат тоо оод еоод ад еад доо αε επε ικε οε εε
בעמ ذمم شمم شمع 株式会社 有限会社 合同会社 株 有 주식회사 유한회사 주 有限公司 จำกัด
"""
"""Single words. In small letters: however it is written. With capitals: so, or with dots. With dots: only
with dots or strokes, for the word alone means something else ("Day Spa", "Philadelphia PA")."""
_ENDS_OF_WORDS = (
    "private limited, public limited, proprietary limited, public company limited, fz llc, "
    "limited partnership, limited liability company, limited liability partnership, "
    "gesellschaft mbh, gesellschaft mit beschrankter haftung, gesellschaft burgerlichen rechts, "
    "eingetragener verein, e v, e k, s a, s l, b v, n v, a s, s p a, s r l, s r o, g m b h, l l c, "
    "sa de cv, srl de cv, sapi de cv, s de rl de cv, s de rl, s en c, sociedad limitada, sociedad anonima, "
    "societe anonyme, societa per azioni, spol s ro, sp z oo, sp z o o, sp zoo, sp k, sp j, spolka akcyjna, "
    "spolka z oo, spolka z ograniczona odpowiedzialnoscia, ltd sti, limited sirketi, anonim sirketi, "
    "kabushiki kaisha, godo kaisha, בע מ, ذ م م, ش م م, จำกัด มหาชน"
)
_FRONTS = """
OOO OAO ZAO PAO k.k.
ооо оао зао пао ао тов прат пат тоо 株式会社 有限会社 合同会社 株 有 주식회사 유한회사 주 บริษัท
"""
_FRONTS_OF_WORDS = "kabushiki kaisha, cong ty tnhh, cong ty co phan, общество с ограниченной ответственностью"
_GLUED_IN_FRONT = ("株式会社", "有限会社", "合同会社", "주식회사", "유한회사")
_GLUED_BEHIND = ("股份有限公司", "有限责任公司", "有限責任公司", "有限公司", *_GLUED_IN_FRONT)

_AND = {"and": "&", "und": "&", "et": "&"}
_LOOSE = frozenset("&-")
"""What joins two words says nothing once the second is gone."""
_NO_NAME = frozenset(("&", "-", "the", "der", "die", "das"))
_PLAIN = str.maketrans(
    dict.fromkeys("'’‘`´ʼʻ′״")
    | dict.fromkeys(',;:"“”„‟«»‹›()[]{}、，；：（）「」『』【】《》〈〉', " ")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"&": " & ", "＆": " & ", "．": ".", "。": "."}
)
_NO_DOTS = str.maketrans({".": None})
_NO_MARKS = str.maketrans({".": None, "/": None})


class _Form(NamedTuple):
    """The words of a form, folded, and how it must be written: "" is anyhow, else so or with dots."""

    words: tuple[str, ...]
    written: str


_Forms = dict[str, list[_Form]]


def key(name: str) -> str:
    """Return the form of an organization's name that compares equal; "" only for a name of blanks."""
    plain = name.translate(_PLAIN)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain).translate(_PLAIN)
    found = [_AND.get(word, word) for word in names.fold(plain).translate(_NO_DOTS).split()]
    if not found:
        return " ".join(names.fold(name).split()) or name.strip()
    ends, fronts = _ends(), _fronts()
    bare = found[-1].replace("/", "")
    if not found[-1].isascii() or bare in ends or found[0] in fronts or found[-1] in _LOOSE:
        found = _without(found, [word for word in plain.split() if names.fold(word).translate(_NO_DOTS)])
    return " ".join(found)


def _without(found: list[str], raw: list[str]) -> list[str]:
    """Return words without the forms in front and behind; `raw` are they as they are written."""
    if len(raw) != len(found):
        raw = found
    while True:
        behind = _ending(found, raw)
        ahead = 0 if behind else _beginning(found, raw)
        if behind or ahead:
            found, raw = found[ahead : len(found) - behind], raw[ahead : len(raw) - behind]
        elif (alone := _unglued(found)) != found:
            found = raw = alone
        else:
            return found


def _ending(found: list[str], raw: list[str]) -> int:
    """Return how many words at the end go."""
    if len(found) > 1 and found[-1] in _LOOSE and not _is_no_name(found[:-1]):
        return 1
    for form in _ends().get(found[-1].replace("/", ""), ()):
        size = len(form.words)
        bare = tuple(word.replace("/", "") for word in found[-size:])
        if bare == form.words and not _is_no_name(found[:-size]) and _is_written(form, raw[-1]):
            return size
    return 0


def _beginning(found: list[str], raw: list[str]) -> int:
    """Return how many words in front go."""
    for form in _fronts().get(found[0], ()):
        size = len(form.words)
        if tuple(found[:size]) == form.words and not _is_no_name(found[size:]) and _is_written(form, raw[0]):
            return size
    return 0


def _is_no_name(rest: list[str]) -> bool:
    return all(word in _NO_NAME for word in rest)


def _is_written(form: _Form, raw: str) -> bool:
    return not form.written or raw.rstrip(".") == form.written or "." in raw.rstrip(".") or "/" in raw


def _unglued(found: list[str]) -> list[str]:
    """Return words without a form that is written together with the first or last."""
    for form in _glued_in_front():
        if found[0].startswith(form) and found[0] != form:
            return [found[0].removeprefix(form), *found[1:]]
    for form in _glued_behind():
        if found[-1].endswith(form) and found[-1] != form:
            return [*found[:-1], found[-1].removesuffix(form)]
    return found


@cache
def _ends() -> _Forms:
    """Return the forms that stand at the end, by their last word, the longest first."""
    return _by(-1, _ENDS, _ENDS_OF_WORDS)


@cache
def _fronts() -> _Forms:
    """Return the forms that stand in front, by their first word, the longest first."""
    return _by(0, _FRONTS, _FRONTS_OF_WORDS)


@cache
def _glued_in_front() -> list[str]:
    return [names.fold(form) for form in _GLUED_IN_FRONT]


@cache
def _glued_behind() -> list[str]:
    return [names.fold(form) for form in _GLUED_BEHIND]


def _by(place: int, single: str, of_words: str) -> _Forms:
    forms = [
        _Form(
            (names.fold(one).translate(_NO_MARKS),),
            "" if one == one.lower() and "." not in one else one,
        )
        for one in single.split()
    ]
    forms += [_Form(tuple(names.fold(one).split()), "") for one in of_words.split(", ")]
    found: _Forms = {}
    for form in sorted(forms, key=lambda one: -len(one.words)):
        found.setdefault(form.words[place], []).append(form)
    return found
