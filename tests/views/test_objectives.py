import json
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.facts import KeyResultKey
from narrows.domain.finding import Finding
from narrows.domain.observed import ProgressState, Snapshot
from narrows.domain.okr import Cycle, Hypothesis, Initiative, Objective
from narrows.domain.organisation import Stance
from narrows.views import as_json
from narrows.views.cycle_week import cycle_week
from narrows.views.initiative_cards import initiative_cards
from narrows.views.key_result_rows import KeyResultRow, Kind, beyond
from narrows.views.objective_rows import ObjectiveRow, ToldOfObjectives
from narrows.views.objectives import ObjectivesPage, objectives
from narrows.views.objectives_json import objectives_json
from tests.house import ROOT
from tests.web.plans import CYCLES, INSURER
from tests.web.reviews import CHECK_INS, NOW, empty_review, review_of

TOLD = ToldOfObjectives(CHECK_INS)


def page() -> ObjectivesPage:
    return objectives(review_of(), TOLD, now=NOW)


def objective(id_: str) -> ObjectiveRow:
    return next(each for owner in page().owners for each in owner.objectives if each.id == id_)


def row(objective_id: str, key_result: str) -> KeyResultRow:
    rows = objective(objective_id).key_results
    return next(each for each in rows if each.card.id == key_result)


def test_the_organisation_comes_first_then_the_streams_in_order() -> None:
    assert [(each.owner, [one.id for one in each.objectives]) for each in page().owners] == [
        ("organisation", ["most-innovative"]),
        ("policy", ["love-mobile"]),
        ("claims", []),
        ("platform", ["cheaper-hosting"]),
    ]
    assert [each.name for each in page().owners][:2] == ["Harbour Insurance", "Policy"]


def test_an_owners_objectives_keep_the_order_that_the_plan_gives_them() -> None:
    second = replace(INSURER.objectives[1], id="second")
    plan = replace(INSURER, objectives=(second, *INSURER.objectives))
    review = replace(review_of(), plan=plan)
    progress = {
        key._replace(objective="second") if key.objective == "love-mobile" else key: each
        for key, each in review.progress.items()
    }
    both = replace(review, progress={**review.progress, **progress})
    policy = objectives(both, TOLD, now=NOW).owners[1]
    assert [(each.rank, each.id) for each in policy.objectives] == [
        (1, "second"),
        (2, "love-mobile"),
    ]


def test_only_the_cycle_that_is_asked_for_is_shown() -> None:
    found = objectives(review_of(), TOLD, now=NOW, cycle="2026-Q3")
    assert found.cycle is not None
    assert (found.cycle.id, found.cycle.is_over, found.cycle.words) == (
        "2026-Q3",
        True,
        "ended on 4\u00a0Oct\u00a02026",
    )
    assert [one.id for owner in found.owners for one in owner.objectives] == ["faster-quotes"]
    assert found.findings == ()
    assert found.cycles == ("2026-Q3", "2026-Q4")
    with pytest.raises(NarrowsError) as refusal:
        objectives(review_of(), TOLD, now=NOW, cycle="2027-Q1")
    assert refusal.value.slug == "cycle-unknown"
    assert "2026-Q3, 2026-Q4" in refusal.value.message


def test_without_a_plan_there_is_no_cycle_and_no_owner() -> None:
    found = objectives(empty_review(), ToldOfObjectives(), now=NOW)
    assert (found.cycle, found.owners, found.findings) == (None, (), ())


@pytest.mark.parametrize(
    ("day", "week", "words"),
    [
        ("2026-10-04", 0, "begins on 5\u00a0Oct\u00a02026"),
        ("2026-10-05", 1, "week 1 of 13, to 3\u00a0Jan\u00a02027"),
        ("2027-01-03", 13, "week 13 of 13, to 3\u00a0Jan\u00a02027"),
        ("2027-01-04", 13, "ended on 3\u00a0Jan\u00a02027"),
    ],
)
def test_the_week_of_a_cycle_is_counted_from_1(day: str, week: int, words: str) -> None:
    now = datetime.fromisoformat(f"{day} 12:00").replace(tzinfo=UTC)
    found = cycle_week(CYCLES[1], "Europe/London", now=now)
    assert (found.week, found.words) == (week, words)


def test_progress_is_shown_clamped_with_the_raw_value_beside() -> None:
    over, under = row("most-innovative", "share"), row("love-mobile", "business-wait")
    assert (over.shown_ratio, over.beyond) == (1, "120 %")
    assert (under.shown_ratio, under.beyond) == (0, "−13 %")
    within = row("love-mobile", "nps")
    assert (within.shown_ratio, within.beyond) == (0.339, "")
    assert over.card.progress.progress_ratio == 1.2


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (None, ""), (0, ""), (1, ""), (-0.004, "just below 0 %"), (-0.25, "−25 %"),
        (1.002, "just above 100 %"), (1.5, "150 %"),
    ],
)  # fmt: skip
def test_rounding_hides_no_way_beyond_the_ends(ratio: float | None, words: str) -> None:
    assert beyond(ratio) == words


