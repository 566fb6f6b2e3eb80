"""The tables that metrics read, made of a small log on any engine: the harness of metric tests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Protocol

import duckdb

from narrows.domain.calendar import Cut, instant_at, instant_us
from narrows.domain.measure import Metric
from narrows.domain.ports import PeriodRow, StreamSpan
from narrows.domain.streams import (
    FlowStart,
    MeasurementPolicy,
    Reopening,
    Take,
    ValueStream,
    Workflow,
    WorkflowStatus,
)
from narrows.domain.work import Fault, FlowState
from narrows.domain.working_clock import Piece
from narrows.metrics.attribution import ATTRIBUTIONS, OWNING
from narrows.metrics.tables import ITEMS, VISITS
from narrows.metrics.working import RECKONING
from narrows.services.flow.measuring import measure
from narrows.services.flow.working_time import has_calendar, pieces_of

SCHEMA = """
create table moves(stream integer, item integer, status integer, flow_state varchar(20),
                   moved_at_us bigint, seq bigint);
create table types(item integer, item_type varchar(20), changed_at_us bigint, seq bigint);
create table clock(stream integer, as_of_us bigint);
create table periods(stream integer, period integer, start_us bigint, end_us bigint);
create table words(word varchar(50));
create table statuses(status integer, name varchar(50));
create table keys(item integer, source varchar(50), key varchar(50), title varchar(50));
create table marks(item integer, attribute varchar(20), word varchar(50));
create table points(item integer, thousandths bigint);
create table logged(item integer, at_us bigint, thousandths bigint);
create table blocks(item integer, begin_us bigint, end_us bigint);
create table left_out(item integer, stream integer, source varchar(50), key varchar(50),
                      title varchar(50), why varchar(20));
create table homes(item integer, stream integer, begin_us bigint, end_us bigint);
create table policies(stream integer, start_at varchar(20), reopened varchar(20));
create table working(stream integer, bucket_us bigint, begin_us bigint, end_us bigint,
                     before_us bigint, pace integer)
"""


@dataclass(frozen=True, slots=True)
class Move:
    """An item moved into a status; `seq` orders equal instants."""

    stream: int
    item: int
    status: int
    flow_state: str
    moved_at_us: int
    seq: int


@dataclass(frozen=True, slots=True)
class Typing:
    """An item got a type."""

    item: int
    item_type: str
    changed_at_us: int
    seq: int


@dataclass(frozen=True, slots=True)
class Log:
    """What the builder of the tables is given, cut at `as_of`, and the periods asked for."""

    moves: Sequence[Move]
    clock: Mapping[int, int]
    types: Sequence[Typing] = ()
    periods: Sequence[PeriodRow] = ()
    statuses: Mapping[int, str] = field(default_factory=dict)
    keys: Mapping[int, str] = field(default_factory=dict)
    points: Mapping[int, int] = field(default_factory=dict)
    logged: Sequence[tuple[int, int, int]] = ()
    blocks: Sequence[tuple[int, int, int | None]] = ()
    homes: Sequence[tuple[int, int, int, int | None]] = ()
    left_out: Sequence[tuple[int, int, str, str, str | None, str]] = ()
    policies: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    working: Mapping[int, Sequence[Piece]] = field(default_factory=dict)
    hours: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)

    def cut(self) -> "Log":
        """Without what happened after `as_of`."""
        return replace(
            self, moves=[move for move in self.moves if move.moved_at_us <= self.clock[move.stream]]
        )


class Engine(Protocol):
    """Runs SQL text; what the tests need of DuckDB, SQLite and PostgreSQL."""

    def run(self, sql: str) -> list[tuple[object, ...]]:
        """Run one statement; its rows where it has some."""


class DuckEngine:
    """DuckDB in memory."""

    def __init__(self, *, threads: int = 2) -> None:
        self.connection = duckdb.connect(config={"threads": threads})

    def run(self, sql: str) -> list[tuple[object, ...]]:
        return self.connection.cursor().execute(sql).fetchall()


def fill(engine: Engine, log: Log) -> None:
    """Make the tables of a log in an empty engine."""
    for statement in SCHEMA.split(";"):
        engine.run(statement)
    fill_table(
        engine,
        "moves",
        [(m.stream, m.item, m.status, m.flow_state, m.moved_at_us, m.seq) for m in log.moves],
    )
    fill_table(engine, "types", [(t.item, t.item_type, t.changed_at_us, t.seq) for t in log.types])
    fill_table(engine, "clock", list(log.clock.items()))
    fill_table(engine, "blocks", log.blocks)
    fill_table(engine, "homes", log.homes)
    fill_table(engine, "left_out", log.left_out)
    usual = dict.fromkeys(log.clock, ("commitment", "whole_span"))
    policies = {**usual, **log.policies}
    fill_table(engine, "policies", [(stream, *declared) for stream, declared in policies.items()])
    fill_table(engine, "periods", [(p.stream, p.period, p.start_us, p.end_us) for p in log.periods])
    fill_table(engine, "statuses", list(log.statuses.items()))
    fill_table(engine, "keys", [(item, "log", key, key.lower()) for item, key in log.keys.items()])
    words = ["quick", "TWELVE", *list(log.keys.values())[:3], *list(log.statuses.values())[1::2]]
    fill_table(engine, "words", [(word,) for word in words])
    fill_table(engine, "points", list(log.points.items()))
    fill_table(engine, "logged", log.logged)
    marks = [("parent", "TWELVE" if item % 2 else "ONE") for item in log.keys]
    marks += [("label", "quick") for item in log.keys]
    fill_table(
        engine, "marks", [(i, *mark) for i, mark in zip([*log.keys] * 2, marks, strict=True)]
    )
    engine.run(f"create table visits as {VISITS}")
    for statement in OWNING:
        engine.run(statement)
    engine.run(f"create table items as {ITEMS}")
    _set_working(engine, log)
    for statement in RECKONING:
        engine.run(statement)
    engine.run(f"create table attributions as {ATTRIBUTIONS}")


def _set_working(engine: Engine, log: Log) -> None:
    fill_table(
        engine,
        "working",
        [
            (stream, each.bucket_us, each.begin_us, each.end_us, each.before_us, each.pace)
            for stream, pieces in log.working.items()
            for each in pieces
        ],
    )


def fill_table(engine: Engine, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Fill a table by one statement of literals, which every engine reads alike."""
    if rows:
        engine.run(
            f"insert into {table} values "
            + ", ".join("(" + ", ".join(_literal(value) for value in row) + ")" for row in rows)
        )


