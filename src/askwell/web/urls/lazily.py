"""Views that are imported when somebody first asks for one: a server answers sooner and stays smaller."""

from collections.abc import Callable
from importlib import import_module

from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]


class Views:
    """The views of the module `askwell.web.views.<name>`, by their names."""

    def __init__(self, name: str) -> None:
        self._module = f"{__package__.removesuffix('urls')}views.{name}"

    def __getattr__(self, name: str) -> View:
        """Return a view that imports the real one at its first request."""

        def view(request: HttpRequest, **places: object) -> HttpResponseBase:
            real: View = getattr(import_module(self._module), name)
            return real(request, **places)

        view.__name__ = name
        view.__module__ = self._module
        return view
