"""What markets say follows what the logs tell, at once, weeks later, or item by item."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest

from narrows.demo.files import SEED
from narrows.demo.insurer import Insurer, insurer
from narrows.demo.observations import Observed, latest, observations
from narrows.demo.outcomes import Outcome, mean_flow_time, outcomes

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def told() -> Insurer:
    return insurer(TODAY, np.random.default_rng(SEED))


@pytest.fixture(scope="module")
def observed(told: Insurer) -> list[Observed]:
    return observations(told, TODAY, rng=np.random.default_rng(1))


def series(observed: Sequence[Observed], metric: str) -> dict[date, float]:
    return {each.at: each.value for each in observed if each.metric == metric}


def after(sunday: date) -> date:
    return sunday + timedelta(days=1)


def test_flow_time_of_an_outcome_begins_when_it_leaves_the_backlog() -> None:
    """Asked for on Monday, ready on Wednesday, done on Friday, reopened, and done on Sunday."""
    rows = [
        ("POL-1", status, f"2026-03-{day:02}T12:00:00Z", "Story", "")
        for status, day in (("Backlog", 2), ("Ready", 4), ("Done", 6), ("Ready", 7), ("Done", 8))
    ]
    assert outcomes(rows) == [Outcome("POL", "Story", date(2026, 3, 8), 4.0)]
    assert outcomes(rows[:-1]) == []


def test_weeks_without_items_done_say_what_was_known_first() -> None:
    known = [
        Outcome("POL", "Story", date(2026, 3, 8), 4.0),
        Outcome("POL", "", date(2026, 3, 1), 2),
    ]
    assert mean_flow_time(known, date(2026, 3, 9), weeks=1) == 4.0
    assert mean_flow_time(known, date(2026, 3, 9), weeks=2) == 3.0
    assert mean_flow_time(known, date(2026, 2, 9), weeks=2) == 2.0


def test_customers_notice_weeks_after_the_work(told: Insurer, observed: list[Observed]) -> None:
    features = [each for each in outcomes(told.policy_rows) if each.kind == "Story"]
    nps = series(observed, "mobile-nps")

    def agreement(lag_weeks: int) -> float:
        times = [
            mean_flow_time(features, after(at) - timedelta(weeks=lag_weeks), weeks=3) for at in nps
        ]
        return float(np.corrcoef(list(nps.values()), times)[0, 1])

    best = min(range(9), key=agreement)
    assert best == 4
    assert agreement(best) < -0.95
    assert agreement(0) > agreement(best) + 0.1


def test_a_debt_paid_back_makes_the_bill_smaller(told: Insurer, observed: list[Observed]) -> None:
    debts = [each for each in outcomes(told.work_rows) if each.kind == "Refactoring"]
    cost = series(observed, "hosting-cost")
    steps, paid = [], []
    for at, value in cost.items():
        if (before := at - timedelta(weeks=4)) in cost:
            steps.append(value - cost[before])
            done = [each for each in debts if after(before) <= each.done_on < after(at)]
            paid.append(sum(each.project == "PLAT" for each in done))
    assert float(np.corrcoef(steps, paid)[0, 1]) < -0.95


def test_share_turns_weeks_after_what_people_say(told: Insurer, observed: list[Observed]) -> None:
    second = told.starts[1]
    lowest = {}
    for metric in ("mobile-nps", "market-share"):
        values = {at: each for at, each in series(observed, metric).items() if at >= second}
        lowest[metric] = min(values, key=lambda at: values[at])
        assert second < lowest[metric] < max(values)
    assert timedelta(weeks=1) < lowest["market-share"] - lowest["mobile-nps"] < timedelta(weeks=6)


def test_observations_are_of_weeks_that_are_over(observed: list[Observed]) -> None:
    assert {each.at.weekday() for each in observed} == {6}
    assert max(each.at for each in observed) == date(2026, 11, 22)
    assert observed == sorted(observed, key=lambda each: (each.at, each.metric))
    keys = [(each.metric, each.at) for each in observed]
    assert len(set(keys)) == len(keys)


def test_a_day_more_leaves_what_was_observed_as_it_was(observed: list[Observed]) -> None:
    tomorrow = TODAY + timedelta(days=1)
    later = insurer(tomorrow, np.random.default_rng(SEED))
    assert observations(later, tomorrow, rng=np.random.default_rng(1)) == observed


def test_the_latest_is_that_of_the_day_or_before(observed: list[Observed]) -> None:
    nps = series(observed, "mobile-nps")
    assert latest(observed, "mobile-nps", day=date(2026, 8, 31)).value == nps[date(2026, 8, 30)]
    assert latest(observed, "mobile-nps", day=date(2026, 9, 5)).value == nps[date(2026, 8, 30)]