def rows_of(engine: Engine, query: str) -> list[tuple[object, ...]]:
    """The rows of a query in an order of their own, counts as plain integers."""
    rows = [
        tuple(
            value if value is None or isinstance(value, str) else int(str(value)) for value in row
        )
        for row in engine.run(query)
    ]
    return sorted(rows, key=lambda row: [(value is not None, str(value)) for value in row])


def _literal(value: object) -> str:
    return "null" if value is None else f"'{value}'" if isinstance(value, str) else str(value)


class TableHistory:
    """A `History` over the tables of a log in DuckDB."""

    def __init__(self, log: Log, streams: Mapping[int, ValueStream]) -> None:
        self._engine = DuckEngine()
        fill(self._engine, log)
        moved = {
            number: [move.moved_at_us for move in log.moves if move.stream == number]
            for number in log.clock
        }
        self._spans = [
            StreamSpan(
                number=number,
                stream=streams.get(number),
                first_at=instant_at(min(moved[number])) if moved[number] else None,
                as_of=instant_at(as_of_us),
                complete_until=instant_at(as_of_us),
            )
            for number, as_of_us in log.clock.items()
        ]

    @property
    def spans(self) -> Sequence[StreamSpan]:
        return self._spans

    def rows(
        self, query: str, periods: Sequence[PeriodRow] = (), *, words: Sequence[str] = ()
    ) -> list[tuple[object, ...]]:
        self._engine.run("delete from periods")
        self._engine.run("delete from words")
        for word in words:
            self._engine.connection.cursor().execute("insert into words values (?)", [word])
        fill_table(
            self._engine, "periods", [(p.stream, p.period, p.start_us, p.end_us) for p in periods]
        )
        return self._engine.run(query)

    def freshen(self, periods: Sequence[PeriodRow]) -> None:
        """Nothing is kept."""

    def columns(self, query: str) -> Mapping[str, object]:
        cursor = self._engine.connection.cursor().execute(query)
        columns: Mapping[str, object] = cursor.fetchnumpy()
        return columns

    def faults(self) -> Sequence[Fault]:
        return ()