def test_no_data_and_not_configured_are_said_and_are_no_zero() -> None:
    no_data, nothing = row("most-innovative", "provision"), row("cheaper-hosting", "debt")
    zero = row("cheaper-hosting", "cost")
    assert (no_data.shown_ratio, no_data.card.far) == (None, "no data yet")
    assert (nothing.shown_ratio, nothing.card.far) == (None, "not configured")
    assert (zero.shown_ratio, zero.card.far) == (0, "0 % of the way")


def test_a_result_that_keeps_within_is_told_from_one_that_reaches() -> None:
    assert row("love-mobile", "load").kind is Kind.KEEP_WITHIN
    assert row("love-mobile", "nps").kind is Kind.REACH


def test_window_items_and_counter_metric_stand_beside() -> None:
    found = row("love-mobile", "feature-time").card
    assert "in the 4 weeks to 22\u00a0Nov\u00a02026, 41 items" in found.definition
    assert found.counter is not None
    assert (found.counter.title, found.counter.current) == ("Share of defects", "21 %")


def test_bets_stand_apart_and_change_no_progress() -> None:
    found = objective("love-mobile")
    assert [each.id for each in found.initiatives] == ["business-in-the-room"]
    assert "until week 6" in found.initiatives[0].hypotheses[0]
    bare = replace(
        INSURER, objectives=tuple(replace(o, initiatives=()) for o in INSURER.objectives)
    )
    without = objectives(replace(review_of(), plan=bare), TOLD, now=NOW)
    shown = [each.shown_ratio for each in found.key_results]
    assert [each.shown_ratio for each in without.owners[1].objectives[0].key_results] == shown


def test_an_old_check_in_is_outdated_whatever_it_said() -> None:
    fresh, old, none = (
        objective(each).check_in for each in ("love-mobile", "most-innovative", "cheaper-hosting")
    )
    assert (fresh.number, fresh.is_outdated, fresh.words) == (2, False, "checked in yesterday")
    assert (old.is_outdated, old.words) == (True, "outdated: last check-in 30 days ago")
    assert (none.number, none.is_outdated, none.words) == (
        None,
        True,
        "outdated: no check-in yet",
    )
    assert row("love-mobile", "nps").card.confidence_ratio == 0.6


def test_ambition_is_the_organisations_unless_the_objective_has_its_own() -> None:
    assert objective("love-mobile").ambition is Stance.COMMITTED
    assert objective("cheaper-hosting").ambition is Stance.STRETCH


def test_findings_stand_with_the_objective_that_they_are_about() -> None:
    found = objective("cheaper-hosting")
    assert [each.rule for each in found.findings] == ["ignores_bottleneck", "no_baseline"]
    assert [each.rule for each in row("cheaper-hosting", "debt").findings] == ["no_baseline"]
    assert objective("love-mobile").findings == ()
    general = replace(review_of().findings[0], where="organisation")
    review = replace(review_of(), findings=[general])
    assert objectives(review, TOLD, now=NOW).findings == (general,)


def test_findings_of_another_cycle_stand_on_its_own_page() -> None:
    """Once this cycle is closed, what is found of streams is about the next one."""
    review = review_of()
    coming = Cycle("2027-Q1", CYCLES[-1].end)
    better = Objective("better", coming.id, "policy", "Better")
    plan = replace(INSURER, cycles=(*CYCLES, coming), objectives=(*INSURER.objectives, better))
    own, general = (replace(review.findings[0], where=each) for each in ("policy/better", "policy"))
    found = replace(review, plan=plan, findings=[own, general])
    closed = replace(found, closed=frozenset({CYCLES[-1].id}))
    for each, told in ((found, [(general,), ()]), (closed, [(), (general,)])):
        pages = [
            objectives(each, TOLD, now=NOW, cycle=cycle) for cycle in (CYCLES[-1].id, coming.id)
        ]
        assert [page.findings for page in pages] == told
        (shown,) = pages[1].owners[1].objectives
        assert shown.findings == (own,)


def test_an_objective_whose_id_begins_like_anothers_has_its_own_findings() -> None:
    other = replace(review_of().findings[0], where="platform/cheaper-hosting-2/KR1")
    review = replace(review_of(), findings=[other])
    (shown,) = objectives(review, TOLD, now=NOW).owners[3].objectives
    assert shown.findings == ()


