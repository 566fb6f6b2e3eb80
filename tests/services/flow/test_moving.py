"""Load by type, traffic, rework and discarded work of small logs that are counted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from narrows.domain.calendar import Cut
from narrows.domain.movements import Losses
from narrows.domain.ports import History
from narrows.domain.streams import Workflow, WorkflowStatus
from narrows.domain.work import FlowState
from narrows.services.flow.losing import losses
from narrows.services.flow.moving import loads, traffic
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import START, ask, load, move, stream
from tests.metrics.conftest import told
from tests.tables import told_history

MONDAY = date(2025, 7, 7)
__all__ = ["told"]

BUILDING = replace(
    stream(),
    workflow=Workflow(
        (
            WorkflowStatus("Backlog", FlowState.NEW),
            WorkflowStatus("Ready", FlowState.WAITING),
            WorkflowStatus("Dev", FlowState.ACTIVE),
            WorkflowStatus("On hold", FlowState.WAITING),
            WorkflowStatus("Test", FlowState.ACTIVE),
            WorkflowStatus("Done", FlowState.DONE),
            WorkflowStatus("Dropped", FlowState.CANCELLED),
        )
    ),
)


def walked(*ways: str) -> History:
    """Items that are each in a status for so many days: «Dev 3, Test 1, Done»."""
    warehouse = EmbeddedWarehouse(None)
    changes = []
    for nth, way in enumerate(ways):
        day = 0.0
        for step in way.split(", "):
            *words, last = step.split(" ")
            status, length = (
                (" ".join(words), float(last)) if words and last.isdigit() else (step, 0)
            )
            changes.append(move(f"I{nth}", status, day))
            day += length
    load(warehouse, changes)
    return ask(warehouse, BUILDING)


def lost(*ways: str) -> Losses:
    (found,) = losses(
        walked(*ways), cut=Cut.ALL, start=START.date(), end=date(2026, 3, 1), stream="policy"
    )
    return found


def test_load_is_told_by_the_type_of_each_day_and_its_shares_sum_to_one(told: str) -> None:
    """P-1 is a defect for the half of a week, then a feature.

    P-1  = defect   2025-07-07
    P-1  Doing      2025-07-07
    P-1  = feature  2025-07-10 12:00
    P-2  = feature  2025-07-07
    P-2  Waiting    2025-07-07
    P-3  = risk     2025-07-14
    P-3  Done       2025-07-14
    """
    found = loads(told_history(told), start=MONDAY, end=date(2025, 7, 14), stream="policy")
    assert [(each.item_type, each.mean_load_items, each.end_load_items) for each in found] == [
        ("feature", 1.5, 2),
        ("defect", 0.5, 0),
    ]
    assert [each.share_ratio for each in found] == [0.75, 0.25]


def test_traffic_counts_entries_and_exits_and_what_a_status_grew_by(told: str) -> None:
    """Two come and one goes in the first week.

    P-1  Waiting  2025-07-07
    P-2  Waiting  2025-07-08
    P-1  Doing    2025-07-10
    P-1  Done     2025-07-14
    P-2  Doing    2025-07-16
    """
    found = traffic(told_history(told), start=MONDAY, end=date(2025, 7, 21), stream="policy")
    told_ = [
        (each.status, each.n_arrivals, each.n_departures, each.balance_items, each.end_load_items)
        for each in found
    ]
    assert told_ == [
        ("Waiting", 2, 1, 1, 1), ("Doing", 1, 0, 1, 1), ("Done", 0, 0, 0, 0),
        ("Waiting", 0, 1, -1, 0), ("Doing", 1, 1, 0, 1), ("Done", 1, 0, 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("way", "days"),
    [
        ("Ready 1, Dev 3, Test 2, Done", None),
        ("Dev 3, On hold 5, Dev 1, Test 1, Done", None),  # a pause
        ("Dev 3, Test 2, Dev 4, Test 1, Done", 5),
        ("Dev 3, Test 2, Ready 6, Dev 4, Test 1, Done", 5),  # the wait before it was not backwards
        ("Dev 3, Done 7, Dev 2, Done", 2),  # reopened
        ("Dev 1, Test 1, Dev 1, On hold 2, Test 1, Done", 4),
    ],
)
def test_rework_is_the_time_where_an_item_had_been_after_it_moved_backwards(
    way: str, days: float | None
) -> None:
    found = lost(way)
    assert (found.n_items, found.n_reworked, found.rework_days) == (
        1,
        int(days is not None),
        days or 0,
    )


def test_rework_is_a_share_of_all_time_in_process_of_the_items_done() -> None:
    found = lost("Dev 3, Test 2, Dev 4, Test 1, Done", "Dev 10, Done", "Dev 3, Test 1, Dev 50")
    assert (found.n_items, found.reworked_ratio, found.rework_ratio) == (2, 0.5, 5 / 20)


def test_what_was_cancelled_is_told_with_the_days_that_it_took() -> None:
    found = lost("Ready 2, Dev 3, Dropped", "Backlog 9, Dropped", "Dev 1, Dropped 1, Dev 1, Done")
    assert (found.n_discarded, found.n_discarded_begun, found.discarded_days) == (2, 1, 5)
    assert found.n_items == 1, "what was taken up again is none of it"


def test_what_was_begun_and_given_up_on_one_day_was_begun() -> None:
    """Told by the day, its time in process is 0, and it was in process all the same."""
    found = lost("Ready 0, Dev 0, Dropped", "Backlog 0, Dropped", "Dev 1, Done")
    assert (found.n_discarded, found.n_discarded_begun, found.discarded_days) == (2, 1, 0)


def test_without_a_workflow_nothing_says_what_is_backwards() -> None:
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, [move("A", "Dev", 0), move("A", "Test", 1), move("A", "Dev", 2)])
    (found,) = losses(ask(warehouse, stream(workflow=None)), cut=Cut.ALL, stream="policy")
    assert (found.n_reworked, found.rework_days, found.n_discarded) == (None, None, 0)
