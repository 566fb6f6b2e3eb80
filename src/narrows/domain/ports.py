"""The Protocols where floors meet."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from narrows.domain.live import Page, Since
from narrows.domain.reading import ReadPlan
from narrows.domain.streams import Source, ValueStream
from narrows.domain.work import Batch, Fault, FlowState


class Progress(Protocol):
    """Told how far a long work has come; draws nothing itself."""

    def __call__(self, what: str, fraction: float | None) -> None:
        """`fraction` of `what` is done. [ratio 0–1, or None where it cannot be known]"""


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a live source stands.

    Attributes:
        cursor: Where the next sync goes on.
        asked: What it was asked for; where that is another, all is asked for again.
        gone: Keys of the items that the tool shows no longer, in order; they are in no number.
        known_until: The last instant that it told of. [UTC, None when empty]
        incomplete: Why the last sync did not bring everything; `None`: it did.
    """

    cursor: str
    asked: str
    gone: tuple[str, ...] = ()
    known_until: datetime | None = None
    incomplete: str | None = None


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """What the warehouse holds of a source.

    Attributes:
        id: The source.
        n_items: Items it told of.
        n_transitions: Changes of status, duplicates dropped.
        n_new: Changes of any attribute that the last load added; 0 says that nothing was new.
        faults: The faults of the last load, at most `FAULTS_KEPT` of them.
        n_faults: How many there were.
        complete_until: Its last instant, at most the time of the load; of a live source the time
            until which its last whole sync brought everything. [UTC, None when there is none]
        categories: Status → flow state by the tool's own category.
        is_interval: Whether its rows are intervals of work.
        followed: Where it stands, if it is a live source.
    """

    id: str
    n_items: int
    n_transitions: int
    n_new: int
    faults: tuple[Fault, ...]
    n_faults: int
    complete_until: datetime | None
    categories: Mapping[str, FlowState]
    is_interval: bool
    followed: Followed | None = None

    @property
    def until(self) -> datetime | None:
        """Up to when its numbers go: complete, or until the first sync ends what is known. [UTC]"""
        known = self.followed.known_until if self.followed else None
        return self.complete_until or known


@dataclass(frozen=True, slots=True)
class Step:
    """What is known when pages of a live source are to be kept.

    Attributes:
        now: The time of the sync. [UTC]
        before: What was held when these pages were asked for; where another process has gone on
            since, nothing is kept.
        is_first: Whether the sync kept nothing before; else faults and news are added up.
        trusts_census: Whether most of a source may be gone at once.
    """

    now: datetime
    before: LoadedSource | None
    is_first: bool = True
    trusts_census: bool = False


FAULTS_KEPT = 1000
"""Faults that are listed; more are counted."""


@dataclass(frozen=True, slots=True)
class StreamSpan:
    """Where a stream's history lies in time.

    Attributes:
        number: Its number in the tables; 0 is unaligned work.
        stream: The stream; `None` is unaligned work.
        first_at: Its first transition. [UTC, None when empty]
        as_of: What moved later is not known yet. [UTC]
        complete_until: The earliest of its sources' ends. [UTC]
        zone: IANA zone of unaligned work; streams declare their own.
    """

    number: int
    stream: ValueStream | None
    first_at: datetime | None
    as_of: datetime
    complete_until: datetime
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One row of the table `periods`. [µs since 1970 UTC, half-open]"""

    stream: int
    period: int
    start_us: int
    end_us: int


class History(Protocol):
    """Visits and items of all streams, built as of one instant, ready to be asked.

    The tables are those of `narrows.metrics.tables`.
    """

    @property
    def spans(self) -> Sequence[StreamSpan]:
        """One per stream that has items or is planned, unaligned work last."""

    def rows(
        self, query: str, periods: Sequence[PeriodRow] = (), *, words: Sequence[str] = ()
    ) -> list[tuple[object, ...]]:
        """The rows of a portable `SELECT`, with the tables `periods` and `words` filled as given.

        Args:
            query: Its text holds nothing that people typed.
            periods: Streams and spans of time that it asks about.
            words: What people typed; bound, never part of the text.
        """

    def freshen(self, periods: Sequence[PeriodRow]) -> None:
        """Ask every metric about these periods where that was not done yet, and keep the answers.

        Whoever asks then only reads. A history that keeps nothing does nothing.
        """

    def columns(self, query: str) -> Mapping[str, object]:
        """The same as one NumPy array per column."""

    def faults(self) -> Sequence[Fault]:
        """What building found: statuses that no workflow knows, types that are not mapped."""


class Warehouse(Protocol):
    """What happened: columnar, append-only, rebuildable from what the tools said."""

    def load(
        self,
        source: Source,
        brought: Iterable[Batch] | ReadPlan,
        *,
        now: datetime,
        progress: Progress,
    ) -> LoadedSource:
        """Add what is new; the same again adds nothing.

        Raises:
            NarrowsError: The file cannot be read at all, and then nothing is changed.
        """

    def since(self, source: Source, *, now: datetime) -> Since:
        """From where a sync of a live source goes on."""

    def follow(self, source: Source, pages: Sequence[Page], *, step: Step) -> LoadedSource:
        """Keep pages of a live source, whole or not at all, with the cursor of the last.

        Raises:
            NarrowsError: `sync-overtaken`, `census-doubtful`, `warehouse-busy`,
                `warehouse-unwritable`; nothing is changed.
        """

    def set_incomplete(self, source: Source, reason: str) -> LoadedSource | None:
        """Say why a sync did not bring everything; all that is held stays, `None`: nothing is."""

    def sources(self) -> Mapping[str, LoadedSource]:
        """What is held, by source id."""

    def status_counts(self, sources: Sequence[str]) -> "Sequence[StatusCount]":
        """How statuses are used in these sources, before any workflow; for guessing one."""

    def statuses(self, sources: Sequence[str]) -> frozenset[str]:
        """The statuses that items of these were ever in; a fraction of what counts cost."""

    def history(
        self,
        streams: Sequence[ValueStream],
        *,
        sources: Collection[str] | None = None,
        as_of: datetime | None = None,
        zone: str = "UTC",
        progress: Progress,
    ) -> History:
        """Visits and items of the streams; rebuilt only where raw or workflow changed.

        Args:
            streams: In order; the first whose `takes` match an item has it.
            sources: The ids of those that count; `None` is all that were ever loaded.
            as_of: Cuts history; `None` is each stream's own `complete_until`.
            zone: IANA zone that the weeks of unaligned work are cut in.
            progress: Told of a rebuild.
        """


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How one status is used, as a guess of its flow state needs it.

    Attributes:
        status: The tool's word.
        n_moves: Moves into it.
        n_items: Items that were ever in it.
        n_first: Items that begin in it.
        n_last: Items that are in it at the end.
        mean_place: Share of the other statuses that items enter before it, each pair of statuses
            judged by the items that have both. [ratio 0–1]
        returns_to: The status that at least half of its moves come from and go back to.
    """

    status: str
    n_moves: int
    n_items: int
    n_first: int
    n_last: int
    mean_place: float
    returns_to: str | None = None
