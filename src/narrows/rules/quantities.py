"""Values of a plan's metrics as findings tell them: with their unit, as the pages write them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from narrows.domain.amounts import change, value
from narrows.domain.measure import Metric
from narrows.domain.plan import Plan
from narrows.domain.registry import collect


def told_value(
    number: float, metric: str | None, *, plan: Plan, beside: Sequence[float | None] = ()
) -> str:
    """A value of a metric: «33.8 days», «23.1 %», «31 points».

    Args:
        number: [the metric's unit]
        metric: Its id; a metric that the plan does not know has no unit.
        plan: What says units of observed metrics.
        beside: What it stands beside and shall not read the same as. [the metric's unit]
    """
    return value(number, unit_of(metric, plan), beside=beside)


def told_step(step: float, metric: str | None, *, plan: Plan) -> str:
    """How far a value moves: «3 days»; of shares in points, since 3 % of 20 % are another thing.

    Args:
        step: Without a sign. [the metric's unit]
        metric: Its id.
        plan: What says units of observed metrics.
    """
    return "nothing" if step == 0 else change(0, step, unit=unit_of(metric, plan)).lstrip("+")


def unit_of(metric: str | None, plan: Plan) -> str:
    """The unit of a metric, observed or of flow; empty where there is none."""
    observed = plan.metric(metric)
    return observed.unit if observed else _units().get(metric or "", "")


@lru_cache(maxsize=1)
def _units() -> Mapping[str, str]:
    found = collect("narrows.metrics", "metric")
    return {each.name: each.unit for each in found if isinstance(each, Metric)}
