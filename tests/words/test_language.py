"""The language that is spoken is Django's own, inside a block and outside of it."""

import pytest
from django.conf import LazySettings
from django.utils import translation

from askwell.words.language import language, speaking


def test_the_language_is_that_of_the_block_and_then_the_one_before() -> None:
    before = language()
    with speaking("de"):
        assert (language(), translation.get_language()) == ("de", "de")
        with speaking("fr"):
            assert (language(), translation.get_language()) == ("fr", "fr")
        with pytest.raises(ValueError, match="stop"), speaking("el"):
            raise ValueError("stop")
        assert (language(), translation.get_language()) == ("de", "de")
    assert language() == before


def test_the_option_comes_before_the_readers_language(settings: LazySettings) -> None:
    settings.ASKWELL_FIXED_LANGUAGE = "el"
    with speaking("de"):
        assert language() == "el"


def test_where_nobody_speaks_it_is_as_django_has_it() -> None:
    with translation.override("de"):
        assert language() == "de"
    with speaking(""):
        assert language() == "en"
