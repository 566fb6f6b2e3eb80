"""Planted organisations land in their quadrant, and few objectives in none."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from narrows.domain.key_results import KeyResult
from narrows.domain.okr import ORGANISATION, Cycle, Initiative, Objective, Ripple
from narrows.domain.organisation import Strategy, Waypoint
from narrows.domain.plan import ObservedMetric, Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.alignment.aligning import alignments, trail
from narrows.services.alignment.axes import Alignment, Quadrant
from tests.web.plans import INSURER

NOW = datetime(2026, 11, 26, tzinfo=UTC)
CYCLE = Cycle("autumn", date(2026, 10, 5))
IDS = ("quick", "clear", "fair")


def organisation(*, is_handed_down: bool, count: int = 3) -> Plan:
    """One stream, with objectives that it wrote itself or that were written and copied for it."""
    author = ORGANISATION if is_handed_down else None
    above = tuple(KeyResult(each, f"{each}-index", baseline=1, target=2) for each in IDS)
    measured = above if is_handed_down else tuple(
        KeyResult(each, f"{each}-calls", baseline=9, target=3) for each in IDS
    )  # fmt: skip
    own = tuple(
        Objective(
            each,
            CYCLE.id,
            "policy",
            f"It is {each}",
            waypoint="calm",
            author=author,
            key_results=(key_result,),
            initiatives=(Initiative("bet", f"Ask whoever finds it not {each}"),),
        )
        for each, key_result in zip(IDS, measured, strict=True)
    )
    return Plan(
        strategy=Strategy(waypoints=(Waypoint("calm", "Nobody has to call twice"),)),
        metrics=tuple(
            ObservedMetric(f"{each}-{what}", f"{each} {what}", "points")
            for each in IDS
            for what in ("index", "calls")
        ),
        streams=(replace(INSURER.streams[0], id="policy"),),
        cycles=(CYCLE,),
        objectives=(
            Objective("calm-all", CYCLE.id, ORGANISATION, "All is calm", key_results=above),
            *own[:count],
        ),
    )


def said(act: Act, about: About, number: int = 1) -> Saying:
    return Saying(number, about, act, "", NOW, "somebody", behalf=ORGANISATION)


SEEN = tuple(
    said(Act.ACKNOWLEDGE, About(Kind.OBJECTIVE, each), number)
    for number, each in enumerate(IDS, start=1)
)


def of_policy(plan: Plan, *sayings: Saying) -> Alignment:
    (found,) = alignments(plan, sayings, cycle=CYCLE.id)
    return found


@pytest.mark.parametrize(
    ("is_handed_down", "is_seen", "point", "quadrant"),
    [
        pytest.param(True, True, (1, 0), Quadrant.CASCADE, id="pure cascade"),
        pytest.param(False, True, (1, 1), Quadrant.WHITE_SPACE, id="white space"),
        pytest.param(False, False, (0, 1), Quadrant.ANARCHY, id="anarchy"),
        pytest.param(True, False, (0, 0), Quadrant.MICROMANAGED, id="micromanaged"),
    ],
)
def test_planted_organisations_land_in_their_quadrant(
    *, is_handed_down: bool, is_seen: bool, point: tuple[float, float], quadrant: Quadrant
) -> None:
    found = of_policy(organisation(is_handed_down=is_handed_down), *(SEEN if is_seen else ()))
    assert (found.alignment_ratio, found.autonomy_ratio) == point
    assert found.quadrant is quadrant


def test_two_objectives_are_no_point_and_still_counted() -> None:
    found = of_policy(organisation(is_handed_down=False, count=2), *SEEN)
    assert (found.alignment_ratio, found.autonomy_ratio, found.quadrant) == (None, None, None)
    assert found.serving.those == found.written.of == ("quick", "clear")


def test_what_was_taken_back_counts_no_more() -> None:
    back = said(Act.WITHDRAW, About(Kind.OBJECTIVE, "clear"), 9)
    found = of_policy(organisation(is_handed_down=False), *SEEN, back)
    assert found.serving.those == ("quick", "fair")


@pytest.mark.parametrize(("effect", "to", "last", "serves"), [
    ("helps", "calm-all", Act.ACCEPT, True),
    ("needs", "calm-all", Act.ACCEPT, True),
    ("hinders", "calm-all", Act.ACCEPT, False),
    ("helps", "calm-all", Act.DECLINE, False),
    ("helps", "quick", Act.ACCEPT, False),
])  # fmt: skip
def test_an_accepted_ripple_to_the_organisation_serves(
    effect: str, to: str, last: Act, *, serves: bool
) -> None:
    plan = organisation(is_handed_down=False)
    rippling = tuple(
        replace(each, ripples=(Ripple(to, effect),)) if each.id == "fair" else each
        for each in plan.objectives
    )
    told = said(last, About(Kind.RIPPLE, f"fair/{effect}/{to}"))
    found = of_policy(replace(plan, objectives=rippling), told)
    assert found.serving.those == (("fair",) if serves else ())


def test_the_same_words_over_another_metric_are_no_copy() -> None:
    plan = organisation(is_handed_down=True)
    other = tuple(
        replace(each, key_results=(KeyResult("own", "fair-calls", baseline=9, target=3),))
        if each.id == "fair"
        else each
        for each in plan.objectives
    )
    found = of_policy(replace(plan, objectives=other), *SEEN)
    assert found.own.those == ("fair/own",)


def test_without_bets_or_results_the_other_shares_tell() -> None:
    plan = organisation(is_handed_down=False)
    bare = tuple(replace(each, key_results=(), initiatives=()) for each in plan.objectives)
    found = of_policy(replace(plan, objectives=bare))
    assert (found.own.ratio, found.chosen.ratio, found.autonomy_ratio) == (None, None, 1)


def test_half_is_not_high() -> None:
    plan = organisation(is_handed_down=False)
    fourth = replace(plan.objectives[-1], id="kind", key_results=(), initiatives=())
    found = of_policy(replace(plan, objectives=(*plan.objectives, fourth)), *SEEN[:2])
    assert (found.alignment_ratio, found.quadrant) == (0.5, Quadrant.ANARCHY)


def test_what_counts_not_says_why() -> None:
    found = of_policy(organisation(is_handed_down=True))
    told = (found.serving, found.written, found.own, found.chosen)
    assert [each.evidence[0].because for each in told] == [
        "not acknowledged, and no ripple to the organisation accepted",
        "by organisation",
        "as calm-all/quick",
        "by organisation",
    ]
    assert [each.evidence[0].refers for each in told] == [
        "", "organisation", "calm-all/quick", "organisation",
    ]  # fmt: skip


def test_the_trail_adds_counts_and_leaves_empty_cycles_out() -> None:
    plan = organisation(is_handed_down=False)
    later = Cycle("winter", date(2027, 1, 4))
    other = replace(plan.streams[0], id="claims")
    moved = replace(plan.objectives[1], id="slow", owner="claims")
    wide = replace(
        plan,
        streams=(*plan.streams, other),
        cycles=(CYCLE, later),
        objectives=(*plan.objectives, moved),
    )
    (found,) = trail(wide, SEEN)
    assert (found.cycle, found.stream, found.alignment_ratio) == (CYCLE.id, None, 0.75)
    assert found.own.those == ("clear/clear", "fair/fair")
