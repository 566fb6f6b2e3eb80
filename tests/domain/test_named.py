"""A part of a plan is found by its id: the first of that id, in this plan and in no other."""

from narrows.domain import named as module
from narrows.domain.named import named
from narrows.domain.okr import Cycle
from tests.web.plans import INSURER


def test_the_first_of_an_id_is_found_in_each_of_many_plans() -> None:
    plans = []
    for number in range(2 * module.MOST_KNOWN):
        first = Cycle("now", INSURER.cycles[0].start)
        cycles = (Cycle(f"before-{number}", first.start), first, Cycle("now", first.start, 6))
        plans.append(cycles)
        assert named(cycles, "now") is first
        assert named(cycles, f"before-{number}") is cycles[0]
        assert named(cycles, f"before-{number + 1}") is None
    assert [named(each, "now") is each[1] for each in plans] == [True] * len(plans)
    assert named((), "now") is None


def test_no_more_are_remembered_than_said() -> None:
    for _ in range(3 * module.MOST_KNOWN):
        assert named((Cycle("now", INSURER.cycles[0].start),), "now") is not None
        assert len(module._KNOWN) <= module.MOST_KNOWN
