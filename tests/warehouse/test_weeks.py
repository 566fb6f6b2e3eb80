"""Rows of metrics are asked once, kept, and taken over by the next sync without what fell."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from narrows.domain.calendar import Cut, day_of
from narrows.domain.measure import Measurement
from narrows.domain.ports import History
from narrows.domain.streams import Take
from narrows.domain.work import Attribute
from narrows.services.flow.measuring import every_metric, freshen, measure
from narrows.warehouse import files, kept_files
from narrows.warehouse.embedded import EmbeddedWarehouse
from narrows.warehouse.weeks import KeptWeeks
from tests.loads import START, ask, has, load, move, stream

FIRST, LAST = day_of(START, "UTC"), day_of(START + timedelta(days=42), "UTC")
LOG = [move("A", "Ready", 0), move("A", "Done", 9), move("B", "Doing", 3)]
ROW = (
    "SELECT '{query}' AS query, 1 AS stream, {week} AS start_us, {week} + 1 AS end_us, "
    "NULL AS item_type, NULL AS status, 'count' AS statistic, {n} AS numerator, 1 AS denominator, "
    "0 AS n_items, 0 AS n_unmeasured"
)


def weeks(of: History) -> list[Measurement]:
    return measure(of, cut=Cut.WEEK, start=FIRST, end=LAST)


def span(of: History) -> list[Measurement]:
    """All metrics of one stream over all weeks as one period."""
    metrics = every_metric()
    return measure(of, cut=Cut.ALL, start=FIRST, end=LAST, stream="policy", metrics=metrics)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    load(EmbeddedWarehouse(tmp_path), LOG)
    return tmp_path


def test_what_was_made_fresh_is_only_read(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weeks that go on too, and by another process."""
    freshen(ask(EmbeddedWarehouse(home)), cut=Cut.WEEK, start=FIRST, end=LAST)
    (layer,) = (home / "derived").iterdir()
    assert len(kept_files.paths(layer)) == 1

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("asked again")

    with monkeypatch.context() as patched:
        patched.setattr(KeptWeeks, "_ask", refuse)
        read = weeks(ask(EmbeddedWarehouse(home)))
    files.discard(home / "derived")
    assert read == weeks(ask(EmbeddedWarehouse(home)))


def test_weeks_are_at_hand_once_they_were_read_or_asked(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    freshen(ask(EmbeddedWarehouse(home)), cut=Cut.WEEK, start=FIRST, end=LAST)
    of = ask(EmbeddedWarehouse(home))
    read = weeks(of)
    months = measure(of, cut=Cut.MONTH, start=FIRST, end=LAST)
    files.discard(home / "derived")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("asked again")

    monkeypatch.setattr(KeptWeeks, "_ask", refuse)
    assert weeks(of) == read, "read from files before these were deleted"
    assert measure(of, cut=Cut.MONTH, start=FIRST, end=LAST) == months, "asked after that"


def test_one_period_is_asked_whenever_it_is_wanted(home: Path) -> None:
    freshen(ask(EmbeddedWarehouse(home)), cut=Cut.WEEK, start=FIRST, end=LAST)
    (layer,) = (home / "derived").iterdir()
    before = kept_files.paths(layer)
    asked = span(ask(EmbeddedWarehouse(home)))
    assert kept_files.paths(layer) == before, "a file for each would make all others slow"
    files.discard(home / "derived")
    assert span(ask(EmbeddedWarehouse(home))) == asked


def test_files_that_are_deleted_meanwhile_are_asked_again(home: Path) -> None:
    of = ask(EmbeddedWarehouse(home))
    before = weeks(of)
    files.discard(home / "derived")
    freshen(of, cut=Cut.WEEK, start=FIRST, end=LAST)
    assert weeks(of) == before


def standing(folder: Path) -> Iterator[tuple[int, int]]:
    """Which weeks stand, and what is said of them."""
    told = f"SELECT start_us, numerator FROM ({kept_files.standing(folder)}) ORDER BY ALL"
    yield from duckdb.execute(told).fetchall()


def test_a_week_that_fell_counts_only_as_it_was_asked_since(tmp_path: Path) -> None:
    one, two, three = (tmp_path / name for name in ("one", "two", "three"))
    for folder in (one, two, three):
        folder.mkdir()
    write(one, "weeks-a.parquet", week=1, n=10)
    write(one, "weeks-b.parquet", week=2, n=20)
    kept_files.take_over(kept_files.paths(one), two)
    fall(two, (1, 1))
    assert list(standing(two)) == [(2, 20)]
    write(two, "weeks-c.parquet", week=1, n=11)
    assert list(standing(two)) == [(1, 11), (2, 20)]
    kept_files.take_over(kept_files.paths(two), three)
    fall(three, (1, 2))
    assert list(standing(three)) == [(1, 11), (2, 20)]
    fall(three, (1, 1), (2, 1))
    assert list(standing(three)) == []


def test_without_the_list_of_what_fell_nothing_is_said(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    write(one, "weeks-a.parquet", week=1, n=10)
    kept_files.take_over(kept_files.paths(one), two)
    with pytest.raises(duckdb.Error):
        list(standing(two))


def write(folder: Path, name: str, *, week: int, n: int) -> None:
    row = ROW.format(query="q", week=week, n=n)
    duckdb.execute(f"COPY ({row}) TO '{folder / name}' (FORMAT parquet)")


def fall(folder: Path, *weeks: tuple[int, int]) -> None:
    rows = ", ".join(f"(1, {week}, {week + 1}, {age})" for week, age in weeks)
    told = f"SELECT * FROM (VALUES {rows}) AS fallen(stream, start_us, end_us, age)"
    duckdb.execute(f"COPY ({told}) TO '{folder / kept_files.FALLEN}' (FORMAT parquet)")


def test_what_a_stream_held_of_items_that_another_has_now_is_load_until_they_went(
    tmp_path: Path,
) -> None:
    """A sync changes earlier weeks of the one stream than of the other, that has the items now."""
    claims, policy = (
        stream(name, Take("log", {Attribute.PROJECT: (name,)})) for name in ("claims", "policy")
    )
    changes = [has("B", Attribute.PROJECT, "policy"), move("B", "Doing", 1)]
    changes += [has("Z", Attribute.PROJECT, "claims"), move("Z", "Doing", 63)]
    for number in range(30):
        item = f"F-{number}"
        changes += [has(item, Attribute.PROJECT, "policy"), move(item, "Done", 4)]
    for item in ("M-1", "M-2"):
        changes += [has(item, Attribute.PROJECT, "policy"), move(item, "Doing", 1)]
        changes += [has(item, Attribute.PROJECT, "claims", 38), move(item, "Done", 45)]
    more = [move("B", "Done", 23), move("Z", "Done", 66)]
    kept, anew = EmbeddedWarehouse(tmp_path), EmbeddedWarehouse(None)
    load(kept, changes)
    weeks(ask(kept, claims, policy))
    load(kept, more)
    load(anew, changes + more)
    assert weeks(ask(kept, claims, policy)) == weeks(ask(anew, claims, policy))