STATES = {
    "Backlog": FlowState.NEW,
    "To do": FlowState.WAITING,
    "Waiting": FlowState.WAITING,
    "Doing": FlowState.ACTIVE,
    "Checking": FlowState.ACTIVE,
    "Queried": FlowState.UNKNOWN,
    "Done": FlowState.DONE,
    "Released": FlowState.DONE,
    "Cancelled": FlowState.CANCELLED,
    "Ticked": None,
}
"""The workflow of the logs that tests tell; `Ticked` is ignored."""


def told_history(
    told: str,
    *,
    zone: str = "UTC",
    as_of: datetime | None = None,
    unaligned: str = "",
    declared: tuple[str, str] = ("commitment", "whole_span"),
    calendar: str = "24x7",
) -> TableHistory:
    """The history of a stream «policy» that a docstring tells.

    A line is `item  status  date [time]`, apart by two blanks or more; `item  = type  date` types
    an item, `item  stopped  date` raises its flag and `item  freed  date` takes it down. Times are
    UTC. Items whose key begins with `unaligned` are in no stream.
    """
    log = _told_log(list(_told_rows(told)), unaligned=unaligned)
    moved_us = [move.moved_at_us for move in log.moves]
    end_us = instant_us(as_of) if as_of else max(moved_us)
    own = policy_stream(zone, calendar=calendar, declared=declared)
    counts = has_calendar(own.policy)
    log = replace(
        log,
        clock={1: end_us, 0: end_us} if unaligned else {1: end_us},
        policies={1: declared},
        working={1: list(pieces_of(own.policy, min(moved_us), end_us=end_us))} if counts else {},
    )
    return TableHistory(log.cut(), {1: own})


def _told_log(rows: Sequence[tuple[str, str, int]], *, unaligned: str) -> Log:
    """What rows of a docstring tell of items, before anything is said of when and how to count."""
    numbers = dict(zip(STATES, range(1, len(STATES) + 1), strict=True))
    items = {key: number for number, key in enumerate(dict.fromkeys(row[0] for row in rows), 1)}
    moves: list[Move] = []
    types: list[Typing] = []
    flags: dict[int, list[int]] = {}
    for seq, (key, word, at_us) in enumerate(rows):
        if word in {"stopped", "freed"}:
            flags.setdefault(items[key], []).append(at_us)
        elif word.startswith("= "):
            types.append(Typing(items[key], word[2:], at_us, seq))
        else:
            stream = 0 if unaligned and key.startswith(unaligned) else 1
            state = STATES[word] or "ignore"
            moves.append(Move(stream, items[key], numbers[word], state, at_us, seq))
    return Log(
        moves=moves,
        clock={},
        types=types,
        statuses={number: name for name, number in numbers.items()},
        keys={number: key for key, number in items.items()},
        blocks=_stopped(flags),
    )


def _told_rows(told: str) -> Iterator[tuple[str, str, int]]:
    for line in told.splitlines():
        words = [word.strip() for word in line.split("  ") if word.strip()]
        if len(words) == 3 and words[2][:2] == "20":
            at = datetime.fromisoformat(words[2]).replace(tzinfo=UTC)
            yield words[0], words[1], instant_us(at)


def _stopped(flags: Mapping[int, Sequence[int]]) -> list[tuple[int, int, int | None]]:
    return [
        (item, *span)
        for item, turns in flags.items()
        for span in zip_longest(turns[::2], turns[1::2])
    ]


def policy_stream(
    zone: str = "UTC",
    *,
    calendar: str = "24x7",
    declared: tuple[str, str] = ("commitment", "whole_span"),
) -> ValueStream:
    """The stream of the logs that tests tell."""
    start, reopened = declared
    return ValueStream(
        id="policy",
        workflow=Workflow(tuple(WorkflowStatus(name, state) for name, state in STATES.items())),
        takes=(Take(source="log"),),
        policy=MeasurementPolicy(FlowStart(start), Reopening(reopened), calendar, zone),
    )


def value_of(
    history: TableHistory,
    metric: Metric,
    statistic: str,
    *,
    item_type: str | None = None,
    status: str | None = None,
) -> float | None:
    """The one value of a metric over the whole history."""
    (value,) = (
        each.value
        for each in measure(history, cut=Cut.ALL, stream="policy", metrics=[metric])
        if (each.statistic, each.item_type, each.status) == (statistic, item_type, status)
    )
    return value
