"""What pages put out is escaped exactly as Jinja2 and markupsafe do it."""

from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from askwell.web.templating import environment, escaped

TEXTS = st.text(alphabet=st.one_of(st.sampled_from("<>&\"'"), st.characters(codec="utf-8")))
PAGE = """
{% macro part(name, other="<b>&") %}
<p title="{{ name }}">{{ name }}{{ other }}{{ caller() if caller is defined }}</p>
{% endmacro %}
{% set kept %}<i>{{ value }}</i>{% endset %}
{{ value }} {{ kept }} {{ value ~ value }} {{ value|upper }} {{ "<u>"|safe }} {{ number }} {{ nothing }}
{{ part(value) }} {% call part(markup, other=value) %}{{ value }}{% endcall %}
{% for one in [value, markup, number] %}<a href="{{ one }}">{{ loop.index }}: {{ one }}</a>{% endfor %}
{% autoescape false %}{{ value }}{% endautoescape %}
{% filter lower %}{{ value }}{% endfilter %}
{{ value if number else markup }}
"""


class Html:
    """Something that knows how it is written in a page."""

    def __html__(self) -> str:
        """Return it as it stands in a page."""
        return "<b>&amp;</b>"


class Odd(str):
    """A text of another class."""

    __slots__ = ()


@given(st.one_of(TEXTS, TEXTS.map(Odd), TEXTS.map(Markup), st.integers(), st.floats(), st.none()))
@example(Html())
def test_a_value_is_escaped_as_markupsafe_does(value: Any) -> None:
    assert str(escaped(value)) == str(escape(value))


def test_a_page_is_escaped_as_jinja_does(home: Path) -> None:
    options: dict[str, Any] = {"autoescape": True, "loader": DictLoader({"page.html": PAGE})}
    ours = environment(**options)
    theirs = Environment(trim_blocks=True, lstrip_blocks=True, **options)  # noqa: S701 -- it is on

    @given(TEXTS, TEXTS)
    def alike(value: str, marked: str) -> None:
        given_values = {"value": value, "markup": escape(marked), "number": 7, "nothing": None}
        pages = [one.get_template("page.html").render(given_values) for one in (ours, theirs)]
        assert pages[0] == pages[1]

    alike()
    code = ours.compile(PAGE, raw=True)
    assert "environment.escaped(" in code
