"""A home is built by the pass where that pays, and its numbers are the same."""

import random
import shutil
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from narrows.domain.calendar import Cut
from narrows.domain.ports import History, PeriodRow
from narrows.domain.streams import (
    FlowStart,
    MeasurementPolicy,
    Reopening,
    Take,
    ValueStream,
    Workflow,
    WorkflowStatus,
)
from narrows.domain.work import Attribute, Change, Fault
from narrows.services.flow.measuring import measure
from narrows.warehouse import derived
from narrows.warehouse.compiled import building, choosing
from narrows.warehouse.derived import LAYERED
from narrows.warehouse.embedded import EmbeddedWarehouse
from narrows.warehouse.kept_files import paths
from narrows.warehouse.made_of import MadeOf
from tests.loads import SIMPLE, START, ask, load

POLICIES = {
    "PLAIN": MeasurementPolicy(),
    "ZONED": MeasurementPolicy(
        start=FlowStart.FIRST_ACTIVE, reopened=Reopening.LAST_SPELL, zone="America/New_York"
    ),
    "CLOCKED": MeasurementPolicy(calendar="Mon-Fri 09:00-17:00"),
    "MOVING": MeasurementPolicy(start=FlowStart.CREATED, reopened=Reopening.SUM_OF_SPELLS),
}
WORKFLOW = Workflow((*SIMPLE.statuses, WorkflowStatus("Ticked", None)))
STREAMS = [
    ValueStream(name, WORKFLOW, (Take("log", {Attribute.PROJECT: (name,)}),), policy=policy)
    for name, policy in POLICIES.items()
]
WORDS = {
    Attribute.STATUS: ("Backlog", "Ready", "Doing", "Done", "Odd", "Ticked"),
    Attribute.ITEM_TYPE: ("feature", "defect", "Odd"),
    Attribute.BLOCKED: ("yes", "no"),
    Attribute.TITLE: ("One", "Two"),
}
TABLES = (*LAYERED, "tallies", "later")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    load(EmbeddedWarehouse(tmp_path), history(seed=1))
    return tmp_path


def history(*, seed: int) -> list[Change]:
    """Items of four streams, some of which move between two of them or are stopped."""
    dice = random.Random(seed)
    found = []
    for number in range(60):
        item, project = f"A-{number}", dice.choice([*POLICIES, "NOBODY"])
        found.append(Change(item, Attribute.PROJECT, project, START))
        if project == "MOVING" and dice.random() < 0.3:
            later = START + timedelta(days=dice.randrange(60))
            found.append(Change(item, Attribute.PROJECT, "NOBODY", later))
        for attribute in dice.choices(list(WORDS), [12, 1, 1, 1], k=dice.randrange(12)):
            if attribute is Attribute.BLOCKED and project in ("PLAIN", "ZONED"):
                continue
            at = START + timedelta(hours=dice.randrange(60 * 24))
            found.append(Change(item, attribute, dice.choice(WORDS[attribute]), at))
    return found


def built(
    folder: Path, *, by_pass: bool, monkeypatch: pytest.MonkeyPatch
) -> tuple[dict[str, list[str]], object, int]:
    """All rows of the tables, all weekly measurements, and how many files of weeks there were."""
    shutil.rmtree(folder / "derived", ignore_errors=True)
    monkeypatch.setattr(choosing, "IS_THERE", by_pass)
    monkeypatch.setattr(choosing, "LEAST_MOVES", 1)
    of = ask(EmbeddedWarehouse(folder), *STREAMS)
    (layer,) = (folder / "derived").iterdir()
    n_files = len(paths(layer))
    return rows_of(of), measure(of, cut=Cut.WEEK), n_files


def rows_of(of: History) -> dict[str, list[str]]:
    """All rows of the tables."""
    return {table: sorted(map(str, of.rows(f"select * from {table}"))) for table in TABLES}


@pytest.mark.newest
def test_both_builders_make_the_same_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, measured, n_files = built(folder, by_pass=False, monkeypatch=monkeypatch)
    assert n_files == 0
    again, measured_again, n_files = built(folder, by_pass=True, monkeypatch=monkeypatch)
    assert n_files == 1
    assert again == rows
    assert again["left_out"], "some items were only ever in a status that is ignored"
    assert measured_again == measured


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """The same history without what is left to the portable statements: all is of the pass."""
    odd = {each.item for each in history(seed=1) if each.attribute is Attribute.BLOCKED}
    odd |= {each.item for each in history(seed=1) if each.value == "MOVING"}
    kept = [each for each in history(seed=1) if each.item not in odd]
    load(EmbeddedWarehouse(tmp_path / "plain"), kept)
    return tmp_path / "plain"


