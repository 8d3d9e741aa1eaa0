"""Public holidays of a country, from the `holidays` library, read when the first day is looked up."""

from collections.abc import Container
from datetime import date
from functools import lru_cache


class PublicHolidays:
    """The public holidays of one country, whole-day and nationwide; a day is looked up with `in`."""

    def __init__(self, country: str) -> None:
        self._country = country

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in _of_year(self._country, day.year)


def public_holidays(country: str) -> Container[date]:
    """Return the holidays of a country by its ISO 3166 code; none where the code is not known."""
    code = country.strip().upper()
    return PublicHolidays(code) if len(code) == 2 and code.isalpha() else ()


@lru_cache(maxsize=256)
def _of_year(country: str, year: int) -> frozenset[date]:
    import holidays

    try:
        return frozenset(holidays.country_holidays(country, years=[year]))
    except NotImplementedError:
        return frozenset()
