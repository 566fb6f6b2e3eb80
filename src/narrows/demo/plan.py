"""The insurer's plan as text: everything that `narrows apply` takes, for both cycles."""

from collections.abc import Sequence
from datetime import date, timedelta
from string import Template

from narrows.demo.observations import Observed, latest
from narrows.demo.plan_first_cycle import FIRST_CYCLE
from narrows.demo.plan_second_cycle import SECOND_CYCLE
from narrows.demo.plan_streams import STREAMS

MUTES = """\
mutes:
  - rule: ignores_bottleneck
    where: policy/covered-on-the-way-home/same-table
    reason: It widened Verifying when that was the narrows; it stays so that the wait stays away.
"""
"""Written in the last week: what was found and answered."""

_PLAN = Template(STREAMS + FIRST_CYCLE + SECOND_CYCLE + MUTES)

BASELINES = {
    "share": "market-share",
    "provision": "provision-time",
    "nps": "mobile-nps",
    "claims": "claim-nps",
    "cost": "hosting-cost",
}
"""What a baseline is called in the text → the metric that was observed. Flow is measured."""

AIMS = {
    "first_share": 1.085,
    "first_provision": 0.55,
    "first_nps": 1.083,
    "first_claims": 1.24,
    "second_share": 1.06,
    "second_provision": 0.27,
    "second_nps": 1.29,
    "second_claims": 1.15,
    "second_cost": 0.54,
}
"""Baseline → its target, as a part of it, so that other dice leave something to reach. [ratio]"""


def plan(starts: tuple[date, date], observed: Sequence[Observed]) -> str:
    """The plan's text.

    Args:
        starts: First day of the first and of the second cycle; both are Mondays.
        observed: The baselines of business metrics are the last ones known when a cycle starts.
    """
    words: dict[str, str] = {}
    for name, start in zip(("first", "second"), starts, strict=True):
        words |= {name: start.isoformat(), f"{name}_id": cycle_id(start)}
        for word, metric in BASELINES.items():
            known = latest(observed, metric, day=start)
            words |= {f"{name}_{word}": f"{known.value:g}", f"{name}_{word}_at": str(known.at)}
    aims = {f"{name}_aim": _round(ratio * float(words[name])) for name, ratio in AIMS.items()}
    by = {
        "covered_by": starts[1] + timedelta(weeks=43),
        "settled_by": starts[1] + timedelta(weeks=69),
    }
    days = {name: day.isoformat() for name, day in by.items()}
    return _PLAN.substitute(words, **aims, **days)


def _round(target: float) -> str:
    """As people write a target: 12, 2.2."""
    return f"{target:.1f}" if target < 12 else f"{target:.0f}"


def cycle_id(start: date) -> str:
    """A cycle's id, from the week that it starts in."""
    year, week, _ = start.isocalendar()
    return f"{year}-W{week:02}"
