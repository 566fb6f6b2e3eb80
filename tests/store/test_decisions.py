"""What is decided together is saved together: sayings, and the plan that they change."""

from dataclasses import replace

import pytest

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.repository import Repository, StoredPlan
from narrows.domain.sayings import About, Act, Kind
from tests.store.insurer import INSURER, NOON, with_teams
from tests.store.test_observations import nps
from tests.store.test_sayings import BET, STARTED, STOPPED

CYCLE = About(Kind.CYCLE, "2026-Q4")
PUBLISHED = replace(STARTED, about=CYCLE, act=Act.PUBLISH)
SMALLER = with_teams("mobile")


@pytest.fixture
def planned(repository: Repository) -> Repository:
    assert repository.replace_plan(INSURER, revision=None, at=NOON) == 1
    return repository


def test_what_is_said_and_what_it_changes_are_saved_together(planned: Repository) -> None:
    decision = Decision((STARTED, PUBLISHED), seen=0, plan=SMALLER, revision=1)
    saved = planned.decide(decision, request_key="a")
    assert [(each.number, each.about) for each in saved] == [(1, BET), (2, CYCLE)]
    stored = planned.plan()
    assert stored is not None
    assert stored.plan == SMALLER
    assert planned.sayings() == saved
    assert planned.verify().is_whole


def test_the_same_request_decides_once(planned: Repository) -> None:
    decision = Decision((STARTED, PUBLISHED), seen=0, plan=SMALLER, revision=1)
    saved = planned.decide(decision, request_key="a")
    stamp, trail = planned.stamp(), len(planned.audit())
    assert planned.decide(decision, request_key="a") == saved
    assert (planned.stamp(), len(planned.audit())) == (stamp, trail)


def test_the_trails_number_moves_on_with_whatever_is_decided_or_said(planned: Repository) -> None:
    before = planned.marks().trail_number
    assert before == planned.audit()[-1].number
    planned.say(STARTED, seen=0, request_key="a")
    said = planned.marks().trail_number
    assert said > before
    planned.say(STARTED, seen=0, request_key="a")
    assert planned.marks().trail_number == said == planned.audit()[-1].number
    assert (planned.marks().revision, planned.marks().n_sayings) == (1, 1)
    planned.observe([nps(31)])
    assert planned.marks().n_observations == 1


@pytest.mark.parametrize(
    ("decision", "slug"),
    [
        (Decision((STOPPED,), seen=7, plan=SMALLER, revision=1), "saying-stale"),
        (Decision((STARTED,), seen=0, plan=SMALLER, revision=7), "plan-stale"),
        (Decision((STARTED,), seen=0, revision=7), "plan-stale"),
    ],
)
def test_what_is_refused_leaves_nothing(planned: Repository, decision: Decision, slug: str) -> None:
    with pytest.raises(NarrowsError) as refused:
        planned.decide(decision, request_key="a")
    assert refused.value.slug == slug
    assert planned.plan() == StoredPlan(INSURER, 1)
    assert not planned.sayings()


def test_what_is_said_about_a_cycle_makes_plans_read_before_it_stale(planned: Repository) -> None:
    planned.decide(Decision((PUBLISHED,), seen=0, revision=1), request_key="a")
    with pytest.raises(NarrowsError, match="meanwhile") as refused:
        planned.replace_plan(SMALLER, revision=1, at=NOON)
    assert refused.value.slug == "plan-stale"
    # The control: what is said about an initiative leaves the plan's revision as it is.
    planned.say(STARTED, seen=0, request_key="b")
    assert planned.replace_plan(SMALLER, revision=2, at=NOON) == 3


@pytest.mark.parametrize("kind", [Kind.REFUSAL, Kind.STORY])
def test_what_is_born_by_a_saying_is_named_by_its_number(planned: Repository, kind: Kind) -> None:
    planned.say(STARTED, seen=0, request_key="a")
    born = replace(STARTED, about=About(kind), act=Act.TELL)
    saved = planned.say(born, seen=None, request_key="b")
    assert saved.about == About(kind, "2")
    assert planned.sayings(About(kind, "2")) == [saved]


def test_the_strategy_has_no_name_and_gets_none(planned: Repository) -> None:
    said = planned.say(replace(STARTED, about=About(Kind.STRATEGY)), seen=0, request_key="a")
    assert said.about == About(Kind.STRATEGY)
