"""A square that a phone reads, drawn into the page."""

from markupsafe import Markup


def drawn(text: str, title: str) -> Markup:
    """Return a QR code of `text` as an SVG element with a title for those who cannot see it."""
    import segno

    made = segno.make(text, error="l", micro=False)
    return Markup(made.svg_inline(omitsize=True, border=2, title=title))  # noqa: S704 -- segno escapes the title
