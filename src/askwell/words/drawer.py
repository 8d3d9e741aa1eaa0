"""What is said about the drawer: what is to be bought."""

from django.utils.translation import gettext as _

from askwell.practice.thanking.queries import Left


def supplies(left: Left) -> list[str]:
    """Return what is to be bought: each thing of which one or none is left."""
    words = (
        (left.stamps, _("Buy stamps: none is left."), _("Buy stamps: one is left.")),
        (left.envelopes, _("Buy envelopes: none is left."), _("Buy envelopes: one is left.")),
        (left.cards, _("Buy cards: none is left."), _("Buy cards: one is left.")),
    )
    return [one if count else none for count, none, one in words if count is not None and count <= 1]
