"""The print shop: folded cards, envelopes, business cards, labels, each composed from what is recorded.

Options, all with a usual value: `words_inside`, `cover` and `fold` of a card; `envelope`, the kind of one;
`stock`, a sheet of cards or labels; `nudge` in mm; `code`, whether a card has a square to scan; `skip`,
labels that are gone from the first sheet.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from askwell.integrations.printing import stocks
from askwell.kernel.errors import N_, BadInputError, UsageError
from askwell.practice.holding import queries as holding
from askwell.practice.holding.rules import PermissionAnswer, PermissionKind
from askwell.practice.thanking import queries as thanking
from askwell.practice.thanking.models import Card
from askwell.words import dates, envelopes, papers
from askwell.words.scripts.lines import said
from askwell.workspace.models import Seeker

if TYPE_CHECKING:
    from askwell.integrations.printing import shop
    from askwell.integrations.printing.papers import Paper
    from askwell.words.papers import Order


def usual_envelope(seeker: Seeker) -> str:
    """Return the envelope that fits a card folded from the seeker's paper."""
    return "A2" if seeker.paper == "letter" else "C6"


def _form(order: "Order") -> "shop.EnvelopeForm":
    from askwell.integrations.printing import shop  # noqa: PLC0415 -- loaded at the first print

    name = str(order.options.get("envelope") or usual_envelope(order.seeker))
    if name not in stocks.ENVELOPES:
        raise UsageError(
            N_("There is no envelope {name}. There are: {known}."),
            name=name[:20],
            known=", ".join(stocks.ENVELOPES),
        )
    width, height = stocks.ENVELOPES[name]
    zone = stocks.zone_of(order.seeker.country).rectangle(width, height)
    return shop.EnvelopeForm(width=width, height=height, zone=zone, nudge=_nudge(order.options, order.seeker))


def _nudge(options: Mapping[str, Any], seeker: Seeker) -> tuple[float, float]:
    """Return the nudge asked for, else that of the seeker's own printer."""
    x, y = options.get("nudge") or (seeker.nudge_right, seeker.nudge_down)
    return float(x), float(y)


def _letter(order: "Order", card: Card) -> "shop.Letter":
    from askwell.integrations.printing import shop  # noqa: PLC0415 -- loaded at the first print

    known = envelopes.addressed(card.contact, order.seeker)
    if known is None:
        raise BadInputError(N_("There is no address of {name} yet. Ask which one you may use."),
                            name=card.contact.full_name)  # fmt: skip
    return shop.Letter(address=known.lines, sender=envelopes.sender(order.seeker))


def _face(order: "Order", card: Card) -> "shop.CardFace":
    from askwell.integrations.printing import shop  # noqa: PLC0415 -- loaded at the first print
    from askwell.practice.asking import queries as asking  # noqa: PLC0415 -- only for cards

    cover = str(order.options.get("cover") or "frame")
    quote = quote_of(card) if cover == "quote" else ""
    met = dates.full(card.met_on).partition(", ")[2] or dates.full(card.met_on)
    return shop.CardFace(
        words=papers.card_words_of(card, order.seeker, order.today),
        words_inside=bool(order.options.get("words_inside")),
        cover=said(asking.own_wordings(), "card.cover", "").text,
        cover_design=cover,
        quote=quote,
        quote_said=_("you told me, {day}").format(day=met) if quote else "",
    )


def quote_of(card: Card) -> str:
    """Return the one sentence of theirs that may stand on a cover: by permission, never off the record."""
    if card.interview_id is None:
        return ""
    if holding.permissions_of(card.contact_id).get(PermissionKind.QUOTE) is not PermissionAnswer.GIVEN:
        return ""
    found = [one for one in holding.answers_of(card.interview_id) if one.quote and not one.off_record]
    found.sort(key=lambda one: not one.starred)
    return " ".join(found[0].text.split()) if found else ""


def _thank_you_card(order: "Order") -> "Paper":
    from askwell.integrations.printing import shop  # noqa: PLC0415 -- loaded at the first print

    card = order.card()
    with_envelope = bool(order.options.get("envelope"))
    return shop.ThankYouCards(
        contact=card.contact.full_name,
        faces=(_face(order, card),),
        fold=str(order.options.get("fold") or "quarter"),
        letters=(_letter(order, card),) if with_envelope else (),
        envelope=_form(order) if with_envelope else None,
        nudge=_nudge(order.options, order.seeker),
        **papers.frame(),
    )


