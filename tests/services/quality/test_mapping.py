"""Saying what a status means: one plan change, and nobody's word is overwritten."""

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.streams import Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import FlowState
from narrows.services.quality.mapping import Mapping, mapped


def plan_of(*states: str) -> Plan:
    statuses = tuple(WorkflowStatus(each, FlowState(each)) for each in states)
    return Plan(streams=(ValueStream("policy", Workflow(statuses), (Take("log"),)),))


def order(plan: Plan) -> list[str]:
    workflow = plan.streams[0].workflow
    return [each.status for each in workflow.statuses] if workflow else []


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        ("new", ["new", "X", "waiting", "active", "done", "cancelled"]),
        ("waiting", ["new", "waiting", "active", "X", "done", "cancelled"]),
        ("active", ["new", "waiting", "active", "X", "done", "cancelled"]),
        ("done", ["new", "waiting", "active", "done", "X", "cancelled"]),
        ("cancelled", ["new", "waiting", "active", "done", "cancelled", "X"]),
        ("ignore", ["new", "waiting", "active", "done", "cancelled", "X"]),
    ],
)
def test_a_status_stands_after_its_like(meaning: str, expected: list[str]) -> None:
    plan = plan_of("new", "waiting", "active", "done", "cancelled")
    assert order(mapped(plan, "policy", mapping=Mapping("X", meaning))) == expected


def test_a_queue_stands_before_its_own_status_and_others_where_they_are_put() -> None:
    plan = plan_of("new", "active", "done")
    queue = mapped(plan, "policy", mapping=Mapping("Q", "waiting", queue_of="active"))
    assert order(queue) == ["new", "Q", "active", "done"]
    put = mapped(plan, "policy", mapping=Mapping("X", "active", before="active"))
    assert order(put) == ["new", "X", "active", "done"]


def test_the_same_again_changes_nothing() -> None:
    once = mapped(plan_of("new", "active", "done"), "policy", mapping=Mapping("X", "active"))
    assert mapped(once, "policy", mapping=Mapping("X", "active")) == once


@pytest.mark.parametrize(
    ("mapping", "slug"),
    [
        (Mapping("active", "done"), "status-mapped"),
        (Mapping("X", "busy"), "flow-state-unknown"),
        (Mapping("X", "active", before="Y"), "status-unknown"),
        (Mapping("X", "waiting", queue_of="done"), "queue-of-nothing"),
    ],
)
def test_what_cannot_be_meant_is_refused(mapping: Mapping, slug: str) -> None:
    with pytest.raises(NarrowsError) as refused:
        mapped(plan_of("new", "active", "done"), "policy", mapping=mapping)
    assert refused.value.slug == slug


def test_a_stream_that_is_not_there_is_refused() -> None:
    with pytest.raises(NarrowsError, match="policy") as refused:
        mapped(plan_of("active", "done"), "polcy", mapping=Mapping("X", "active"))
    assert refused.value.slug == "stream-unknown"
