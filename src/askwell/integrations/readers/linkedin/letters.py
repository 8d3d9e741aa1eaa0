"""Who wrote to whom: messages and invitations gathered by person, without a word of what was said."""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from askwell.integrations.readers.linkedin.dates import iso_moment
from askwell.integrations.readers.linkedin.recipients import HIDDEN, Party, are_several, party, recipients
from askwell.integrations.readers.linkedin.tables import Row
from askwell.integrations.readers.naming import spoken
from askwell.kernel.drafts import DraftTouch

MOST_TOUCHES = 400
"""Of one person; the newest ones are kept."""
_CHANNEL = "linkedin"
_ADVERT = '<p class="spinmail'
_LONGEST_KEY = 100


class _Letter(NamedTuple):
    sender: Party
    to: tuple[Party, ...]
    at: str
    talk: str
    advert: bool


@dataclass(slots=True)
class Correspondent:
    """Somebody the seeker exchanged letters with, and the letters oldest first."""

    party: Party
    touches: list[DraftTouch] = field(default_factory=list)
    advert: bool = True
    """Whether all they sent was advertising."""

    @property
    def was_written_to(self) -> bool:
        """Whether the seeker ever wrote to them."""
        return any(one.way == "out" for one in self.touches)


@dataclass(slots=True)
class Letters:
    """All letters of an export, and by them the people; `own_name` is the seeker's, "" to find it out."""

    own_name: str = ""
    broken: int = 0
    hidden: int = 0
    lists: dict[str, None] = field(default_factory=dict)
    """What stood in TO and names several people without their profiles; found out by `people`."""
    _letters: list[_Letter] = field(default_factory=list)
    _own: Counter[Party] = field(default_factory=Counter)

    def add_messages(self, rows: Iterable[Row | None]) -> None:
        """Take in messages.csv; drafts were never sent, so they do not count."""
        for row in rows:
            if row is None:
                self.broken += 1
            elif "true" not in (row.get("ismessagedraft", "").lower(), row.get("isconversationdraft", "")):
                sender = party(row.get("from", ""), row.get("senderprofileurl", ""))
                to = recipients(row.get("to", ""), row.get("recipientprofileurls", ""))
                advert = row.get("content", "").lstrip().startswith(_ADVERT)
                talk = row.get("conversationid", "")
                self._add(_Letter(sender, to, iso_moment(row.get("date", "")), talk, advert))

    def add_invitations(self, rows: Iterable[Row | None]) -> None:
        """Take in Invitations.csv: which of the two is the seeker stands there."""
        for row in rows:
            if row is None:
                self.broken += 1
                continue
            sender = party(row.get("from", ""), row.get("inviterprofileurl", ""))
            to = party(row.get("to", ""), row.get("inviteeprofileurl", ""))
            direction = row.get("direction", "").upper()
            if direction in ("OUTGOING", "INCOMING"):
                self._own[sender if direction == "OUTGOING" else to] += 1
            self._add(_Letter(sender, (to,), iso_moment(row.get("sentat", "")), "invitation", advert=False))

    def _add(self, letter: _Letter) -> None:
        if letter.sender.folded == HIDDEN or not letter.sender.name:
            self.hidden += 1
        else:
            self._letters.append(letter)

    def people(self, listed: AbstractSet[str] = frozenset()) -> list[Correspondent]:
        """Return everybody the seeker wrote with, each once; talks of more than two tell of no tie.

        `listed` are the folded names of the connections: they help to tell a list of names from a name.
        """
        is_own = self._recogniser()
        known = {HIDDEN, is_own.name or is_own.party.folded, *listed, *self._surely_named()}
        found: dict[str, Correspondent] = {}
        for letter in self._letters:
            out = is_own(letter.sender)
            others = [one for one in letter.to if not is_own(one)] if out else [letter.sender]
            if len(others) != 1 or len(letter.to) > 1 or not others[0].name:
                continue
            if are_several(letter.to[0], known) and not is_own(letter.to[0]):
                self.lists[letter.to[0].name] = None
                continue
            one = found.setdefault(others[0].key or others[0].folded, Correspondent(others[0]))
            one.advert = one.advert and letter.advert
            if letter.at and not letter.advert:
                name = f"{letter.talk}:{letter.at}"[:_LONGEST_KEY]
                one.touches.append(DraftTouch(letter.at, "out" if out else "in", _CHANNEL, "", name))
        for one in found.values():
            one.touches = sorted(dict.fromkeys(one.touches))[-MOST_TOUCHES:]
        return list(found.values())

    def _surely_named(self) -> Iterator[str]:
        """Give the folded names that are surely of one person each."""
        for letter in self._letters:
            yield letter.sender.folded
            yield from (one.folded for one in letter.to if "," not in one.name)

    def _recogniser(self) -> "_Own":
        if not self._own:
            self._own.update(
                party for letter in self._letters for party in dict.fromkeys((letter.sender, *letter.to))
            )
        own = spoken(self.own_name).casefold()
        named = Counter({party: n for party, n in self._own.items() if party.folded == own})
        likely = (named or self._own).most_common(1)
        return _Own(likely[0][0] if likely else Party(""), own)


@dataclass(frozen=True, slots=True)
class _Own:
    """Tells whether somebody is the seeker: by the profile where both have one, else by name."""

    party: Party
    name: str

    def __call__(self, other: Party) -> bool:
        """Compare."""
        if self.party.key and other.key:
            return self.party.key == other.key
        return other.folded == (self.name or self.party.folded)


def named(people: Iterable[Correspondent]) -> Iterator[tuple[str, Correspondent]]:
    """Give (folded name, person) of those whose name only one of them has."""
    count = Counter(one.party.folded for one in people)
    yield from ((one.party.folded, one) for one in people if count[one.party.folded] == 1)
