"""The river: which reaches there are, what is in them, how wide they are."""

import pytest

from narrows.domain.flow import USUAL, Bottleneck, Effect, ReachEvidence, StatusFlow
from narrows.domain.streams import Workflow, WorkflowStatus
from narrows.domain.work import FlowState
from narrows.views.river import RiverReach, river_reaches
from narrows.views.river_widths import drawn_widths
from tests.reaches import reach

STATES = {
    "Backlog": FlowState.NEW, "Ready": FlowState.WAITING, "Doing": FlowState.ACTIVE,
    "Handed over": FlowState.WAITING, "Customer": FlowState.WAITING, "Checking": FlowState.ACTIVE,
    "Shipping": FlowState.WAITING, "Done": FlowState.DONE,
}  # fmt: skip
FLOW = Workflow(tuple(WorkflowStatus(name, state) for name, state in STATES.items()))


def status(name: str, state: FlowState, load: int = 1) -> StatusFlow:
    return StatusFlow("log", name, state, 10, 9.0, 1.0, load, 5.0, 4.0, 0.1, USUAL)


def evidence(name: str, capacity: float | None) -> ReachEvidence:
    return ReachEvidence(name, 2.5, capacity, 6.0, 5.5, 3, 7, 0.4)


LIMITS = Bottleneck(
    "log", Effect.LIMITS, "Doing", ("Ready",), 0.9,
    evidence=(evidence("Doing", 6.5), evidence("Checking", 20.0)),
)  # fmt: skip
DELAYS = Bottleneck("log", Effect.DELAYS, "Customer", evidence=(evidence("Customer", None),))


def river(*bottlenecks: Bottleneck) -> dict[str, RiverReach]:
    flows = [status(name, state) for name, state in STATES.items()]
    return {each.status: each for each in river_reaches(FLOW, flows, bottlenecks=bottlenecks)}


def test_a_reach_has_the_waiting_before_it_and_the_last_wait_lies_beside_the_last() -> None:
    found = river()
    assert list(found) == ["Doing", "Checking"]
    assert found["Doing"].queue_statuses == ("Ready",)
    assert found["Checking"].queue_statuses == ("Handed over", "Customer", "Shipping")


def test_a_pure_delay_is_a_lake_and_no_queue() -> None:
    found = river(LIMITS, DELAYS)["Checking"]
    assert [lake.status for lake in found.lakes] == ["Customer"]
    (delay,) = DELAYS.evidence
    assert found.lakes[0].wait_days == delay.queue_days, "as the sentence below says, of its weeks"
    assert "Customer" not in found.queue_statuses
    assert found.waiting_items == 2


def test_the_narrows_carries_its_evidence() -> None:
    found = river(LIMITS, DELAYS)["Doing"]
    assert found.is_narrows
    assert (found.capacity_per_week, found.arrivals_per_week, found.queue_days) == (6.5, 6.0, 2.5)


def test_undecided_marks_contenders_and_no_narrows() -> None:
    undecided = Bottleneck("log", Effect.LIMITS, "Doing", undecided_between=("Doing", "Checking"))
    found = river(undecided)
    assert not any(each.is_narrows for each in found.values())
    assert all(each.is_contender for each in found.values())


def test_unknown_statuses_are_reaches_that_nobody_knows() -> None:
    names = ("register", "decide")
    workflow = Workflow.of_log(tuple(WorkflowStatus(each, FlowState.UNKNOWN) for each in names))
    flows = [status(each, FlowState.UNKNOWN) for each in names]
    found = river_reaches(workflow, flows, bottlenecks=())
    assert [(each.status, each.is_known) for each in found] == [
        ("register", False),
        ("decide", False),
    ]


def test_only_waiting_is_still_a_river() -> None:
    workflow = Workflow.of_log((WorkflowStatus("Queue", FlowState.WAITING),))
    found = river_reaches(workflow, [status("Queue", FlowState.WAITING)], bottlenecks=())
    assert [each.status for each in found] == ["Queue"]


def test_the_narrowest_for_what_comes_is_a_third_of_the_widest() -> None:
    """12 a week of 24 that come there, 10 of 10: the second has less room."""
    widths = drawn_widths([
        reach("a", capacity=48, arrivals=12), reach("b", capacity=10, arrivals=10),
        reach("c", capacity=15, arrivals=10), reach("d"),
    ])  # fmt: skip
    assert widths == pytest.approx([1.0, 1 / 3, 0.5, 1.0])


def test_without_any_capacity_the_main_ways_are_wide() -> None:
    widths = drawn_widths(
        [reach("main", arrivals=16), reach("side", arrivals=4), reach("dry", arrivals=0)]
    )
    assert widths[0] == 1.0
    assert widths[1] == pytest.approx(0.5)
    assert 0 < widths[2] < 0.2


def test_no_reach_has_no_width() -> None:
    assert drawn_widths([]) == []
