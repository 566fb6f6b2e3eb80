"""A closed cycle stays as it was, whatever a plan file says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Cycle, Objective
from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.plan.applying import apply, compare
from narrows.store import open_store
from tests.web.plans import INSURER

NOW = datetime(2026, 11, 26, tzinfo=UTC)
FIRST = INSURER.objectives[0]
CYCLE = next(each for each in INSURER.cycles if each.id == FIRST.cycle)
NEXT = Cycle("later", CYCLE.end)


def saying(act: Act, cycle: str = CYCLE.id) -> Saying:
    return Saying(0, About(Kind.CYCLE, cycle), act, "", NOW, "local owner")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    found = open_store(str(tmp_path / "store.db")).repository(LOCAL_OWNER)
    found.replace_plan(INSURER, revision=None, at=NOW)
    return found


def close(repository: Repository) -> None:
    repository.say(saying(Act.CLOSE), seen=None, request_key="close")


def added(plan: Plan) -> Plan:
    return replace(plan, objectives=(*plan.objectives, replace(FIRST, id="late")))


def removed(plan: Plan) -> Plan:
    return replace(plan, objectives=plan.objectives[1:])


def reworded(plan: Plan) -> Plan:
    return replace(plan, objectives=(replace(FIRST, text="Other"), *plan.objectives[1:]))


def carried(plan: Plan) -> Plan:
    moved: Objective = replace(FIRST, cycle=NEXT.id)
    return replace(plan, cycles=(*plan.cycles, NEXT), objectives=(moved, *plan.objectives[1:]))


def in_another_unit(plan: Plan) -> Plan:
    used = {each.metric for each in FIRST.key_results}
    return replace(
        plan,
        metrics=tuple(replace(m, unit="furlongs") if m.id in used else m for m in plan.metrics),
    )


def moved(plan: Plan) -> Plan:
    later = replace(CYCLE, start=CYCLE.start + timedelta(weeks=1))
    return replace(plan, cycles=tuple(later if each == CYCLE else each for each in plan.cycles))


@pytest.mark.parametrize("change", [added, removed, reworded, carried, moved, in_another_unit])
def test_what_is_closed_cannot_change(
    repository: Repository, change: Callable[[Plan], Plan]
) -> None:
    assert compare(repository, change(INSURER)).differences, "while it is open, it can"
    close(repository)
    with pytest.raises(NarrowsError) as refused:
        compare(repository, change(INSURER))
    assert refused.value.slug == "cycle-closed"


def test_the_order_of_priority_is_closed_too(repository: Repository) -> None:
    second = replace(FIRST, id="second")
    both = replace(INSURER, objectives=(*INSURER.objectives, second))
    apply(compare(repository, both), repository, now=NOW)
    swapped = replace(both, objectives=(second, *INSURER.objectives))
    assert compare(repository, swapped).differences
    close(repository)
    with pytest.raises(NarrowsError, match="order") as refused:
        compare(repository, swapped)
    assert refused.value.slug == "cycle-closed"


def test_what_is_open_goes_on_beside_it(repository: Repository) -> None:
    close(repository)
    later = replace(FIRST, id="late", cycle=NEXT.id)
    wanted = replace(
        INSURER, cycles=(*INSURER.cycles, NEXT), objectives=(*INSURER.objectives, later)
    )
    apply(compare(repository, wanted), repository, now=NOW)
    stored = repository.plan()
    assert stored is not None
    assert stored.plan == wanted


def test_a_cycle_that_is_closed_after_comparing_is_still_safe(repository: Repository) -> None:
    compared = compare(repository, removed(INSURER))
    close(repository)
    with pytest.raises(NarrowsError) as refused:
        apply(compared, repository, now=NOW)
    assert refused.value.slug == "plan-stale"
    stored = repository.plan()
    assert stored is not None
    assert stored.plan == INSURER
