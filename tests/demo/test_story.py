"""The story of source 000, sentence by sentence, as the real services measure it in a home."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from narrows.bootstrap import Home, open_home
from narrows.demo.lines import BUSINESS_INPUT
from narrows.domain.check_in import CheckIn, HypothesisResult, SeenKeyResult
from narrows.domain.facts import KeyResultKey
from narrows.domain.flow import Bottleneck, Effect
from narrows.domain.measure import Period
from narrows.domain.okr import ORGANISATION, Hypothesis, Objective
from narrows.domain.plan import Plan
from narrows.services.demo.demonstrating import first_instant
from narrows.services.flow.locating import locate
from narrows.services.flow.measuring import measure_periods
from narrows.services.lint.linting import lint
from narrows.services.plan_history import plan_history
from narrows.services.results.snapshotting import missing_snapshots
from narrows.services.reviewing import Review, review

TODAY = date(2026, 11, 26)
SECOND = date(2026, 8, 31)
NOW = first_instant(TODAY)
STREAMS = ("policy", "claims", "platform")
HELD, FAILED = HypothesisResult.HELD, HypothesisResult.FAILED


@dataclass(frozen=True, slots=True)
class Lived:
    """The home today, and its streams as they were when the first cycle ended."""

    home: Home
    plan: Plan
    review: Review
    before: Sequence[Bottleneck]
    waits_before: dict[str, float]

    def now(self, objective: str, key_result: str) -> tuple[float, float]:
        """Baseline and current value of a key result."""
        found = self.review.progress[KeyResultKey(objective, key_result)]
        assert found.baseline is not None
        assert found.current is not None
        return found.baseline, found.current

    def by_week(self, objective: str, key_result: str) -> list[float]:
        """What was kept of a key result at the end of each week of its cycle."""
        kept = self.home.repository.snapshots(objective)
        return [each.current or 0.0 for each in kept if each.key_result == key_result]


@pytest.fixture(scope="module")
def lived(demo_home: Path) -> Lived:
    home = open_home(demo_home)
    stored = home.stored()
    history = plan_history(stored.plan, home.warehouse, progress=silent)
    ended = first_instant(SECOND)
    before = plan_history(stored.plan, home.warehouse, as_of=ended, progress=silent)
    assert before is not None
    last_weeks = Period(SECOND - timedelta(weeks=4), SECOND)
    measured = measure_periods(
        before, before.spans, periods={span.number: [last_weeks] for span in before.spans}
    )
    return Lived(
        home=home,
        plan=stored.plan,
        review=review(
            stored,
            history,
            held=home.warehouse.sources(),
            observations=home.repository.observations(),
            now=NOW,
        ),
        before=locate(before),
        waits_before={
            each.stream: each.value
            for each in measured
            if each.metric == "status_wait" and each.status == BUSINESS_INPUT
            if each.stream is not None and each.value is not None and each.item_type is None
        },
    )


def silent(what: str, fraction: float | None) -> None:
    """Nobody watches a test."""


def limits(found: Sequence[Bottleneck], stream: str) -> Bottleneck:
    (narrows,) = (each for each in found if (each.stream, each.effect) == (stream, Effect.LIMITS))
    return narrows


def test_three_streams_set_objectives_in_two_cycles(lived: Lived) -> None:
    assert [each.id for each in lived.plan.streams] == list(STREAMS)
    assert [each.start for each in lived.plan.cycles] == [date(2026, 6, 1), SECOND]
    for cycle in lived.plan.cycles:
        for owner in (ORGANISATION, *STREAMS):
            (objective,) = lived.plan.objectives_of(owner, cycle=cycle.id)
            assert 3 <= len(objective.key_results) <= 5
            assert objective.initiatives
    assert lived.review.cycle == lived.plan.cycles[1]
    assert lived.plan.cycles[1].end > TODAY, "it is still running"


def test_some_work_is_aligned_with_no_stream(lived: Lived) -> None:
    """It has no workflow either, so that nobody can say what of it is done."""
    assert lived.review.unaligned is not None
    (asked,) = (each for each in lived.review.unaligned.statuses if each.status == "To do")
    assert asked.n_visits >= 40


def test_verifying_was_the_narrows_of_the_policy_stream(lived: Lived) -> None:
    narrows = limits(lived.before, "policy")
    assert narrows.status == "Verifying"
    assert BUSINESS_INPUT in narrows.queue_statuses
    assert (narrows.probability or 0) > 0.8


def test_the_narrows_has_moved_on(lived: Lived) -> None:
    narrows = limits(lived.review.facts.bottlenecks, "policy")
    assert narrows.status == "In progress"
    assert (narrows.probability or 0) > 0.8


def test_two_streams_waited_for_the_business_and_one_of_them_still_does(lived: Lived) -> None:
    assert lived.waits_before["policy"] > 5
    assert lived.waits_before["claims"] > 2
    assert lived.waits_before["platform"] < 1
    assert lived.now("one-conversation", "questions")[1] > 1


def test_the_wait_for_business_input_falls_from_nine_days_to_none(lived: Lived) -> None:
    assert lived.waits_before["policy"] == pytest.approx(9, abs=0.8)
    baseline, current = lived.now("covered-on-the-way-home", "business-wait")
    assert baseline == pytest.approx(9, abs=0.8)
    assert current < 0.4
    assert lived.by_week("covered-on-the-way-home", "business-wait")[3] < 1


def test_flow_time_falls_by_70_percent(lived: Lived) -> None:
    ended = lived.by_week("ready-when-asked", "feature-time")[-1]
    baseline, current = lived.now("covered-on-the-way-home", "feature-time")
    assert 1 - current / ended == pytest.approx(0.7, abs=0.05)
    assert 1 - current / baseline == pytest.approx(0.7, abs=0.05)


def test_customers_say_so_weeks_later(lived: Lived) -> None:
    baseline, current = lived.now("covered-on-the-way-home", "nps")
    nps = lived.by_week("covered-on-the-way-home", "nps")
    waits = lived.by_week("covered-on-the-way-home", "business-wait")
    answered = next(week for week, days in enumerate(waits) if days < 1)
    noticed = next(week for week, points in enumerate(nps) if points > baseline + 2)
    assert nps[answered] < baseline, "they were asked about the summer"
    assert 3 <= noticed - answered <= 6
    assert current > baseline + 7


def test_hosting_cost_falls_as_debt_is_worked(lived: Lived) -> None:
    baseline, current = lived.now("growth-pays-its-rent", "cost")
    assert current < 0.7 * baseline
    costs = [baseline, *lived.by_week("growth-pays-its-rent", "cost")]
    debts = lived.by_week("growth-pays-its-rent", "debt")
    assert max(debts[:2]) < 0.1
    assert min(debts[4:]) > 0.4
    assert costs[2] > 0.98 * baseline, "nothing is done yet"
    assert all(two < one for one, two in pairwise(costs[2:]))
    assert lived.by_week("help-yourself", "cost")[-1] > lived.by_week("help-yourself", "cost")[0]


def test_the_first_cycle_widened_another_place_and_missed(lived: Lived) -> None:
    policy = lived.plan.objective("ready-when-asked")
    assert policy is not None
    widened = {each.status for each in policy.initiatives}
    assert widened == {"In progress"}
    assert limits(lived.before, "policy").status not in widened
    for objective in lived.plan.objectives:
        if objective.cycle == lived.plan.cycles[0].id:
            for each in objective.key_results:
                found = lived.review.progress[KeyResultKey(objective.id, each.id)]
                assert (found.progress_ratio or 0) < 0.5


def test_some_hypotheses_held_and_some_did_not(lived: Lived) -> None:
    first, second = (cycle.id for cycle in lived.plan.cycles)
    told = {cycle: [result for result, *_ in decided(lived, cycle)] for cycle in (first, second)}
    assert told[first].count(FAILED) == 5
    assert told[second].count(HELD) == 6
    assert told[second].count(FAILED) == 4
    assert len(told[first] + told[second]) == 15


def test_a_hypothesis_held_where_what_was_seen_had_moved_that_far(lived: Lived) -> None:
    for cycle in lived.plan.cycles:
        for result, hypothesis, seen, at in decided(lived, cycle.id):
            assert hypothesis.change is not None
            assert seen.progress.baseline is not None
            assert seen.progress.current is not None
            moved = seen.progress.current - seen.progress.baseline
            has_moved = moved / hypothesis.change >= 1
            assert has_moved == (result is HELD), hypothesis
            week = (at.date() - cycle.start).days // 7
            assert week == hypothesis.by_week or (
                result is HELD and week < (hypothesis.by_week or 0)
            )


def decided(
    lived: Lived, cycle: str
) -> list[tuple[HypothesisResult, Hypothesis, SeenKeyResult, datetime]]:
    """Each hypothesis of a cycle that held or failed, with what was seen by then."""
    found: list[tuple[HypothesisResult, Hypothesis, SeenKeyResult, datetime]] = []
    for objective in (each for each in lived.plan.objectives if each.cycle == cycle):
        for check_in in lived.home.repository.check_ins(objective.id):
            for told in check_in.hypotheses:
                if told.result is not HypothesisResult.TOO_EARLY:
                    hypothesis = hypothesis_of(objective, told.initiative)
                    seen = next(
                        each for each in check_in.seen if each.key_result == hypothesis.key_result
                    )
                    found.append((told.result, hypothesis, seen, check_in.at))
    return found


def hypothesis_of(objective: Objective, initiative: str) -> Hypothesis:
    (found,) = (each for each in objective.initiatives if each.id == initiative)
    (hypothesis,) = found.hypotheses
    return hypothesis


def test_people_believe_more_in_what_has_come_far(lived: Lived) -> None:
    seen = [
        (each.progress.progress_ratio, each.confidence_ratio)
        for check_in in lived.home.repository.check_ins()
        for each in check_in.seen
        if each.progress.progress_ratio is not None and each.confidence_ratio is not None
    ]
    assert len(seen) > 200
    far = [belief for progress, belief in seen if progress > 0.8]
    behind = [belief for progress, belief in seen if progress < 0]
    assert np.mean(far) > 0.7
    assert np.mean(behind) < 0.35


def test_a_check_in_knew_nothing_that_came_later(lived: Lived) -> None:
    for check_in in lived.home.repository.check_ins():
        for each in check_in.seen:
            assert each.progress.as_of is None or each.progress.as_of <= check_in.at
            assert each.progress.end is None or each.progress.end <= check_in.at.date()
    kept = lived.home.repository.snapshots()
    assert all(each.taken_at.date() == each.week + timedelta(weeks=1) for each in kept)


def test_what_was_kept_of_a_week_is_what_the_service_would_have_kept(lived: Lived) -> None:
    for monday in (SECOND, date(2026, 10, 12)):
        now = first_instant(monday) + timedelta(hours=8)
        history = plan_history(lived.plan, lived.home.warehouse, as_of=now, progress=silent)
        every = lived.home.repository.snapshots()
        last = monday - timedelta(weeks=1)
        again = missing_snapshots(
            lived.plan,
            history,
            observations=lived.home.repository.observations(),
            kept=[each for each in every if each.week != last],
            now=now,
        )
        kept = [each for each in every if each.week == last]
        assert len(kept) >= 12
        assert sorted(again, key=repr) == sorted(kept, key=repr)


def test_claims_alone_is_outdated(lived: Lived) -> None:
    last: dict[str, CheckIn] = {each.objective: each for each in lived.home.repository.check_ins()}
    current = [each for each in lived.plan.objectives if each.cycle == lived.plan.cycles[1].id]
    late = [each.owner for each in current if last[each.id].is_outdated(NOW)]
    assert late == ["claims"]


def test_the_plan_is_clean_and_what_was_measured_asks_four_questions(lived: Lived) -> None:
    assert not lint(lived.plan, None)
    found = {each.where: each for each in lived.review.findings}
    assert {where: each.rule for where, each in found.items()} == {
        "policy/covered-on-the-way-home/same-table": "ignores_bottleneck",
        "claims/one-conversation/underwriting-hour": "ignores_bottleneck",
        "claims/one-conversation": "raises_load",
        "platform/growth-pays-its-rent": "raises_load",
    }
    assert [bool(each.muted) for each in found.values()].count(True) == 1


def test_decisions_were_made_before_their_cycle(lived: Lived) -> None:
    trail = lived.home.repository.audit()
    planned = {each.key: each.at for each in trail if each.what == "objective"}
    for objective in lived.plan.objectives:
        cycle = lived.plan.cycle(objective.cycle)
        assert cycle is not None
        assert timedelta(0) < first_instant(cycle.start) - planned[objective.id] < timedelta(days=7)
