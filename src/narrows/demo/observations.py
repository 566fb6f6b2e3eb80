"""What the insurer's markets said meanwhile: business metrics, made from what the logs tell.

Nothing here knows the plan. Time to provision follows the flow time of features at once, what
customers say follows it weeks later, market share follows what they say; the hosting bill grows by
itself and falls with each debt that the platform pays back.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from narrows.demo.insurer import Insurer
from narrows.demo.lines import CYCLE_WEEKS
from narrows.demo.outcomes import Outcome, mean_flow_time, outcomes

HEADER = ("metric", "value", "at")

EARLIER_WEEKS = 4
"""How long before the first cycle observations begin."""

NPS_LAG_WEEKS = 4
"""People are asked some weeks after they were covered, and forgive slowly."""

SHARE_EVERY_WEEKS = 2
CLAIM_NPS_EVERY_WEEKS = 4

FIRST_SHARE = 10.4
FIRST_COST = 3.75


class Observed(NamedTuple):
    """A value of a business metric, true of the week that ends with a Sunday.

    Attributes:
        metric: Id of the metric in the plan.
        value: Rounded as such reports are. [the metric's unit]
        at: The Sunday.
    """

    metric: str
    value: float
    at: date


def observations(told: Insurer, today: date, *, rng: np.random.Generator) -> list[Observed]:
    """All observations until today, in the order of time.

    Args:
        told: The logs that they follow.
        today: First day of which nothing is told.
        rng: The only source of chance.
    """
    begin = told.starts[0] - timedelta(weeks=EARLIER_WEEKS)
    n_weeks = EARLIER_WEEKS + 2 * CYCLE_WEEKS
    mondays = [begin + timedelta(weeks=week) for week in range(n_weeks)]
    mondays = [monday for monday in mondays if monday <= today]
    features = [each for each in outcomes(told.policy_rows) if each.kind == "Story"]
    work = outcomes(told.work_rows)
    claims = [each for each in work if each.project == "CLM"]
    debts = [each for each in work if (each.project, each.kind) == ("PLAT", "Refactoring")]
    # Dice of their own, so that one metric's noise is not the other's.
    of_nps, of_provision, of_share, of_cost, of_claims = rng.spawn(5)
    nps = list(_nps(features, mondays, rng=of_nps))
    found = [
        *nps,
        *_provision(features, mondays, rng=of_provision),
        *_share(nps, rng=of_share),
        *_cost(debts, mondays, rng=of_cost),
        *_claim_nps(claims, mondays, rng=of_claims),
    ]
    return sorted(found, key=lambda each: (each.at, each.metric))


def latest(observed: Sequence[Observed], metric: str, *, day: date) -> Observed:
    """The last observation of a metric known on a day."""
    return [each for each in observed if each.metric == metric and each.at <= day][-1]


def _nps(
    features: Sequence[Outcome], mondays: Sequence[date], *, rng: np.random.Generator
) -> Iterator[Observed]:
    for monday in mondays:
        covered = monday - timedelta(weeks=NPS_LAG_WEEKS)
        points = 46 - 0.42 * mean_flow_time(features, covered, weeks=3) + rng.normal(0, 0.7)
        yield Observed("mobile-nps", round(float(points), 1), _sunday(monday))


def _provision(
    features: Sequence[Outcome], mondays: Sequence[date], *, rng: np.random.Generator
) -> Iterator[Observed]:
    for monday in mondays:
        days = 5 + mean_flow_time(features, monday, weeks=2) + rng.normal(0, 0.8)
        yield Observed("provision-time", round(float(days), 1), _sunday(monday))


def _share(nps: Sequence[Observed], *, rng: np.random.Generator) -> Iterator[Observed]:
    share = FIRST_SHARE
    for week, each in enumerate(nps):
        share += 0.018 * (each.value - 34) + float(rng.normal(0, 0.01))
        if week % SHARE_EVERY_WEEKS == 0:
            yield Observed("market-share", round(share, 2), each.at)


def _cost(
    debts: Sequence[Outcome], mondays: Sequence[date], *, rng: np.random.Generator
) -> Iterator[Observed]:
    cost = FIRST_COST
    for monday in mondays:
        since = monday - timedelta(weeks=1)
        paid_back = sum(since <= each.done_on < monday for each in debts)
        cost += 0.012 * cost - 0.065 * paid_back
        yield Observed("hosting-cost", round(cost + float(rng.normal(0, 0.03)), 2), _sunday(monday))


def _claim_nps(
    claims: Sequence[Outcome], mondays: Sequence[date], *, rng: np.random.Generator
) -> Iterator[Observed]:
    for monday in mondays[::CLAIM_NPS_EVERY_WEEKS]:
        settled = monday - timedelta(weeks=2)
        points = 31 - 0.6 * mean_flow_time(claims, settled, weeks=4) + rng.normal(0, 0.6)
        yield Observed("claim-nps", round(float(points), 1), _sunday(monday))


def _sunday(monday: date) -> date:
    """The last day of the week before: what is true of a week belongs into it."""
    return monday - timedelta(days=1)
