"""Every address leads to a view that is there."""

import re
from importlib import import_module

from django.urls import reverse

from askwell.web.addresses import address
from askwell.web.urls import urlpatterns


def test_every_view_that_an_address_names_exists() -> None:
    """A view is imported at its first request: a wrong name would not be seen before."""
    missing = [
        f"{one.callback.__module__}.{one.callback.__name__}"
        for one in urlpatterns
        if not callable(getattr(import_module(one.callback.__module__), one.callback.__name__, None))
    ]
    assert not missing


def test_every_address_is_the_one_that_django_makes() -> None:
    """Addresses are read from the routes as they are written, without Django's way of reversing them."""
    uid = "f" * 32
    for one in urlpatterns:
        parts = re.findall(r"<(\w+):", str(one.pattern))
        values = [3 if kind == "int" else uid for kind in parts]
        assert address(str(one.name), *values) == reverse(str(one.name), args=values)
