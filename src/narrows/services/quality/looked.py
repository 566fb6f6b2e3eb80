"""A stream as checks see it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias, TypeVar, cast

from narrows.domain.ports import History, LoadedSource, StreamSpan
from narrows.domain.streams import Workflow
from narrows.domain.work import FlowState

T = TypeVar("T")
Fact: TypeAlias = Callable[[Sequence["Looked"]], Mapping[int, T]]
"""Asks something of several streams at once, and answers by their numbers."""


class Base(StrEnum):
    """Which items a check looks at."""

    ITEMS = "items"
    DONE = "items done"
    OPEN = "items in process"


@dataclass(frozen=True, slots=True)
class UsedStatus:
    """A status that items of a stream were in.

    Attributes:
        number: In the tables.
        name: The tool's word.
        flow_state: As it is read.
        n_visits: Moves into it.
        n_items: Items that were ever in it. [items]
        n_first: Items that began in it. [items]
        n_last: Items that are in it. [items]
    """

    number: int
    name: str
    flow_state: FlowState
    n_visits: int
    n_items: int
    n_first: int
    n_last: int


class Together:
    """Streams that are looked at together: what one of them is asked, all are asked at once."""

    def __init__(self) -> None:
        self.streams: Sequence[Looked] = ()
        self._facts: dict[object, Mapping[int, object]] = {}

    def fact(self, asking: Fact[T]) -> Mapping[int, T]:
        """What is known of each stream by its number, asked when it is first wanted."""
        if asking not in self._facts:
            self._facts[asking] = asking(self.streams)
        return cast("Mapping[int, T]", self._facts[asking])


@dataclass(frozen=True, slots=True)
class Looked:
    """A stream as checks see it.

    Attributes:
        history: Visits and items as of one instant.
        span: Where the stream's history lies.
        statuses: Those that its items were in, by number.
        n_of: How many items there are to look at, by what is looked at. [items]
        together: The streams that are looked at with it, itself among them.
        held: What the warehouse holds of the stream's sources.
        now: The clock; `None` is that nothing can be late. [UTC or None]
    """

    history: History
    span: StreamSpan
    statuses: Mapping[int, UsedStatus]
    n_of: Mapping[Base, int]
    together: Together = field(compare=False, repr=False)
    held: Mapping[str, LoadedSource] = field(default_factory=dict)
    now: datetime | None = None

    @property
    def stream(self) -> int:
        """Its number in the tables."""
        return self.span.number

    @property
    def id(self) -> str:
        """Its id, as commands take it."""
        return self.span.stream.id if self.span.stream else ""

    @property
    def workflow(self) -> Workflow | None:
        """What its statuses mean, where somebody has said it."""
        return self.span.stream.workflow if self.span.stream else None

    @property
    def unheld(self) -> Sequence[str]:
        """Its sources of which the warehouse holds nothing: never synced, or in vain."""
        takes = self.span.stream.takes if self.span.stream else ()
        return sorted({take.source for take in takes} - {*self.held})

    def fact(self, asking: Fact[T]) -> T:
        """What is known of it, asked of all the streams beside it at once."""
        return self.together.fact(asking)[self.stream]

    def name(self, number: int) -> str:
        """What a status is called."""
        return self.statuses[number].name

    def place(self, number: int) -> tuple[int, str]:
        """Where a status stands: in the workflow's order, else after that by its name.

        Numbers are given as statuses come, so that a home that was synced once has others than
        one that was synced each day; what is told of a tie must not hang on that.
        """
        name = self.name(number)
        known = self.workflow.statuses if self.workflow else ()
        places = [place for place, each in enumerate(known) if each.status == name]
        return places[0] if places else len(known), name

    def numbers(self, names: Collection[str]) -> list[int]:
        """The numbers of statuses, of those that items were in."""
        return sorted(number for number, each in self.statuses.items() if each.name in names)
