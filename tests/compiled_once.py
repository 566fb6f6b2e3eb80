"""What SQLAlchemy makes of a statement is kept for all stores of a process, not for each anew.

A test opens a store of its own, and its engine would compile each statement again: an eighth of what
tests of commands and pages take. Outside of tests a process has one store, and an engine that keeps.
"""

from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

Key = tuple[Any, ...]
MOST = 5_000
"""Statements that are kept; one more, and all begins anew, for some tests make tables of their own."""


class Compiled(dict[Key, Any]):
    """Statements by what they are asked of: any SQLite, any PostgreSQL."""

    def get(self, key: Key, default: Any = None) -> Any:  # noqa: ANN401 - as SQLAlchemy has it
        return super().get(_of_any(key), default)

    def __setitem__(self, key: Key, compiled: object) -> None:
        if len(self) >= MOST:
            self.clear()
        super().__setitem__(_of_any(key), compiled)


def _of_any(key: Key) -> Key:
    # An engine's own dialect stands first; those of one name are all set up in one way.
    dialect, *rest = key
    return (dialect.name, *rest)


def share() -> None:
    """Let all engines that this process opens keep what they compile in one place."""
    compiled = Compiled()

    @event.listens_for(Engine, "engine_connect")
    def keep(connection: Connection) -> None:
        connection.execution_options(compiled_cache=compiled)
