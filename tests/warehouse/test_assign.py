from datetime import timedelta

import pytest

from narrows.domain.flow import FlowItem
from narrows.domain.streams import Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import Attribute, Batch, Fault, FlowState, Interval
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import START, ask, has, load, load_batches, move, stream, told

DAY = timedelta(days=1)
WORKED = [
    Interval("A", "Draft", START, START + 2 * DAY),
    Interval("A", "Ship", START + 5 * DAY, START + 6 * DAY),
    Interval("B", "Draft", START, START + 2 * DAY),
]


def measured(taking: ValueStream) -> tuple[list[FlowItem], list[Fault]]:
    warehouse = EmbeddedWarehouse(None)
    load_batches(warehouse, [Batch((), intervals=WORKED)])
    history = ask(warehouse, taking)
    return told(history), list(history.faults())


@pytest.mark.parametrize("taking", [stream(workflow=None), stream("other", Take("elsewhere"))])
def test_intervals_need_no_workflow_and_unaligned_ones_neither(taking: ValueStream) -> None:
    (a, b), faults = measured(taking)
    assert (a.flow_time_days, a.active_days, a.waiting_days) == (6, 3, 3)
    assert (b.flow_state, b.flow_time_days) == (FlowState.DONE, 2)
    assert faults == []


def test_where_a_done_activity_is_named_it_ends_an_item_and_the_last_end_does_not() -> None:
    named = Workflow(
        (WorkflowStatus("Draft", FlowState.ACTIVE), WorkflowStatus("Ship", FlowState.DONE))
    )
    (a, b), faults = measured(stream(workflow=named))
    assert (a.flow_state, a.flow_time_days, a.n_reopened) == (FlowState.DONE, 5, 0)
    assert b.done_at is None
    assert faults == [], "the waits and ends are our words, that no workflow need know"


def test_an_activity_that_a_workflow_does_not_know_is_still_a_fault() -> None:
    named = Workflow((WorkflowStatus("Ship", FlowState.DONE),))
    _, faults = measured(stream(workflow=named))
    assert ["«Draft»" in fault.message for fault in faults] == [True]


def test_unaligned_work_borrows_the_words_of_a_stream_of_the_same_source() -> None:
    """Else nothing of it was ever active, and no capacity seemed to go there."""
    warehouse = EmbeddedWarehouse(None)
    projects = [has("A", Attribute.PROJECT, "CLM"), has("B", Attribute.PROJECT, "OPS")]
    moves = [move("A", "Doing", 0), move("B", "Doing", 1), move("B", "Done", 3)]
    load(warehouse, [*projects, *moves])
    load(warehouse, [move("C", "Doing", 0), move("C", "Doing", 9)], name="other")
    claims = stream("claims", Take("log", {Attribute.PROJECT: ("CLM",)}))
    known = {item.id: item for item in told(ask(warehouse, claims))}
    assert (known["B"].stream, known["B"].flow_state, known["B"].active_days) == (
        None, FlowState.DONE, 2,
    )  # fmt: skip
    assert known["C"].flow_state is FlowState.UNKNOWN, "no stream takes from its source"