def _waiting_cards(order: "Order") -> "Paper":
    """Return every card that waits to be posted, each with its envelope where one is named."""
    from askwell.integrations.printing import shop  # noqa: PLC0415 -- loaded at the first print

    cards = thanking.waiting()
    if not cards:
        raise BadInputError(N_("No card waits to be written."))
    with_envelopes = bool(order.options.get("envelope"))
    return shop.ThankYouCards(
        contact="",
        faces=tuple(_face(order, one) for one in cards),
        fold=str(order.options.get("fold") or "quarter"),
        letters=tuple(_letter(order, one) for one in cards) if with_envelopes else (),
        envelope=_form(order) if with_envelopes else None,
        nudge=_nudge(order.options, order.seeker),
        **papers.frame(),
    )


def _envelope(order: "Order") -> "Paper":
    from askwell.integrations.printing import shop  # noqa: PLC0415 -- loaded at the first print

    form = _form(order)
    return shop.Envelopes(
        letters=(_letter(order, order.card()),),
        width=form.width,
        height=form.height,
        zone=form.zone,
        nudge=form.nudge,
        **papers.frame(),
    )


def _labels(order: "Order") -> "Paper":
    """Return labels for every card that waits to be posted and has an address."""
    from askwell.integrations.printing import shop  # noqa: PLC0415 -- loaded at the first print

    usual = "5160" if order.seeker.paper == "letter" else "L7160"
    known = [envelopes.addressed(one.contact, order.seeker) for one in thanking.waiting()]
    pieces = tuple(shop.Letter(address=one.lines) for one in known if one)
    if not pieces:
        raise BadInputError(N_("No card with an address waits to be posted."))
    return shop.SheetOfLabels(
        pieces=pieces,
        stock=stocks.labels(str(order.options.get("stock") or usual)),
        skip=int(order.options.get("skip") or 0),
        nudge=_nudge(order.options, order.seeker),
        **papers.frame(),
    )


def _business_cards(order: "Order") -> "Paper":
    seeker = order.seeker
    lines = (seeker.phone, seeker.email, ", ".join(part for part in (seeker.town, seeker.country) if part))
    return _cards(order, intent=seeker.intro, lines=lines)


def _calling_cards(order: "Order") -> "Paper":
    return _cards(order, intent="", lines=(order.seeker.phone, order.seeker.town))


def _cards(order: "Order", *, intent: str, lines: Sequence[str]) -> "Paper":
    from askwell.integrations.printing import shop  # noqa: PLC0415 -- loaded at the first print

    seeker = order.seeker
    if not seeker.name:
        raise BadInputError(N_("Write what people call you first, under “About you”."))
    usual = "plain-letter" if seeker.paper == "letter" else "plain-a4"
    stock = stocks.cards(str(order.options.get("stock") or usual))
    piece = shop.BusinessCard(name=seeker.name, intent=intent, lines=tuple(line for line in lines if line))
    return shop.SheetOfCards(
        pieces=(piece,) * stock.count,
        stock=stock,
        code=_code(seeker) if order.options.get("code") else "",
        nudge=_nudge(order.options, order.seeker),
        **papers.frame(),
    )


def _code(seeker: Seeker) -> str:
    """Return a square to scan (SVG) that puts the seeker into somebody's address book."""
    from segno import helpers

    made = helpers.make_vcard(
        name=seeker.name,
        displayname=seeker.name,
        phone=seeker.phone or None,
        email=seeker.email or None,
        city=seeker.town or None,
    )
    drawn = str(made.svg_inline(border=0))
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _printer_test(order: "Order") -> "Paper":
    from askwell.integrations.printing import shop  # noqa: PLC0415 -- loaded at the first print

    return shop.PrinterTest(nudge=_nudge(order.options, order.seeker), **papers.frame())


MAKERS: dict[str, Callable[["Order"], "Paper"]] = {
    "thank-you-card": _thank_you_card,
    "waiting-cards": _waiting_cards,
    "envelope": _envelope,
    "labels": _labels,
    "business-cards": _business_cards,
    "calling-cards": _calling_cards,
    "printer-test": _printer_test,
}


def sheet_of(kind: str, seeker: Seeker, options: Mapping[str, Any]) -> str:
    """Return the paper a kind is printed on: that of its stock, else the seeker's."""
    name = str(options.get("stock") or "")
    stock = (
        {**stocks.CARDS, **stocks.LABELS}.get(name)
        if kind in {"business-cards", "calling-cards", "labels"}
        else None
    )
    return stock.paper if stock else seeker.paper
