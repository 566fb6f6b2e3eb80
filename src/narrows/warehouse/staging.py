"""What a connector brings, into the engine's temporary table `staged`, before anything is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from narrows.domain.calendar import instant_us
from narrows.domain.ports import FAULTS_KEPT, Progress
from narrows.domain.reading import ReadPlan
from narrows.domain.work import FIRST_PLAUSIBLE, Batch, Change, Fault, FlowState, Interval
from narrows.warehouse import csv_load, csv_read
from narrows.warehouse.arrays import instants, texts
from narrows.warehouse.connection import watched
from narrows.warehouse.encode import STAGED

INTERVALS = """
CREATE OR REPLACE TEMP TABLE intervals (
    item VARCHAR, activity VARCHAR, started_at_us BIGINT, ended_at_us BIGINT, seq BIGINT
)
"""


@dataclass(frozen=True, slots=True)
class Brought:
    """What was staged beside the changes.

    Attributes:
        faults: At most `FAULTS_KEPT`.
        n_faults: How many there were.
        last_at: The last instant that the source tells of. [UTC, None when empty]
        categories: Status → flow state by the tool's own category.
        is_interval: Whether rows were intervals of work.
        has_ids: Whether changes have ids of the source's own.
    """

    faults: tuple[Fault, ...]
    n_faults: int
    last_at: datetime | None
    categories: dict[str, FlowState]
    is_interval: bool
    has_ids: bool


def stage(
    con: duckdb.DuckDBPyConnection,
    brought: Iterable[Batch] | ReadPlan,
    *,
    source: str,
    now: datetime,
    progress: Progress,
) -> Brought:
    """Fill `staged` with all that was brought.

    Raises:
        NarrowsError: What the connector or the engine refuses; then nothing is staged.
    """
    if isinstance(brought, ReadPlan):
        with watched(con, progress, what=f"reading {source}"):
            table = csv_load.stage(con, brought, source=source, now=now)
        return Brought(
            table.faults, table.n_faults, table.last_at, {}, brought.is_interval, has_ids=False
        )
    con.execute(STAGED)
    con.execute(INTERVALS)
    gathered = _Gathered(con, source, now=now)
    for batch in brought:
        gathered.add(batch)
        progress(f"reading {source}", batch.fraction_read)
    if gathered.n_intervals:
        from narrows.warehouse.intervals import sweep  # noqa: PLC0415  (few sources need it)

        sweep(con)
    con.execute("DROP TABLE intervals")
    return gathered.brought()


def clear(con: duckdb.DuckDBPyConnection) -> None:
    """Let go of what was staged."""
    csv_read.clear(con)
    con.execute(STAGED)


class _Gathered:
    """Batches on their way into the engine; `seq` counts on from batch to batch."""

    def __init__(self, con: duckdb.DuckDBPyConnection, source: str, *, now: datetime) -> None:
        self._con = con
        self._source = source
        self._now = now
        self._faults: list[Fault] = []
        self._n_faults = 0
        self._last_at: datetime | None = None
        self._categories: dict[str, FlowState] = {}
        self._has_ids = False
        self._doubted: set[str] = set()  # A simulated clock would else be a fault in every row.
        self._seq = 0
        self.n_intervals = 0

    def add(self, batch: Batch) -> None:
        """Stage one batch."""
        self._note(batch.faults)
        self._categories.update(batch.categories)
        self._see(batch.complete_until)
        self._add_changes(batch.changes)
        self._add_intervals(batch.intervals)

    def brought(self) -> Brought:
        """What there was beside the changes."""
        return Brought(
            tuple(self._faults), self._n_faults, self._last_at, self._categories,
            self.n_intervals > 0, self._has_ids,
        )  # fmt: skip

    def _add_changes(self, changes: Sequence[Change]) -> None:
        if not changes:
            return
        for change in changes:
            self._see(change.changed_at)
            self._doubt(change.item, change.changed_at)
        self._has_ids = self._has_ids or any(change.source_id for change in changes)
        self._insert(
            "staged_rows",
            {
                "item": texts([change.item for change in changes]),
                "attribute": texts([change.attribute.value for change in changes]),
                "value": texts([change.value for change in changes]),
                "at_us": instants([instant_us(change.changed_at) for change in changes]),
                "seq": instants(range(self._seq, self._seq + len(changes))),
                "source_id": texts([change.source_id for change in changes]),
            },
        )
        self._seq += len(changes)

    def _add_intervals(self, worked: Sequence[Interval]) -> None:
        if not worked:
            return
        for interval in worked:
            self._see(interval.ended_at)
            self._doubt(interval.item, interval.started_at)
            self._doubt(interval.item, interval.ended_at)
        self._insert(
            "intervals",
            {
                "item": texts([each.item for each in worked]),
                "activity": texts([each.activity for each in worked]),
                "started_at_us": instants([instant_us(each.started_at) for each in worked]),
                "ended_at_us": instants([instant_us(each.ended_at) for each in worked]),
                "seq": instants(range(self.n_intervals, self.n_intervals + len(worked))),
            },
        )
        self.n_intervals += len(worked)

    def _insert(self, table: str, columns: Mapping[str, object]) -> None:
        # Registered and read on one connection: another cursor would not see the arrays.
        self._con.register("arrived", columns)
        self._con.execute(f"INSERT INTO {table} SELECT * FROM arrived")
        self._con.unregister("arrived")

    def _see(self, instant: datetime | None) -> None:
        if instant is not None and (self._last_at is None or instant > self._last_at):
            self._last_at = instant

    def _doubt(self, item: str, instant: datetime) -> None:
        if FIRST_PLAUSIBLE <= instant <= self._now or item in self._doubted:
            return
        self._doubted.add(item)
        what = "before 1990" if instant < FIRST_PLAUSIBLE else "later than this load"
        self._note(
            [Fault(self._source, f"{item}: suspicious date {instant:%Y-%m-%d}, {what}; kept")]
        )

    def _note(self, faults: Sequence[Fault]) -> None:
        self._n_faults += len(faults)
        self._faults += list(faults)[: max(0, FAULTS_KEPT - len(self._faults))]
