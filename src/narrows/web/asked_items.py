"""What an address asks of a stream's items."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from narrows.domain.drilling import ItemOrder, ItemsAsked, ItemState
from narrows.domain.work import ItemType
from narrows.services.explain.question import period_of

MOST_STATUSES = 50
"""Of one question; a reach has a few."""

Chosen = BeforeValidator(lambda value: value or None)
"""A field of a form in which nothing was chosen says nothing."""

Statuses = Annotated[list[str], Field(default_factory=list, max_length=MOST_STATUSES)]


class AskedItems(BaseModel):
    """The part of an address behind its question mark; a misspelt name is refused, not ignored.

    Attributes:
        state: Where items are on their way.
        status: They are in one of these now.
        visited: They were in one of these.
        item_type: Of this type.
        done_from: Done on this day or later.
        done_to: Done before this day.
        order: Which come first.
        page: Which page of them, from 1.
    """

    model_config = ConfigDict(extra="forbid")

    state: Annotated[ItemState | None, Chosen] = None
    status: Statuses
    visited: Statuses
    item_type: Annotated[ItemType | None, Chosen] = None
    done_from: Annotated[date | None, Chosen] = None
    done_to: Annotated[date | None, Chosen] = None
    order: Annotated[ItemOrder | None, Chosen] = None
    page: Annotated[int, Field(ge=1, le=10**9)] = 1

    def of(self, stream: str | None) -> ItemsAsked:
        """The question, to one stream; `None` is unaligned work.

        Raises:
            NarrowsError: `range-empty`.
        """
        if self.done_from and self.done_to:
            period_of(self.done_from, end=self.done_to)
        return ItemsAsked(
            stream=stream,
            state=self.state,
            statuses=tuple(self.status),
            visited=tuple(self.visited),
            item_type=self.item_type,
            done_from=self.done_from,
            done_to=self.done_to,
            order=self.order,
        )
