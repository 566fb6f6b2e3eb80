"""The pass gives what the portable statements give, to the bit, whatever the history is.

Compiled where numba is installed; else Python runs the same functions, and is asked for less.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from narrows.metrics import movements
from narrows.metrics.statuses import STATUSES as STATUS_ROWS
from narrows.services.flow.measuring import every_metric
from narrows.warehouse.compiled import handing, sorting
from narrows.warehouse.compiled.answers import MEASURED, VALUE_SCORE, Answer, Weeks
from narrows.warehouse.compiled.book import STATES
from narrows.warehouse.compiled.building import Built, build_by_pass
from narrows.warehouse.compiled.passing import daily
from narrows.warehouse.compiled.shown import hold
from narrows.warehouse.connection import has_table
from tests.metrics.logs import logs, long_log, repeated, shuffled
from tests.tables import DuckEngine, Log, fill, rows_of

Row = tuple[object, ...]
N_LOGS = 10
QUERIES = {
    each.name: each.query for each in every_metric() if each.name in (*MEASURED, VALUE_SCORE)
}


def passed(
    log: Log, *, part_rows: int = 7, slip: str = "", is_shown: bool = False
) -> tuple[DuckEngine, Built]:
    """An engine with what the portable statements make of a log, and the pass in its place.

    `slip` is a statement that the pass alone is given the moves after.
    """
    engine = DuckEngine()
    fill(engine, replace(log, working={}))
    for table in ("visits", "items"):
        engine.run(f"alter table {table} rename to portable_{table}")
    if slip:
        engine.run(slip)
    built = build_by_pass(
        engine.connection, weeks=log.periods, days=log.periods, part_rows=part_rows,
        is_shown=is_shown,
    )  # fmt: skip
    return engine, built


def plain(log: Log) -> Log:
    """The same without what is left to the portable statements."""
    return replace(log, blocks=[], homes=[])


def aligned(log: Log) -> Log:
    """The same where streams take all items."""
    moves = [replace(move, stream=move.stream or 1) for move in plain(log).moves]
    return replace(plain(log), moves=moves)


def differing(log: Log, *, part_rows: int = 7, slip: str = "") -> list[str]:
    """What the two builders do not agree in."""
    return compared(*passed(log, part_rows=part_rows, slip=slip))


def compared(engine: DuckEngine, built: Built) -> list[str]:
    """In which tables and metrics the pass differs from what stands beside it."""
    found = [
        table
        for table in ("visits", "items")
        if rows_of(engine, f"select * from {table}")
        != rows_of(engine, f"select * from portable_{table}")
    ]
    weeks = Weeks(built.run.book, built.run.ended, worked=built.worked)
    answers = rows_told(weeks.answers())
    for name in weeks.measured:
        query = QUERIES[name]
        ours = [row for row in answers.get(name, []) if row[0] not in built.left_streams]
        theirs = [row for row in rows_of(engine, query) if row[0] not in built.left_streams]
        if in_order(ours) != in_order(theirs):
            found.append(name)
    return found


def rows_told(answers: Iterable[Answer]) -> dict[str, list[Row]]:
    """The rows of each metric, as its query gives them."""
    found: dict[str, list[Row]] = {}
    for each in answers:
        rows = zip(
            each.stream.tolist(),
            each.period.tolist(),
            [each.item_type] * each.stream.size,
            nullable(each.status, each.has_status),
            [each.statistic] * each.stream.size,
            nullable(each.numerator, each.has_numerator),
            nullable(each.denominator, each.has_denominator),
            each.n_items.tolist(),
            each.n_unmeasured.tolist(),
            strict=True,
        )
        found.setdefault(each.metric, []).extend(rows)
    return found


def nullable(values: NDArray[Any], there: NDArray[np.bool_]) -> list[int | None]:
    rows = zip(values.tolist(), there.tolist(), strict=True)
    return [value if is_there else None for value, is_there in rows]


def in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: [(value is not None, str(value)) for value in row])


THERE = """
select periods.stream, periods.period, visits.flow_state, count(*)
from periods
join portable_visits visits on visits.stream = periods.stream
     and visits.entered_at_us < periods.end_us
     and (visits.left_at_us is null or visits.left_at_us >= periods.end_us)
