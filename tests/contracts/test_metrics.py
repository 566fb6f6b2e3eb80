"""What holds for every registered metric, and for the tables that they read."""

import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from typing import cast

import pytest
from hypothesis import given, settings

from narrows.domain.drilling import ItemOrder, ItemState
from narrows.domain.measure import Metric
from narrows.domain.work import ItemType
from narrows.metrics import (
    charted,
    drilled,
    explained,
    explained_movements,
    explained_statuses,
    looked_up,
    marked,
    movements,
    stays,
    tables,
)
from narrows.metrics.listing import LISTED_ITEMS, LISTED_VISITS, LOADS
from narrows.metrics.load import LOAD_BY_TYPE, load_query
from narrows.metrics.requested import WAIT_RANKS
from narrows.metrics.statuses import STATUSES
from narrows.metrics.units import LOOSE_ITEMS, TELLING, UNIT_ITEMS, UNITS
from narrows.services.flow.measuring import MetricRow, every_metric
from tests.metrics.logs import log_of, logs, long_log, repeated, shuffled
from tests.oracles import flow_oracle, movement_oracle
from tests.oracles.flow_stories import tell
from tests.postgres import postgres
from tests.tables import DuckEngine, Engine, Log, fill, rows_of

METRICS = every_metric()
COLUMNS = (
    "stream", "period", "item_type", "status", "statistic", "numerator", "denominator",
    "n_items", "n_unmeasured",
)  # fmt: skip

WHERE = drilled.where(
    1,
    state=ItemState.DONE,
    statuses=[6, 7],
    visited=[2, 4, 5],
    item_type=ItemType.FEATURE,
    is_done_within=True,
)
PLACES = [(stream, status, status) for stream in (1, 2) for status in range(1, 9)]
"""Stream, status, and its place in the workflow; `unknown` is in none."""

QUERIES = {
    "visits": "select * from visits",
    "items": "select * from items",
    "stayed": "select * from stayed",
    "statuses": STATUSES,
    "waits on request": WAIT_RANKS,
    "attributions": "select * from attributions",
    "items left out": explained.LEFT_OUT,
    "load by type": LOAD_BY_TYPE,
    "traffic": movements.TRAFFIC,
    "rework": movements.rework(PLACES),
    "discarded": movements.DISCARDED,
    "waited": movements.WAITED,
    "waited_in_any": movements.WAITED_IN_ANY,
    "load of features": load_query(ItemType.FEATURE),
    "units": UNITS,
    "streams that tell points": TELLING.format(table="points"),
    "streams that tell hours": TELLING.format(table="logged"),
    **{f"items of {unit}": query for unit, query in UNIT_ITEMS.items()},
    "items of a status": explained_statuses.STATUS_ITEMS,
    "visits to a status": explained_statuses.STATUS_VISITS,
    "shares of a status": explained_statuses.STATUS_SHARES,
    "items of traffic": explained_movements.TRAFFIC_ITEMS,
    "items reworked": explained_movements.reworked_items(PLACES),
    "items discarded": explained_movements.DISCARDED_ITEMS,
    "items of shared waits": explained_movements.SHARED_ITEMS,
    "called items": looked_up.named(1, first=2, last=20),
    "loose items": LOOSE_ITEMS,
    "listed items": LISTED_ITEMS,
    "listed visits": LISTED_VISITS,
    "stays' statuses": stays.STATUSES,
    "days of stays": stays.DAYS,
    "stays": stays.STAYS.format(stream=1, open=-1, cut=0),
    "unfinished items": stays.UNFINISHED,
    "where flow time starts": stays.STARTED.format(stream=1, never=2**62),
    "count of timed items": charted.COUNT_TIMED,
    "timed items": charted.TIMED.format(step=3),
    "open items": charted.OPEN,
    "charted stays": charted.STAYS.format(stream=1),
    "items at an instant": charted.AT_INSTANT.format(state="active", at_us=1_767_000_000_000_000),
    "named items": looked_up.NAMED,
    "keyed items": marked.KEYED,
    "belonging items": marked.BELONGING,
    "labelled items": marked.LABELLED,
    "detailed items": looked_up.detailed([1, 2, 3]),
    "detailed items of a stream": looked_up.detailed([1, 2, 3], 1),
    "visits of items": looked_up.visits_of([1, 2, 3], 1),
    "counted items": drilled.counted(WHERE),
    "loads": LOADS,
    **{
        f"items by {order}": drilled.paged(WHERE, order, stream=1, limit=20, offset=2)
        for order in ItemOrder
    },
} | {metric.name: metric.query for metric in METRICS}

