"""What a made-up tool has to do so that faults are tried on it."""

# ruff: noqa: ANN401 - what a tool says is JSON of any shape
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from narrows.domain.reading import Connector
from narrows.domain.streams import Source
from tests.fakes.server import Asked, Reply

Truth = set[tuple[str, str, str, datetime]]
"""Item, attribute, value and instant of every change of the items that are shown now."""


class FakeTool(Protocol):
    """A tool with a past, whose answers can be spoilt at places."""

    @property
    def name(self) -> str: ...

    @property
    def connector(self) -> Connector: ...

    @property
    def places(self) -> Mapping[str, Callable[[Asked], bool]]:
        """Name → which requests of a sync it is."""

    def respond(self, asked: Asked) -> Reply: ...

    def source(self, address: str) -> Source: ...

    def truth(self) -> Truth: ...

    def grow(self) -> None:
        """Time passes, with a new item and changes of old ones."""

    def delete(self, item: str) -> None: ...

    def move(self, item: str) -> str:
        """To another project; its new key."""

    def hide(self) -> None:
        """A part of the items is not for the token any more."""

    def show(self) -> None:
        """It is again."""

    @staticmethod
    def renamed(told: Any) -> Any:
        """An answer whose parts have other names."""