group by periods.stream, periods.period, visits.flow_state
"""
"""Items in each flow state at the end of each period, by counting them."""


def counted_differently(log: Log) -> list[str]:
    """Counts of the pass by day, week and status that the tables do not tell."""
    return counts_compared(*passed(log), log=log)


def counts_compared(engine: DuckEngine, built: Built, *, log: Log) -> list[str]:
    book = built.run.book
    there = daily(book)
    days: list[Row] = [
        (
            int(stream),
            int(book.days.names[stream, day]),
            STATES[state],
            int(there[stream, day, state]),
        )
        for stream, day, state in zip(*np.nonzero(there), strict=True)
    ]
    found = [] if in_order(days) == rows_of(engine, THERE) else ["daily"]
    numbers = {name: status for status, name in log.statuses.items()}
    for stream, period, name, _, n_arrivals, n_departures, _ in told(engine, movements.TRAFFIC):
        week = list(book.weeks.names[stream]).index(period) + 1
        place = list(book.statuses[stream]["status"]).index(numbers[name])
        counts = (book.arrivals[stream, week, place], book.departures[stream, week, place])
        found += [] if counts == (n_arrivals, n_departures) else ["traffic"]
    for stream, name, state, *tallied, total_us, _, _, spent_us, ended_us in told(
        engine, STATUS_ROWS
    ):
        place = list(book.statuses[stream]["status"]).index(numbers[name])
        status = book.statuses[stream, place]
        visits = [int(each[stream, :, place].sum()) for each in (book.arrivals, book.departures)]
        times = [int(status[each]) for each in ("total_us", "spent_us", "ended_us")]
        ours = [STATES[status["state"]], int(status["first_us"]), *visits, *times]
        theirs = [state, *tallied, total_us, spent_us, ended_us]
        found += [] if ours == theirs else ["statuses"]
    return found


def told(engine: DuckEngine, query: str) -> list[tuple[Any, ...]]:
    return engine.run(query)


@pytest.mark.newest
@given(log=logs(), part_rows=st.integers(1, 9))
@settings(max_examples=N_LOGS)
def test_both_builders_agree_on_random_histories(log: Log, part_rows: int) -> None:
    assert not differing(log, part_rows=part_rows)
    assert not differing(aligned(log), part_rows=part_rows)


@pytest.mark.newest
@given(log=logs())
@settings(max_examples=N_LOGS)
def test_counts_by_day_and_status_are_those_of_the_tables(log: Log) -> None:
    assert not counted_differently(plain(log))


@pytest.mark.soak
@given(log=logs(), part_rows=st.integers(1, 9))
@settings(max_examples=500)
def test_both_builders_agree_on_many_random_histories(log: Log, part_rows: int) -> None:
    assert not differing(log, part_rows=part_rows)
    assert not differing(plain(log), part_rows=part_rows)
    assert not differing(aligned(log), part_rows=part_rows)
    assert not counted_differently(plain(log))


@pytest.mark.newest
@pytest.mark.parametrize("seed", range(2))
def test_both_builders_agree_on_a_longer_history(seed: int) -> None:
    log = long_log(n_moves=600, seed=seed)
    assert not differing(log)
    assert not differing(plain(log))
    assert not differing(repeated(plain(log)))
    assert not differing(shuffled(plain(log), seed=seed), part_rows=100)


def test_visits_that_are_only_shown_are_the_same_in_the_same_order() -> None:
    log = plain(long_log(n_moves=600, seed=1))
    engine, built = passed(log, is_shown=True)
    asked = "select stream, item, visit from visits"
    # Another cursor sees nothing of it.
    rows = engine.connection.execute(asked).fetchall()
    assert rows == sorted(rows)
    hold(engine.connection)
    assert engine.run(f"{asked} order by rowid") == rows
    assert not compared(engine, built)


def test_a_history_without_rows_is_built() -> None:
    assert not differing(
        replace(long_log(n_moves=100, seed=1), moves=[], types=[], blocks=[], homes=[])
    )


def test_what_a_stream_had_of_moved_items_is_left_to_the_portable_statements() -> None:
    log = long_log(n_moves=100, seed=1)
    _, built = passed(log)
    assert built.left_streams >= {stream for _, stream, _, _ in log.homes}


@pytest.mark.newest
def test_value_score_is_measured_where_streams_take_all_items() -> None:
    log = long_log(n_moves=400, seed=1)
    assert passed(plain(log))[1].worked is None
    engine, built = passed(aligned(log))
    assert built.worked is not None
    assert built.worked.n_unknown.any()
    assert not compared(engine, built)
    week = tuple(each[-1] for each in np.nonzero(built.worked.n_items[1:, 1:-1]))
    built.worked.n_items[1:, 1:-1][week] += 1
    assert compared(engine, built) == [VALUE_SCORE]


def is_in_order(engine: DuckEngine) -> bool:
    """Whether who writes the file is told that it need not sort."""
    return has_table(engine.connection, "in_order")


ORDER = "select stream, item, visit from visits order by rowid"


@pytest.mark.newest
def test_visits_are_handed_over_in_the_order_of_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing, "AT_ONCE_ROWS", 50)
    log = plain(long_log(n_moves=400, seed=1))
    engine, built = passed(log)
    rows = engine.run(ORDER)
    assert rows == sorted(rows)
    assert is_in_order(engine)
    monkeypatch.setattr(handing, "MOST_VISITS", 50)
    engine, built = passed(log)
    assert not compared(engine, built)
    assert built.worked is None
    assert engine.run(ORDER) != rows
    assert not is_in_order(engine)


def test_rows_left_to_the_portable_statements_may_be_a_disorder() -> None:
    log = long_log(n_moves=400, seed=1)
    engine, built = passed(log)
    assert not compared(engine, built)
    assert not is_in_order(engine)


SLIPS = {
    "an instant": "update moves set moved_at_us = moved_at_us + 1 where seq = 50",
    "a status": "update moves set status = 5, flow_state = 'active' where status = 3",
    "a row too few": "delete from moves where seq = (select max(seq) from moves)",
    "a type": "update types set item_type = 'debt' where item_type = 'feature'",
}


@pytest.mark.newest
@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_wrong_row_shows(slip: str) -> None:
    log = plain(long_log(n_moves=400, seed=1))
    assert not differing(log)
    assert differing(log, slip=slip)


ROWS = {
    "visits": "update visits set left_at_us = left_at_us + 1 where rowid = 3",
    "items": "update items set n_reopened = n_reopened + 1 where rowid = 3",
}


@pytest.mark.newest
@pytest.mark.parametrize("table", ROWS)
def test_one_number_of_one_row_shows(table: str) -> None:
    engine, built = passed(plain(long_log(n_moves=400, seed=1)))
    engine.run(ROWS[table])
    assert table in compared(engine, built)


SUMS = {
    "flow_distribution": lambda run: run.ended.n_items,
    "flow_efficiency": lambda run: run.ended.sums_us[..., 0],
    "flow_load": lambda run: run.book.steps,
    "flow_time": lambda run: run.ended.sums_us[..., 3],
    "flow_velocity": lambda run: run.ended.n_items,
    "status_wait": lambda run: run.ended.waits_us,
}


@pytest.mark.newest
@pytest.mark.parametrize("metric", MEASURED)
def test_one_sum_that_is_one_too_large_shows(metric: str) -> None:
    engine, built = passed(plain(long_log(n_moves=400, seed=1)))
    sums = SUMS[metric](built.run)
    week = tuple(each[-1] for each in np.nonzero(sums[:, 1:-1]))
    sums[:, 1:-1][week] += 1
    assert metric in compared(engine, built)


COUNTS = {
    "daily": lambda run: run.book.daily,
    "traffic": lambda run: run.book.arrivals,
    "statuses": lambda run: run.book.statuses["spent_us"],
}


@pytest.mark.newest
@pytest.mark.parametrize("count", COUNTS)
def test_one_count_that_is_one_too_large_shows(count: str) -> None:
    log = plain(long_log(n_moves=400, seed=1))
    engine, built = passed(log)
    counts = COUNTS[count](built.run)
    counts[tuple(each[0] for each in np.nonzero(counts))] += 1
    assert count in counts_compared(engine, built, log=log)


def runs(log: Log, *, n_runs: int) -> Log:
    """The same rows as threads write them: each a run in the order of time, of every so many."""
    moves = sorted(log.moves, key=lambda move: (move.moved_at_us, move.seq))
    return replace(log, moves=[move for run in range(n_runs) for move in moves[run::n_runs]])


def test_moves_that_lie_in_several_runs_are_read_in_the_order_of_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log = runs(aligned(long_log(n_moves=600, seed=1)), n_runs=3)
    assert not differing(log, part_rows=20)
    monkeypatch.setattr(sorting, "SORTED", "refused")
    assert not differing(log, part_rows=20)
    monkeypatch.setattr(sorting, "MOST_HELD", 0)
    with pytest.raises(duckdb.ParserException, match="refused"):
        passed(log, part_rows=20)
