"""Every address leads to a view that is there."""

from importlib import import_module

from askwell.web.urls import urlpatterns


def test_every_view_that_an_address_names_exists() -> None:
    """A view is imported at its first request: a wrong name would not be seen before."""
    missing = [
        f"{one.callback.__module__}.{one.callback.__name__}"
        for one in urlpatterns
        if not callable(getattr(import_module(one.callback.__module__), one.callback.__name__, None))
    ]
    assert not missing
