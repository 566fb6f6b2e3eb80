"""Objectives that cannot both have it, and whether they have told each other."""

from dataclasses import replace
from pathlib import Path

from narrows.domain.facts import Facts, KeyResultKey
from narrows.domain.key_results import CounterMetric, KeyResult
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.services.ripples.answering import accept
from narrows.services.ripples.conflicts import ripple_conflicts
from narrows.services.ripples.proposing import propose
from narrows.services.ripples.states import RippleState
from narrows.services.ripples.targets import Proposal
from tests.services.ripples.rooms import fresh, remark, room_in
from tests.web.plans import INSURER

SPEND = Objective(
    "settle-at-once",
    "2026-Q4",
    "claims",
    "Whoever had an accident has the money on the same day",
    key_results=(KeyResult("spent", "hosting-cost", baseline=4, target=6),),
)


def with_claims(objective: Objective = SPEND) -> Plan:
    return replace(INSURER, objectives=(*INSURER.objectives, objective))


def test_the_insurer_has_no_conflict() -> None:
    assert not ripple_conflicts(INSURER, None, sayings=(), cycle="2026-Q4")


def test_one_metric_up_here_and_down_there() -> None:
    (found,) = ripple_conflicts(with_claims(), None, sayings=(), cycle="2026-Q4")
    assert found.metric == "hosting-cost"
    assert (found.one.objective, found.one.way) == ("cheaper-hosting", "down")
    assert (found.other.objective, found.other.owner, found.other.way) == (
        "settle-at-once",
        "claims",
        "up",
    )
    assert not found.one.is_guard
    assert found.ripple is None
    assert not ripple_conflicts(with_claims(), None, sayings=(), cycle="2026-Q3")


def test_a_result_against_anothers_counter_metric() -> None:
    guarded = replace(
        SPEND,
        key_results=(
            KeyResult(
                "nps", "mobile-nps", baseline=30, target=40,
                counter_metric=CounterMetric("provision-time"),
            ),
            KeyResult("slow", "market-share", baseline=10, target=8),
        ),
    )  # fmt: skip
    found = ripple_conflicts(with_claims(guarded), None, sayings=(), cycle="2026-Q4")
    # Provisioning gets better as the guard wants it, so only the market share is disputed.
    assert [each.metric for each in found] == ["market-share"]
    slower = replace(SPEND, key_results=(KeyResult("days", "mobile-nps", baseline=31, target=20),))
    found = ripple_conflicts(with_claims(slower), None, sayings=(), cycle="2026-Q4")
    assert [(each.one.objective, each.one.is_guard) for each in found] == [
        ("most-innovative", True),
        ("love-mobile", False),
    ]


def test_a_start_that_was_measured_tells_the_direction() -> None:
    unsaid = replace(SPEND, key_results=(KeyResult("spent", "hosting-cost", target=6),))
    assert not ripple_conflicts(with_claims(unsaid), None, sayings=(), cycle="2026-Q4")
    measured = KeyResultProgress(ProgressState.MEASURED, 4, 4, 6, "EUR", 0.0)
    facts = Facts(progress={KeyResultKey("settle-at-once", "spent"): measured})
    assert len(ripple_conflicts(with_claims(unsaid), facts, sayings=(), cycle="2026-Q4")) == 1


def test_a_ripple_between_the_two_says_so(tmp_path: Path) -> None:
    with room_in(tmp_path, with_claims()) as room:
        told = Proposal("settle-at-once", "hinders", "platform", "we need the fast storage")
        propose(room, told, remark=remark())
        key = "settle-at-once/hinders/platform"
        for state in (RippleState.PROPOSED, RippleState.ACCEPTED):
            sayings = room.repository.sayings()
            plan = fresh(room).plan
            (found,) = ripple_conflicts(plan, None, sayings=sayings, cycle="2026-Q4")
            assert found.ripple is not None
            assert (found.ripple.key, found.ripple.state) == (key, state)
            accept(fresh(room), key, remark=remark(key="b"))