ITEM_COLUMNS = (
    "item, item_type, status, flow_state, created_at_us, started_at_us, done_at_us, "
    "flow_time_us, active_us, waiting_us, unknown_us, spent_us, n_reopened"
)

each_metric = pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
each_query = pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
LONG = long_log(n_moves=4000, seed=7)


class SqliteEngine:
    """SQLite in memory."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:")

    def run(self, sql: str) -> list[tuple[object, ...]]:
        return self._connection.execute(sql).fetchall()


def filled(log: Log, make: Callable[[], Engine] = DuckEngine) -> Engine:
    engine = make()
    fill(engine, log)
    return engine


@pytest.fixture(scope="module")
def duck() -> DuckEngine:
    """The long log in DuckDB."""
    engine = DuckEngine()
    fill(engine, LONG)
    return engine


@pytest.fixture(scope="module")
def sqlite() -> Engine:
    """The long log in SQLite."""
    return filled(LONG, SqliteEngine)


@pytest.fixture(scope="module")
def others() -> Sequence[Engine]:
    """The long log in other orders of its rows, with repeats, on one thread and on four."""
    return [
        filled(shuffled(LONG, seed=3), lambda: DuckEngine(threads=1)),
        filled(shuffled(LONG, seed=5), lambda: DuckEngine(threads=4)),
        filled(repeated(LONG)),
    ]


def answers_of(engine: Engine) -> dict[flow_oracle.Key, flow_oracle.Answer]:
    found = {}
    for metric in METRICS:
        for row in cast("list[MetricRow]", engine.run(metric.query)):
            stream, period, item_type, status, statistic, numerator, denominator, *counts = row
            key = (metric.name, stream, period, item_type, status, statistic)
            assert key not in found, f"{key} is answered twice"
            value = (
                Fraction(numerator, denominator) if numerator is not None and denominator else None
            )
            found[key] = flow_oracle.Answer(value, *counts)
    return found


def hold(engine: Engine, log: Log) -> None:
    """Every metric, every item, every status, load by type and what moved, by a second method."""
    assert answers_of(engine) == flow_oracle.answers(log)
    stories = tell(log)
    assert engine.run(f"select {ITEM_COLUMNS} from items order by item") == [
        flow_oracle.item(story) for story in stories
    ]
    assert sorted(engine.run(STATUSES), key=str) == sorted(flow_oracle.statuses(stories), key=str)
    assert typed_loads(engine) == flow_oracle.typed_loads(log)
    assert engine.run(movements.rework(PLACES)) == movement_oracle.reworked(log, PLACES)
    assert engine.run(movements.DISCARDED) == movement_oracle.discarded(log)
    assert sorted(engine.run(movements.TRAFFIC)) == sorted(movement_oracle.traffic(log))


@pytest.mark.newest
@settings(max_examples=30)
@given(log=logs())
def test_everything_equals_the_oracle_on_random_histories(log: Log) -> None:
    hold(filled(log), log)


@pytest.mark.soak
@settings(max_examples=1_000)
@given(log=logs())
def test_everything_equals_the_oracle_on_many_more(log: Log) -> None:
    hold(filled(log), log)


def test_everything_equals_the_oracle_on_a_long_history(duck: Engine) -> None:
    hold(duck, LONG)


def test_the_long_history_has_types_homes_and_movements_to_be_compared() -> None:
    assert len({stream for stream, *_ in flow_oracle.typed_loads(LONG)}) == 3
    assert len(LONG.homes) > 50
    assert sum(row[3] for row in movement_oracle.reworked(LONG, PLACES)) > 20
    assert sum(row[2] for row in movement_oracle.discarded(LONG)) > 20
    assert movement_oracle.traffic(LONG)


def typed_loads(engine: Engine) -> dict[flow_oracle.TypedLoad, Fraction | None]:
    rows = cast("list[MetricRow]", engine.run(LOAD_BY_TYPE))
    return {
        (stream, period, str(item_type), statistic): (
            Fraction(numerator, denominator) if numerator is not None and denominator else None
        )
        for stream, period, item_type, _, statistic, numerator, denominator, *_ in rows
    }


def test_the_long_history_has_what_chance_may_miss() -> None:
    answers = flow_oracle.answers(LONG)
    stories = tell(LONG)
    assert sum(answer.value is not None for answer in answers.values()) > 100
    assert max(answer.n_items for answer in answers.values()) >= 20
    assert max(answer.n_unmeasured for answer in answers.values()) > 2
    assert sum(story.reopened for story in stories) > 20
    assert (
        sum(
            story.stays[place].entered == story.stays[place].left
            for story in stories
            for place in range(len(story.stays))
        )
        > 20
    )


@each_metric
def test_a_metric_names_its_columns_as_the_contract_does(metric: Metric, duck: DuckEngine) -> None:
    described = duck.connection.cursor().execute(metric.query).description
    assert tuple(column[0] for column in described or ()) == COLUMNS


@each_metric
def test_a_metric_answers_each_statistic_of_every_period(metric: Metric, duck: Engine) -> None:
    rows = cast("list[MetricRow]", duck.run(metric.query))
    assert {(row[0], row[1], row[4]) for row in rows} == {
        (period.stream, period.period, statistic)
        for period in LONG.periods
        for statistic in metric.statistics
    }


@each_query
def test_neither_row_order_nor_repeats_nor_threads_matter(
    query: str, duck: Engine, others: Sequence[Engine]
) -> None:
    expected = rows_of(duck, query)
    for other in others:
        assert rows_of(other, query) == expected


@pytest.mark.newest
@each_query
def test_the_same_text_gives_the_same_rows_on_sqlite(
    query: str, duck: Engine, sqlite: Engine
) -> None:
    assert rows_of(sqlite, query) == rows_of(duck, query)


@each_query
def test_no_query_counts_by_a_window_over_everything(query: str) -> None:
    # DuckDB 1.5 now and then dies of it where there are no rows, and the whole database with it.
    assert not re.search(r"over\s*\(\s*\)", query, re.IGNORECASE)


@pytest.mark.newest
def test_the_same_text_gives_the_same_rows_on_postgresql(duck: Engine) -> None:
    # One test for all of them: a server takes seconds to start.
    with postgres() as engine:
        fill(engine, LONG)
        for name, query in QUERIES.items():
            assert rows_of(engine, query) == rows_of(duck, query), name


def test_an_empty_log_has_no_items_and_undefined_times() -> None:
    """One period of a day that began three hours before `as_of`, and one that is to come."""
    empty = log_of([], [], as_of=3, width=24)
    engine = filled(empty)
    found: dict[str, set[Fraction | None]] = {}
    for key, answer in answers_of(engine).items():
        found.setdefault(f"{key[0]} {key[-1]}", set()).add(answer.value)
    assert engine.run("select * from items") == []
    assert found == {
        "flow_velocity count": {0},
        "flow_time p50": {None},
        "flow_time p85": {None},
        "flow_time p95": {None},
        "flow_time mean": {None},
        "flow_efficiency ratio": {None},
        "flow_load mean": {0, None},
        "flow_load end": {0, None},
        "value_score ratio": {None},
    }


@each_metric
def test_a_metric_says_what_it_means(metric: Metric) -> None:
    page = import_module(f"narrows.metrics.{metric.name}").__doc__ or ""
    for part in ("*Starts/ends*:", "*Leaves out*:", "*References*:"):
        assert part in page
    assert metric.title
    assert metric.unit in {"items", "days", "ratio"}


def test_no_table_and_no_answer_has_a_column_about_a_person(duck: Engine) -> None:
    """Whoever adds a column adds it here, and thinks of what it says about whom."""
    documented = {
        table: re.split(r",\s+", names)
        for table, names in re.findall(r"(\w+)\(([^)]*)\)", tables.__doc__ or "")
    }
    for table in ("visits", "items", "attributions", "stayed"):
        assert [row[0] for row in duck.run(f"describe {table}")] == documented[table]
    assert {name for names in documented.values() for name in names} == {
        "stream", "item", "status", "flow_state", "state_before", "moved_at_us", "seq", "item_type",
        "changed_at_us", "as_of_us", "visit", "entered_at_us", "left_at_us", "created_at_us",
        "started_at_us", "done_at_us", "flow_time_us", "active_us", "waiting_us", "unknown_us",
        "spent_us", "n_reopened", "period", "start_us", "end_us", "name", "source", "key", "title",
        "word", "attribute", "thousandths", "begin_us", "start_at", "reopened", "stay_us",
        "why", "at_us",
    }  # fmt: skip


# Negative controls: the contracts above can fail.


def test_a_query_that_leans_on_row_order_is_caught(duck: Engine, others: Sequence[Engine]) -> None:
    leaning = "select item, first(status) from moves group by item"
    assert rows_of(others[0], leaning) != rows_of(duck, leaning)


def test_a_query_that_counts_repeats_is_caught(duck: Engine, others: Sequence[Engine]) -> None:
    counting = "select item, count(*) from moves group by item"
    assert rows_of(others[2], counting) != rows_of(duck, counting)


def test_a_percentile_that_is_off_by_one_item_is_caught(duck: Engine) -> None:
    flow_time = next(metric for metric in METRICS if metric.name == "flow_time").query
    wrong = flow_time.replace("100 * place >= 50", "100 * place > 50")
    assert rows_of(duck, wrong) != rows_of(duck, flow_time)


def test_a_division_that_engines_read_differently_is_caught(duck: Engine, sqlite: Engine) -> None:
    halves = "select item, flow_time_us / 2 * 2 from items where flow_time_us is not null"
    assert duck.run(f"{halves} order by item") != sqlite.run(f"{halves} order by item")


def test_one_missing_move_is_caught() -> None:
    done = next(story for story in tell(LONG) if story.done is not None)
    kept = [m for m in LONG.moves if m.item != done.item or m.moved_at_us != done.done]
    fewer = replace(LONG, moves=kept)
    assert answers_of(filled(fewer)) != flow_oracle.answers(LONG)


def test_a_missing_server_skips_on_a_laptop_and_fails_in_ci(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tests.postgres._programs", lambda: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="missing"), postgres():
        pass
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="missing"), postgres():
        pass


@pytest.mark.parametrize("make", [DuckEngine, SqliteEngine])
@pytest.mark.parametrize("metric", [each for each in METRICS if each.continued])
def test_what_goes_on_from_a_period_is_what_all_of_it_says(
    make: Callable[[], Engine], metric: Metric
) -> None:
    engine, first = filled(LONG, make), 1
    told = cast("list[MetricRow]", engine.run(metric.query))
    engine.run("create table begun (stream integer, load_items bigint)")
    for stream, period, _, _, statistic, numerator, *_ in told:
        if period == first - 1 and statistic == "end":
            engine.run(f"insert into begun values ({stream}, {numerator})")
    engine.run(f"delete from periods where period < {first}")
    engine.run("delete from visits where left_at_us < (select min(start_us) from periods)")
    later = [row for row in told if row[1] >= first]
    assert sorted(engine.run(metric.continued), key=repr) == sorted(later, key=repr)
    assert any(row[5] for row in later)
