"""Rows of one workspace only: outside a scope every read and every write raises."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db import models

M_co = TypeVar("M_co", bound=models.Model, covariant=True)

EVERY_WORKSPACE = 0
_current: ContextVar[int | None] = ContextVar("workspace", default=None)


class OutsideWorkspaceError(RuntimeError):
    """A query ran with no workspace chosen: a fault of ours, never of the person."""


@contextmanager
def inside(workspace_id: int) -> Iterator[None]:
    """Let queries see the rows of this workspace, and of no other, within the block."""
    token = _current.set(workspace_id)
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def lifted() -> Iterator[None]:
    """Let queries see the rows of every workspace: only for jobs, the command line and tests."""
    with inside(EVERY_WORKSPACE):
        yield


def current() -> int:
    """Return the id of the workspace in scope; raises OutsideWorkspaceError with none or with all."""
    workspace_id = _current.get()
    if not workspace_id:
        raise OutsideWorkspaceError
    return workspace_id


def is_lifted() -> bool:
    """Tell whether every workspace is in scope."""
    return _current.get() == EVERY_WORKSPACE


class WorkspaceManager(models.Manager[M_co]):
    """The only manager of a seeker's rows; it fails closed."""

    def get_queryset(self) -> models.QuerySet[M_co]:
        """Return the rows of the workspace in scope."""
        workspace_id = _current.get()
        if workspace_id is None:
            raise OutsideWorkspaceError(self.model.__name__)
        queryset = super().get_queryset()
        return queryset if workspace_id == EVERY_WORKSPACE else queryset.filter(workspace_id=workspace_id)


class WithinWorkspace(models.ForeignKey[Any, Any]):
    """A link inside one workspace: every join through it also asks for the same workspace."""

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **options: Any) -> None:
        super().__init__(to, on_delete, **options)

    def get_extra_restriction(self, alias: str, related_alias: str) -> Any:
        """Return "the linked row's workspace is this row's workspace" for the join's ON clause."""
        ours = self.model._meta.get_field("workspace")
        theirs = self.remote_field.model._meta.get_field("workspace")
        exact = ours.get_lookup("exact")
        return exact(ours.get_col(related_alias), theirs.get_col(alias))  # type: ignore[union-attr,misc]