def test_weeks_are_those_that_were_kept() -> None:
    kept = Snapshot("love-mobile", "nps", date(2026, 10, 12), 32.0, 0.1, None, NOW)
    told = ToldOfObjectives(CHECK_INS, [kept])
    (love,) = objectives(review_of(), told, now=NOW).owners[1].objectives
    weeks = {each.week: each.value for each in love.key_results[0].card.weeks}
    assert len(weeks) == 13
    assert {week: value for week, value in weeks.items() if value} == {date(2026, 10, 12): 32.0}


def test_the_json_is_the_one_that_scripts_rely_on() -> None:
    answer = json.loads(as_json.text(objectives_json(page(), review_of())))
    assert [each["id"] for each in answer["objectives"]] == [
        "most-innovative",
        "love-mobile",
        "cheaper-hosting",
    ]
    love = answer["objectives"][1]
    assert (love["owner"], love["text"]) == ("policy", "Customers love our mobile experience")
    nps = love["key_results"][0]
    expected = {
        "id": "nps", "metric": "mobile-nps", "baseline": 31, "current": 33.1, "target": 37.2,
        "unit": "points", "progress_ratio": 0.339, "state": "measured",
    }  # fmt: skip
    assert {name: nps[name] for name in expected} == expected
    (bet,) = love["initiatives"]
    assert bet["hypotheses"][0]["change"] == -6
    assert "progress_ratio" not in bet


def test_the_json_says_undefined_as_null_and_progress_unclamped() -> None:
    answer = objectives_json(page(), review_of())
    told = json.loads(as_json.text(answer))
    results = {
        each["id"]: each for objective in told["objectives"] for each in objective["key_results"]
    }
    assert results["share"]["progress_ratio"] == 1.2
    assert results["business-wait"]["progress_ratio"] == -0.133
    assert (results["provision"]["state"], results["provision"]["current"]) == ("no_data", None)
    assert results["debt"]["state"] == ProgressState.NOT_CONFIGURED
    assert (results["load"]["kind"], results["load"]["low"], results["load"]["high"]) == (
        "keep_within",
        60,
        90,
    )
    assert results["feature-time"]["window"] == {
        "start": "2026-10-26",
        "end": "2026-11-23",
        "weeks": 4,
        "is_widened": False,
    }
    assert results["feature-time"]["counter"]["current"] == 0.21
    policy = results["feature-time"]["policy"]
    assert (policy["start"], policy["calendar"]) == ("commitment", "24x7")
    assert results["feature-time"]["day_hours"] == 24
    observed = [each for each in results.values() if each["metric"] == "mobile-nps"]
    assert observed
    assert {(each["policy"], each["day_hours"]) for each in observed} == {(None, None)}
    assert told["measured_at"] == NOW.isoformat().replace("+00:00", "Z")


def test_the_manual_names_every_key_of_the_json() -> None:
    answer = json.loads(as_json.text(objectives_json(page(), review_of())))
    told = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "json.md").read_text("utf-8")))
    assert {"progress_ratio", "is_outdated"} < set(keys(answer))
    finding = {each.name for each in fields(Finding)}
    hypothesis = {each.name for each in fields(Hypothesis)}
    assert not set(keys(answer)) - told - finding - hypothesis - {"to", "effect", "strength"}


def keys(value: object) -> Iterator[str]:
    """Every key of an answer, however deep."""
    if isinstance(value, dict):
        yield from value
    for each in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from keys(each)


def test_an_organisations_flow_says_whose_and_a_streams_own_does_not() -> None:
    given = replace(
        INSURER,
        objectives=tuple(
            replace(each, owner="organisation") if each.id == "love-mobile" else each
            for each in INSURER.objectives
        ),
    )
    led = objectives(replace(review_of(), plan=given), TOLD, now=NOW).owners[0].objectives[-1]
    own = objective("love-mobile")
    for found, where in ((led, " in Policy"), (own, "")):
        time, load = found.key_results[1].card, found.key_results[3].card
        assert (time.title, load.title) == (
            f"Flow time of features{where}, p85",
            f"Flow load{where}",
        )
        assert time.counter is not None
        assert time.counter.title == f"Share of defects{where}"


def test_a_bet_on_a_share_moves_it_by_points_and_never_by_per_cent_of_it() -> None:
    """+3 % of an efficiency of 21 % could be read as 21.6 %."""
    assert "by −6 days" in objective("love-mobile").initiatives[0].hypotheses[0]
    review, key = review_of(), KeyResultKey("cheaper-hosting", "debt")
    bet = Initiative("swap", "Swap the disks", hypotheses=(Hypothesis("debt", 0.03),))
    cheaper = next(each for each in INSURER.objectives if each.id == "cheaper-hosting")
    (card,) = initiative_cards(replace(cheaper, initiatives=(bet,)), review, check_ins=())
    assert review.progress[key].unit == "ratio"
    assert card.hypotheses == ("Moves Share of debts by +3 points",)
