from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.connectors.csv_file import plan
from narrows.domain.streams import Source
from narrows.domain.work import INTERVALS_END, WAITS_FOR
from narrows.reader import FileReader
from narrows.warehouse.csv_load import stage
from narrows.warehouse.encode import STAGED
from narrows.warehouse.intervals import sweep
from tests.shared import shared

Row = tuple[str, str, int, int]
"""Item, activity, start, end."""
Visit = tuple[str, int, int | None]
"""Status, from, to."""


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def visits(con: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> dict[str, list[Visit]]:
    """What `sweep` makes of intervals: the visits of each item, a move into the same one merged."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE intervals (item VARCHAR, activity VARCHAR, "
        "started_at_us BIGINT, ended_at_us BIGINT, seq BIGINT)"
    )
    if rows:
        listed = ", ".join(f"{(*row, seq)}" for seq, row in enumerate(rows, 1))
        con.execute(f"INSERT INTO intervals VALUES {listed}")
    con.execute(STAGED)
    sweep(con)
    return staged_visits(con)


def staged_visits(con: duckdb.DuckDBPyConnection) -> dict[str, list[Visit]]:
    moves = con.execute(
        "SELECT item, value, changed_at_us FROM staged WHERE attribute = 'status' "
        "ORDER BY item, changed_at_us, seq"
    ).fetchall()
    found: dict[str, list[Visit]] = defaultdict(list)
    for item, status, at in moves:
        before = found[item]
        if before and before[-1][0] == status:
            continue
        if before:
            before[-1] = (*before[-1][:2], at)
        before.append((status, at, None))
    return dict(found)


def test_gaps_are_waits_for_the_next_activity_and_the_latest_end_is_done(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert visits(con, [("1", "Draw", 0, 4), ("1", "Build", 6, 9)]) == {
        "1": [("Draw", 0, 4), ("→ Build", 4, 6), ("Build", 6, 9), ("→ done", 9, None)]
    }


def test_while_several_run_the_time_belongs_to_the_one_that_started_last(
    con: duckdb.DuckDBPyConnection,
) -> None:
    """A runs 0–10, B 2–5, C 3–4: B hands back to A, C to B."""
    assert visits(con, [("1", "A", 0, 10), ("1", "B", 2, 5), ("1", "C", 3, 4)]) == {
        "1": [
            ("A", 0, 2),
            ("B", 2, 3),
            ("C", 3, 4),
            ("B", 4, 5),
            ("A", 5, 10),
            ("→ done", 10, None),
        ]
    }


def test_of_equal_starts_the_later_row_has_the_time(con: duckdb.DuckDBPyConnection) -> None:
    found = visits(con, [("1", "A", 0, 10), ("1", "B", 0, 4)])["1"]
    assert [visit for visit in found if visit[1] != visit[2]] == [
        ("B", 0, 4),
        ("A", 4, 10),
        ("→ done", 10, None),
    ]


def test_an_activity_of_no_length_has_a_visit_of_no_length(con: duckdb.DuckDBPyConnection) -> None:
    assert visits(con, [("1", "A", 0, 10), ("1", "Sign", 5, 5), ("2", "Sign", 3, 3)]) == {
        "1": [("A", 0, 5), ("Sign", 5, 5), ("A", 5, 10), ("→ done", 10, None)],
        "2": [("Sign", 3, 3), ("→ done", 3, None)],
    }


def test_an_activity_that_begins_as_another_ends_follows_without_a_wait(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert visits(con, [("1", "A", 0, 5), ("1", "B", 5, 8), ("1", "C", 2, 5)]) == {
        "1": [("A", 0, 2), ("C", 2, 5), ("B", 5, 8), ("→ done", 8, None)]
    }


def test_rows_of_many_items_in_any_order_do_not_mix(con: duckdb.DuckDBPyConnection) -> None:
    rows = [("2", "B", 7, 9), ("1", "A", 0, 2), ("2", "A", 1, 4), ("1", "B", 1, 3)]
    assert visits(con, rows) == {
        "1": [("A", 0, 1), ("B", 1, 3), ("→ done", 3, None)],
        "2": [("A", 1, 4), ("→ B", 4, 7), ("B", 7, 9), ("→ done", 9, None)],
    }


def test_no_intervals_are_no_moves(con: duckdb.DuckDBPyConnection) -> None:
    assert visits(con, []) == {}


ROWS = st.lists(
    st.tuples(
        st.sampled_from("123456"), st.sampled_from("ABC"), st.integers(0, 12), st.integers(0, 6)
    ).map(lambda row: (row[0], row[1], row[2], row[2] + row[3])),
    max_size=40,
)


@settings(max_examples=30)
@given(ROWS)
def test_the_sweep_equals_asking_every_instant(
    con: duckdb.DuckDBPyConnection, rows: list[Row]
) -> None:
    """The oracle asks of each unit of time which interval owns it, by the words of rule 6."""
    found = visits(con, rows)
    assert set(found) == {row[0] for row in rows}
    for item, lasting in found.items():
        mine = [row for row in rows if row[0] == item]
        end = max(row[3] for row in mine)
        assert lasting[-1] == (INTERVALS_END, end, None)
        owned = {
            at: status for status, begin, until in lasting[:-1] for at in range(begin, until or 0)
        }
        assert owned == dict(_owners(mine, end))
        assert {status for status, *_ in lasting} >= {activity for _, activity, *_ in mine}


def _owners(rows: list[Row], end: int) -> Iterator[tuple[int, str]]:
    for at in range(min(row[2] for row in rows), end):
        running = [(row[2], nth, row[1]) for nth, row in enumerate(rows) if row[2] <= at < row[3]]
        coming = [(row[2], nth, row[1]) for nth, row in enumerate(rows) if row[2] > at]
        yield at, max(running)[2] if running else WAITS_FOR + min(coming)[2]


def test_a_long_pile_of_overlaps_is_swept_without_squaring() -> None:
    """20,000 intervals, each within the one before: a join would make 2 · 10⁸ pairs."""
    n = 20_000
    with duckdb.connect() as con:
        con.execute(
            f"CREATE TEMP TABLE intervals AS SELECT 'x' AS item, 'A' || i AS activity, "
            f"i AS started_at_us, {2 * n} - i AS ended_at_us, i AS seq FROM range({n}) AS t(i)"
        )
        con.execute(STAGED)
        sweep(con)
        found = staged_visits(con)["x"]
    assert len(found) == 2 * n
    assert found[-1] == (INTERVALS_END, 2 * n, None)


@pytest.mark.parametrize(
    "path", ["logs/production/Production.csv", "logs/start_end/BPIC_2012_W.csv.gz"]
)
def test_touch_and_span_of_a_real_log_equal_the_unions_of_its_intervals(path: str) -> None:
    """Σ touch is the union of each item's intervals, Σ span its first start to its latest end."""
    with duckdb.connect() as con:
        source = Source("s", "csv_file", shared(path))
        found = plan(FileReader(), source)
        staged = stage(con, found, source="s", now=datetime(2026, 11, 26, tzinfo=UTC))
        assert staged.n_faults == 0
        touch, span = 0, 0
        for lasting in staged_visits(con).values():
            span += lasting[-1][1] - lasting[0][1]
            touch += sum(
                (until or 0) - begin
                for status, begin, until in lasting[:-1]
                if not status.startswith(WAITS_FOR)
            )
        columns = [found.item, found.started_at, found.ended_at]
        named = ", ".join(f'"{column}"' for column in columns)
        rows = con.execute(
            f"SELECT {named} FROM read_csv('{source.path}', all_varchar = true)"
        ).fetchall()
    assert (touch, span) == _union(rows)


def _union(rows: list[tuple[str, str, str]]) -> tuple[int, int]:
    by_item: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for item, *told in rows:
        begin, end = map(datetime.fromisoformat, told)
        by_item[item].append((begin, end))
    touch, span = timedelta(0), timedelta(0)
    for intervals in by_item.values():
        intervals.sort()
        reached = intervals[0][0]
        span += max(end for _, end in intervals) - reached
        for started_at, ended_at in intervals:
            touch += max(timedelta(0), ended_at - max(started_at, reached))
            reached = max(reached, ended_at)
    return touch // timedelta(microseconds=1), span // timedelta(microseconds=1)
