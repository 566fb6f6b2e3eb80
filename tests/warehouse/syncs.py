"""What tests of syncs bring, ask and compare."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import Phase
from hypothesis import strategies as st

from narrows.domain.calendar import Cut, day_of
from narrows.domain.live import Page
from narrows.domain.ports import History, Step
from narrows.domain.streams import (
    FlowStart,
    MeasurementPolicy,
    Reopening,
    Take,
    ValueStream,
    Workflow,
    WorkflowStatus,
)
from narrows.domain.work import Attribute, Batch, Change, FlowState, ItemType
from narrows.services.flow.measuring import measure
from narrows.warehouse.derived import LAYERED, STORED
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import NOW, SIMPLE, START, ask, move, silent, source

VALUES = {
    Attribute.STATUS: ("Backlog", "Ready", "Doing", "Done", "Odd", "Ticked"),
    Attribute.ITEM_TYPE: ("Bug", "feature", "Story"),
    Attribute.PROJECT: ("CLM", "POL", "OPS"),
    Attribute.BLOCKED: ("yes", "no"),
    Attribute.LABEL: ("quick", "quick,big"),
    Attribute.TITLE: ("One", "Two"),
    Attribute.POINTS: ("3", "0.5", "many"),
    Attribute.PARENT: ("A", "B"),
}
WORKING = MeasurementPolicy(
    start=FlowStart.FIRST_ACTIVE, reopened=Reopening.LAST_SPELL, calendar="Mon-Fri 09:00-17:00"
)
IGNORING = Workflow((*SIMPLE.statuses[1:], WorkflowStatus("Ticked", None)))
STREAMS = (
    ValueStream(
        "claims",
        SIMPLE,
        (Take("log", {Attribute.PROJECT: ("CLM",)}), Take("live")),
        item_types={"Bug": ItemType.DEFECT},
    ),
    ValueStream(
        "policies", IGNORING, (Take("log", {Attribute.PROJECT: ("POL",)}),), policy=WORKING
    ),
)

PLAIN = tuple(replace(each, policy=MeasurementPolicy(), workflow=SIMPLE) for each in STREAMS)
"""Streams in which an item may go on from where it was."""


@dataclass(frozen=True)
class Sync:
    """What one sync brings of a source, and whether anybody looks after it."""

    source: str
    changes: Sequence[Change]
    gone: Sequence[str] = ()
    is_asked: bool = True


def changes(items: str, *, days: int = 30) -> st.SearchStrategy[list[Change]]:
    """Changes of these items, late ones and repeated ones among them."""
    one = st.sampled_from(list(Attribute)).filter(VALUES.__contains__).flatmap(
        lambda attribute: st.builds(
            Change,
            item=st.sampled_from(list(items)),
            attribute=st.one_of(st.just(attribute), st.just(Attribute.STATUS)),
            value=st.just(""),
            changed_at=st.integers(0, days).map(lambda day: START + timedelta(days=day)),
        )
    ).flatmap(
        lambda change: st.sampled_from(VALUES[change.attribute]).map(
            lambda value: Change(change.item, change.attribute, value, change.changed_at)
        )
    )  # fmt: skip
    return st.lists(one, max_size=14)


PHASES = [Phase.explicit, Phase.generate]
"""No shrinking: each try takes a tenth of a second."""
FIRST = (
    st.builds(Sync, st.just("log"), changes("ABCDEF"), is_asked=st.just(False)),
    st.builds(Sync, st.just("live"), changes("KLM", days=60)),
)
"""Both sources: what comes of a new one is built whole."""
IS_ASKED = st.sampled_from([True, True, True, False])
LATER = st.lists(
    st.one_of(
        st.builds(Sync, st.just("log"), changes("ABCDEF"), is_asked=IS_ASKED),
        st.builds(
            Sync, st.just("live"), changes("KLM", days=60),
            st.lists(st.sampled_from("KLM"), max_size=2, unique=True), IS_ASKED,
        ),
    ),
    min_size=1, max_size=3,
)  # fmt: skip
SYNCS = st.builds(lambda *told: [*told[:2], *told[2]], *FIRST, LATER)


def bring(warehouse: EmbeddedWarehouse, sync: Sync, *, number: int) -> None:
    """Load a file's new rows, or follow a live source a step further."""
    if sync.source == "log":
        warehouse.load(source("log"), [Batch(sync.changes)], now=NOW, progress=silent)
        return
    live = source("live")
    changed = [
        Change(each.item, each.attribute, each.value, each.changed_at, f"{number}-{place}")
        for place, each in enumerate(sync.changes)
    ]
    categories = {"Odd": FlowState.ACTIVE} if number % 2 else {"Strange": FlowState.DONE}
    page = Page(
        Batch(
            changed,
            categories={**categories, "Strange": FlowState.ACTIVE} if number == 3 else categories,
        ),
        cursor=str(number),
        complete_until=START + timedelta(days=10 * number),
        gone=tuple(sync.gone),
    )
    step = Step(now=NOW, before=warehouse.sources().get("live"), trusts_census=True)
    warehouse.follow(live, [page], step=step)


