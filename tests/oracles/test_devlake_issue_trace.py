"""Status intervals that DevLake derived from a Jira board, against ours: to the microsecond.

Both ways lead there: its joined tables by `csv_file`, and Jira's own answers by `jira_export`.
"""

import csv
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from narrows.bootstrap import connectors
from narrows.domain.flow import FlowItem
from narrows.domain.streams import Source, Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import FlowState
from narrows.reader import FileReader
from narrows.services.flow.listing import items
from narrows.services.sources.loading import load_source
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import NOW, silent
from tests.oracles.devlake import ANSWERS, TRACE, joined_moves, rows
from tests.shared import shared

TAPD = "1149308060001017333"
"""The one item that does not come from Jira."""

Closed = tuple[str, str, datetime, datetime]


@pytest.fixture(scope="module")
def derived() -> list[Closed]:
    """What DevLake derived; its minutes are rounded down."""
    text = Path(shared(f"{TRACE}/derived_closed_status_intervals.json")).read_text("utf-8")
    found = []
    for each in json.loads(text):
        start, end = (datetime.fromisoformat(each[name]) for name in ("start", "end"))
        assert (end - start) // timedelta(minutes=1) == each["minutes"]
        if each["original_status"]:
            found.append((each["issue_key"], each["original_status"], start, end))
    return sorted(found)


def read(source: Source) -> tuple[list[FlowItem], list[str]]:
    """The items of a source by a workflow that knows every status of it, and the faults."""
    warehouse = EmbeddedWarehouse(None)
    loaded = load_source(
        source,
        warehouse,
        reader=FileReader(),
        connectors=connectors(),
        now=NOW,
        progress=silent,
    )
    known = [each.status for each in warehouse.status_counts([source.id])]
    statuses = [WorkflowStatus(name, FlowState.ACTIVE) for name in known[1:]]
    workflow = Workflow((*statuses, WorkflowStatus(known[0], FlowState.DONE)))
    stream = ValueStream("trace", workflow, (Take(source.id),))
    found = items(warehouse.history([stream], progress=silent))
    return found, [fault.message for fault in loaded.faults]


def closed(found: list[FlowItem]) -> list[Closed]:
    return sorted(
        (item.id, visit.status, visit.entered_at, visit.left_at)
        for item in found
        for visit in item.visits
        if visit.left_at
    )


def test_joined_tables_give_every_closed_interval(derived: list[Closed], tmp_path: Path) -> None:
    path = tmp_path / "moves.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("item", "status", "moved_at"), *joined_moves()])

    found, faults = read(Source("trace", "csv_file", str(path)))

    assert len(found) == 32
    assert len(derived) == 167
    assert closed(found) == derived
    assert len(faults) == 1, "the creation row of the item from TAPD has no status"
    assert [item.visits[0].status for item in found if item.id == TAPD] == ["Open"]


def test_jiras_own_answers_give_every_closed_interval(
    derived: list[Closed], tmp_path: Path
) -> None:
    answers = [json.loads(row["data"]) for row in rows(ANSWERS)]
    path = tmp_path / "search.json"
    path.write_text(json.dumps({"issues": answers}), encoding="utf-8")

    found, faults = read(Source("trace", "jira_export", str(path)))

    from_jira = [each for each in derived if each[0] != TAPD]
    assert len(from_jira) == 165
    assert closed(found) == from_jira
    assert all("contradicts itself" in fault for fault in faults)
    assert faults
