"""An item of GitHub on its way into changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from narrows.connectors.github.events import Event
from narrows.connectors.json_values import Object
from narrows.domain.work import Attribute, Change

PULL_TYPE = "Pull request"
"""The item type of a pull request where no label says another."""


@dataclass(slots=True)
class History:
    """The changes of one item.

    Attributes:
        item: Its key; empty where it cannot be used.
        faults: What could not be used, in words.
        n_events: Events that could be read, those among them that are not shown.
    """

    item: str
    faults: list[str] = field(default_factory=list)
    n_events: int = 0
    _told: dict[Attribute, list[Change]] = field(default_factory=dict)

    def tell(self, attribute: Attribute, value: str, *, at: datetime, id_: str) -> None:
        """A value from an instant on; the same as before is no change, nor is a first nothing.

        GitHub counts whole seconds: a label that takes another's place comes and goes in one. Of
        several values at one instant the last counts.
        """
        told = self._told.setdefault(attribute, [])
        if told and told[-1].changed_at == at:
            if told[-1].value == value:
                return
            told.pop()
        if (told[-1].value if told else "") != value:
            told.append(Change(self.item, attribute, value, at, id_))

    @property
    def changes(self) -> list[Change]:
        """All of them, attribute by attribute."""
        return [change for told in self._told.values() for change in told]


@dataclass(frozen=True, slots=True)
class Made:
    """An item as it is now, what happened to it, and when it was made."""

    item: Object
    events: Sequence[Event]
    at: datetime
