"""What a key result in words means, as metric and numbers, for its author to take or leave."""

import re
from dataclasses import dataclass, replace

from narrows.analytics.metric_sentences import Direction
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.plan import Better, ObservedMetric, Plan
from narrows.metrics.requested import statistics_of
from narrows.rules.gists import gist
from narrows.rules.meant_metrics import MeantMetric, meant_metric
from narrows.services.imports.slugs import slug_of
from narrows.services.plan.metric_checks import flow_metrics

USUAL_UNIT = "points"
"""Of a metric whose unit no words tell, as in a plan file."""

FEWEST_ALIKE = 0.5
"""«NPS of the mobile app» may be «Mobile customer NPS»; what shares less is another. [ratio]"""

_WAIT = re.compile(r"(?:time|wait(?:ing)?)(?: time)? in «?(?P<status>.+?)»?", re.IGNORECASE)
_BETTER = {Direction.UP: Better.HIGHER, Direction.DOWN: Better.LOWER}


@dataclass(frozen=True, slots=True)
class Offer:
    """A key result as its words say it.

    Attributes:
        metric: Name of a flow metric, or id of a business metric.
        title: What that is called.
        unit: Of the numbers.
        of: What of it is meant.
        baseline: Where it starts; `None` is measured. [unit]
        target: Where it shall be. [unit]
        low: Lower bound of what is kept within. [unit]
        high: Upper bound of it. [unit]
        new: The metric, where the plan has none that is called so.
        near: One of the plan that is called nearly so, and may be meant.
    """

    metric: str
    title: str
    unit: str
    of: Scope
    baseline: float | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    new: ObservedMetric | None = None
    near: ObservedMetric | None = None


def offer_of(key_result: KeyResult, owner: str, *, plan: Plan) -> Offer | None:
    """The metric and numbers that a key result's words name.

    Args:
        key_result: In words alone; what has a metric is offered nothing.
        owner: Of its objective.
        plan: Whose metrics, streams and statuses it may name.

    Returns:
        `None` where the words name no metric, or say nothing of where it should be.
    """
    meant = meant_metric(key_result, owner, plan=plan)
    if meant is None or not meant.said.has_aim or not key_result.text:
        return None
    flow = flow_metrics().get(meant.metric or "")
    if flow is not None:
        # A statistic that the metric does not have is nothing to offer; its usual one is.
        told = meant.said.statistic
        of = replace(meant.of, statistic=told if told in statistics_of(flow) else None)
        return _numbered(meant, Offer(flow.name, flow.title, flow.unit, of))
    known = plan.metric(meant.metric)
    if known is not None:
        return _numbered(meant, Offer(known.id, known.title, known.unit, Scope()))
    waited = _waited(meant, key_result.text, owner=owner, plan=plan)
    return waited or _numbered(meant, _new(meant, key_result.text, plan=plan))


def _numbered(meant: MeantMetric, offer: Offer) -> Offer:
    """With the numbers that the sentence says, in the metric's unit."""
    said = meant.said
    if said.direction is Direction.KEEP and said.end is None:
        low, high = meant.in_unit(said.low), meant.in_unit(said.high)
        return replace(offer, low=low, high=high)
    start, end = meant.in_unit(said.start), meant.in_unit(said.end)
    if said.end is None and (said.low, said.high) != (None, None):
        end = meant.in_unit(said.high if said.low is None else said.low)
    return replace(offer, baseline=None if start == end else start, target=end)


def _waited(meant: MeantMetric, text: str, *, owner: str, plan: Plan) -> Offer | None:
    """A wait in one status of the owner's workflow, which is measured by itself."""
    told = _WAIT.fullmatch(_title(meant, text))
    stream = plan.stream(owner)
    if told is None or stream is None or stream.workflow is None:
        return None
    called = {each.status.casefold(): each.status for each in stream.workflow.statuses}
    status, flow = called.get(told["status"].casefold()), flow_metrics()["status_wait"]
    if status is None or meant.said.unit not in (None, "day", "days"):
        return None
    of = Scope(stream.id, status=status)
    return _numbered(meant, Offer(flow.name, flow.title, flow.unit, of))


def _new(meant: MeantMetric, text: str, *, plan: Plan) -> Offer:
    """A metric that the plan lacks, to be observed from now on."""
    title = _title(meant, text)
    taken = [*(each.id for each in plan.metrics), *flow_metrics()]
    id_ = slug_of(title, taken=taken, usual="metric")
    better = None if meant.said.direction is None else _BETTER.get(meant.said.direction)
    made = ObservedMetric(id_, title, meant.said.unit or USUAL_UNIT, better)
    near = _nearest(title, plan)
    if near is not None:
        return Offer(near.id, near.title, near.unit, Scope(), new=made, near=near)
    return Offer(id_, title, made.unit, Scope(), new=made)


def _nearest(title: str, plan: Plan) -> ObservedMetric | None:
    """The metric of the plan that shares the most words with a title, if half of them."""
    meant = gist(title)
    alike = {
        each.id: len(meant & gist(each.title)) / len(meant | gist(each.title))
        for each in plan.metrics
    }
    best = max(alike, key=lambda each: alike[each], default=None)
    return plan.metric(best) if best is not None and alike[best] >= FEWEST_ALIKE else None


def _title(meant: MeantMetric, text: str) -> str:
    """As the sentence writes it: the metric and what it is of, with the words in between."""
    named, scope = re.escape(meant.said.metric), re.escape(meant.said.scope)
    found = re.search(rf"{named}(?:.{{0,20}}?{scope})?" if scope else named, text, re.IGNORECASE)
    title = found[0] if found else _named(meant)
    return title[:1].upper() + title[1:]


def _named(meant: MeantMetric) -> str:
    said = meant.said
    return f"{said.metric} in {said.scope}" if said.scope else said.metric
