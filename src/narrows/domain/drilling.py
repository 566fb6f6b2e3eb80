"""Which items are asked for when somebody wants to see what a number was made of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from narrows.domain.work import ItemType


class ItemState(StrEnum):
    """Where an item is on its way."""

    OPEN = "open"
    """Waiting or active (or unknown): the flow load."""
    AGEING = "ageing"
    """What has an age: open, or back in new after it, and not ended since."""
    DONE = "done"
    UNMEASURED = "unmeasured"
    """Done before flow time ever started, and so without one."""


class ItemOrder(StrEnum):
    """Which items come first."""

    AGE = "age"
    """The oldest start of flow time first, of items that have an age."""
    FLOW_TIME = "flow_time"
    """The longest flow time first."""
    DONE = "done"
    """What was done last first."""
    CREATED = "created"
    """What was created last first."""


@dataclass(frozen=True, slots=True)
class ItemsAsked:
    """Some items of one stream; what is not said does not matter.

    Attributes:
        stream: Id of the stream; `None` is unaligned work.
        state: Where they are on their way.
        statuses: They are in one of these now.
        visited: They were in one of these, or still are.
        item_type: Of this type.
        done_from: Done on this day of the stream's zone or later.
        done_to: Done before this day.
        order: Which come first; `None` is by age where they are not ended, else what was done last.
    """

    stream: str | None
    state: ItemState | None = None
    statuses: tuple[str, ...] = ()
    visited: tuple[str, ...] = ()
    item_type: ItemType | None = None
    done_from: date | None = None
    done_to: date | None = None
    order: ItemOrder | None = None

    @property
    def ordered_by(self) -> ItemOrder:
        """Which come first."""
        if self.order is not None:
            return self.order
        is_going = self.state in (ItemState.OPEN, ItemState.AGEING)
        return ItemOrder.AGE if is_going else ItemOrder.DONE
