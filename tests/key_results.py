"""Plans of one objective, for tests of what is measured of its key results."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult
from narrows.domain.observed import KeyResultProgress, Observation
from narrows.domain.okr import Cycle, Objective
from narrows.domain.organisation import Organisation
from narrows.domain.plan import ObservedMetric, Plan
from narrows.domain.ports import History
from narrows.domain.streams import ValueStream
from narrows.services.results.progressing import measure_counters, measure_key_results
from tests.tables import policy_stream

CYCLE = Cycle("2025-Q2", date(2025, 3, 31))
"""A Monday; 13 weeks to 30 June. London puts its clock forward the day before."""

LATER = datetime(2026, 1, 1, tzinfo=UTC)
"""When the cycle is over."""


def plan_of(
    *key_results: KeyResult,
    cycle: Cycle = CYCLE,
    zone: str = "UTC",
    streams: Sequence[ValueStream] = (),
) -> Plan:
    """A plan whose one objective has these key results."""
    return Plan(
        organisation=Organisation("Harbour Insurance", zone),
        metrics=(ObservedMetric("nps", "Customer NPS", "points"),),
        streams=tuple(streams) or (policy_stream(zone),),
        cycles=(cycle,),
        objectives=(Objective("better", cycle.id, "policy", "Better", key_results=key_results),),
    )


def measured(
    plan: Plan,
    history: History | None = None,
    *,
    observations: Sequence[Observation] = (),
    now: datetime = LATER,
) -> dict[str, KeyResultProgress]:
    """The plan's key results as measured, by their id."""
    found = measure_key_results(plan, history, observations=observations, now=now)
    return {key.key_result: each for key, each in found.items()}


def guarded(plan: Plan, history: History | None = None) -> KeyResultProgress:
    """The counter-metric of the plan's first key result, as measured."""
    found = measure_counters(plan, history, observations=[], now=LATER)
    return found[KeyResultKey("better", plan.objectives[0].key_results[0].id)]


def observed(told: str) -> list[Observation]:
    """Observations of `nps` that a docstring tells: `nps  value  date [time]  [recorded]`, UTC."""
    found = []
    for words in (line.split("  ") for line in told.splitlines()):
        cells = [word.strip() for word in words if word.strip()]
        if cells and cells[0] == "nps":
            at, recorded = cells[2], cells[3] if len(cells) > 3 else cells[2]
            found.append(Observation("nps", float(cells[1]), _instant(at), _instant(recorded)))
    return found


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