def test_visits_that_are_shown_until_the_file_has_them_are_the_same(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = built(plain, by_pass=False, monkeypatch=monkeypatch)
    shown = noted(monkeypatch)
    again = built(plain, by_pass=True, monkeypatch=monkeypatch)
    assert shown == ["VIEW"]
    assert again[:2] == expected[:2]


def test_visits_of_a_pass_are_there_where_no_file_can_be_written(
    plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = built(plain, by_pass=False, monkeypatch=monkeypatch)
    shutil.rmtree(plain / "derived")
    (plain / "derived").write_text("no folder")
    shown = noted(monkeypatch)
    of = ask(EmbeddedWarehouse(plain), *STREAMS)
    assert shown == ["VIEW"]
    assert (rows_of(of), measure(of, cut=Cut.WEEK)) == expected[:2]


def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What `visits` are when somebody is about to keep them."""
    monkeypatch.setattr(choosing, "IS_THERE", True)
    monkeypatch.setattr(choosing, "LEAST_MOVES", 1)
    found: list[str] = []
    keep = derived.keep

    def keeping(
        con: duckdb.DuckDBPyConnection, folder: Path, *, made_of: MadeOf, faults: Sequence[Fault]
    ) -> bool:
        asked = "SELECT table_type FROM information_schema.tables WHERE table_name = 'visits'"
        found.extend(row[0] for row in con.execute(asked).fetchall())
        return keep(con, folder, made_of=made_of, faults=faults)

    monkeypatch.setattr(derived, "keep", keeping)
    return found


def test_streams_that_the_pass_does_not_see_whole_are_left_to_be_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A working calendar, items that moved on, and work that no stream takes."""
    built(folder, by_pass=True, monkeypatch=monkeypatch)
    (layer,) = (folder / "derived").iterdir()
    first = min(paths(layer), key=lambda each: Path(each).stat().st_mtime_ns)
    found = duckdb.execute(f"select distinct stream from read_parquet('{first}')").fetchall()
    assert {STREAMS[number - 1].id for (number,) in found} == {"PLAIN", "ZONED"}


@pytest.mark.newest
def test_a_short_history_is_built_by_the_portable_statements(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "IS_THERE", True)
    ask(EmbeddedWarehouse(folder), *STREAMS)
    (layer,) = (folder / "derived").iterdir()
    assert not paths(layer)


@pytest.mark.newest
def test_a_history_that_the_memory_does_not_hold_is_built_by_the_portable_statements(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They lay aside on the disk what does not fit; the pass would be killed."""
    expected = built(folder, by_pass=True, monkeypatch=monkeypatch)
    passes = counted(monkeypatch)
    built(folder, by_pass=True, monkeypatch=monkeypatch)
    assert passes
    passes.clear()
    monkeypatch.setattr(choosing, "BYTES_OF_MOVE", 2**50)
    rows, measured, _ = built(folder, by_pass=True, monkeypatch=monkeypatch)
    assert not passes
    assert (rows, measured) == expected[:2]


def test_what_the_engine_may_hold_is_read_where_it_knows_it() -> None:
    con = duckdb.connect()
    con.execute("create table moves as select 1 as moved_at_us")
    con.execute("set memory_limit = '2GB'")
    ((_, _, _, room),) = con.execute(choosing.MOVES).fetchall()
    assert abs(room - 2e9) < 1e8
    con.execute("set memory_limit = '-1'")
    ((_, _, _, room),) = con.execute(choosing.MOVES).fetchall()
    assert room is None


@pytest.mark.newest
def test_where_waits_would_fill_the_memory_no_week_is_measured_by_the_pass(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, measured, _ = built(folder, by_pass=False, monkeypatch=monkeypatch)
    monkeypatch.setattr(choosing, "MOST_WAITS", 60)
    passes = counted(monkeypatch)
    again, measured_again, n_files = built(folder, by_pass=True, monkeypatch=monkeypatch)
    assert (n_files, passes) == (0, [0])
    assert again == rows
    assert measured_again == measured


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many weeks each pass is asked for from now on."""
    found: list[int] = []
    build = building.build_by_pass

    def noted(
        con: duckdb.DuckDBPyConnection, *, weeks: Sequence[PeriodRow], is_shown: bool
    ) -> building.Built:
        found.append(len(weeks))
        return build(con, weeks=weeks, is_shown=is_shown)

    monkeypatch.setattr(building, "build_by_pass", noted)
    return found
