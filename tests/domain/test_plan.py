"""A part of a plan is found by its id: the first of that id, in this plan and in no other."""

from dataclasses import replace

from narrows.domain.okr import Cycle
from narrows.domain.plan import Plan
from tests.web.plans import INSURER

FIRST = INSURER.cycles[0]


def test_the_first_of_an_id_is_found() -> None:
    now = Cycle("now", FIRST.start)
    plan = replace(INSURER, cycles=(FIRST, now, Cycle("now", FIRST.start, 6)))
    assert plan.cycle("now") is now
    assert plan.cycle(FIRST.id) is FIRST
    assert plan.cycle("never") is None


def test_a_plan_made_of_another_finds_its_own_parts() -> None:
    stream, objective = INSURER.streams[0], INSURER.objectives[0]
    assert INSURER.stream(stream.id) is stream
    assert INSURER.objective(objective.id) is objective
    renamed = replace(INSURER, streams=(replace(stream, name="other"),), objectives=())
    found = renamed.stream(stream.id)
    assert found is not None
    assert found.name == "other"
    assert renamed.objective(objective.id) is None
    assert INSURER.stream(stream.id) is stream


def test_what_was_looked_for_changes_no_plan() -> None:
    asked = replace(INSURER)
    assert asked.metric("nothing") is None
    assert asked.stream(None) is None
    assert asked.metric(None) is None
    assert asked == INSURER
    assert repr(asked) == repr(INSURER)
    assert Plan() == Plan()