def all_of(history: History) -> dict[str, object]:
    """Every row of every table, what was in doubt, and what was measured of weeks."""
    tables = (*dict.fromkeys((*LAYERED, *STORED, "tallies", "later")), "clock", "statuses")
    said: dict[str, object] = {
        table: history.rows(f"select * from {table} order by all") for table in tables
    }
    first, last = day_of(START, "UTC"), day_of(START + timedelta(days=70), "UTC")
    # As a review asks: some weeks as one period first, whose copy the newest weeks are read from.
    lately = first + timedelta(days=14)
    said["lately"] = measure(history, cut=Cut.ALL, start=lately, end=last)
    said["weeks"] = measure(history, cut=Cut.WEEK, start=first, end=last)
    return said | {"faults": list(history.faults()), "spans": list(history.spans)}


def rebuilt(folder: Path, *streams: ValueStream) -> dict[str, object]:
    """The same of a copy of what was loaded, without derived files."""
    with TemporaryDirectory() as beside:
        copy = Path(beside) / "copy"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("derived", "writer.lock"))
        return all_of(ask(EmbeddedWarehouse(copy), *(streams or STREAMS)))


def check(syncs: Sequence[Sync], folder: Path, streams: Sequence[ValueStream] = STREAMS) -> None:
    """Sync by sync the same as building all of it again."""
    warehouse = EmbeddedWarehouse(folder)
    for number, sync in enumerate(syncs, start=1):
        bring(warehouse, sync, number=number)
        is_last = number == len(syncs)
        if any(held.until for held in warehouse.sources().values()) and (sync.is_asked or is_last):
            now, again = all_of(ask(warehouse, *streams)), rebuilt(folder, *streams)
            for what, rows in again.items():
                assert now[what] == rows, f"{what} after sync {number}"


def changed(folder: Path, by: str) -> set[str]:
    """The keys of the items that the newest layer has something of, or all."""
    newest = max(folder.glob("derived/*/built.json"), key=lambda each: each.stat().st_mtime_ns)
    base = json.loads(newest.read_text(encoding="utf-8"))["over"]
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{newest.with_name('built.duckdb')}' AS layer (READ_ONLY)")
        con.execute(f"ATTACH '{folder / 'derived' / base / 'built.duckdb'}' AS base (READ_ONLY)")
        of = f"SELECT key FROM base.keys SEMI JOIN layer.{by} USING (item)"
        return {key for (key,) in con.execute(of).fetchall()}


def moves(*told: tuple[str, str, float]) -> list[Change]:
    return [move(*each) for each in told]


def other(history: object) -> pytest.ParameterSet:
    """One that asks an engine nothing that another here does not."""
    return pytest.param(history, marks=pytest.mark.newest)
