"""Which metric a key result in words means: one of the plan's, of the flow, or one not known.

What two key results in words share can be seen then, and how each would be written with numbers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from narrows.analytics.metric_sentences import Direction, MetricSentence, metric_sentence
from narrows.analytics.wording_language import is_english
from narrows.analytics.wording_plain import plain
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.plan import Plan
from narrows.domain.streams import MeasurementPolicy
from narrows.domain.work import ItemType
from narrows.rules.gists import gist
from narrows.rules.metric_titles import called, titles_of
from narrows.rules.sentences import flow_metrics

_WORD = re.compile(r"[^\W_]+")
"""What an id is made of."""

FEWEST_WORDS = 2
"""«Cost» alone stands in too many sentences to say that two mean the same."""

_FLOW_UNITS: Mapping[str, Mapping[str | None, float]] = {
    "flow_time": {None: 1.0, "days": 1.0, "day": 1.0},
    "status_wait": {None: 1.0, "days": 1.0, "day": 1.0},
    "flow_efficiency": {"percent": 0.01},
    "flow_distribution": {"percent": 0.01},
    "value_score": {"percent": 0.01},
    "flow_load": {None: 1.0, "items": 1.0},
    "flow_velocity": {None: 1.0, "items": 1.0},
}
"""Unit as people write it → how much of the metric's own; of weeks and hours a calendar says it."""

_ITEM_TYPES = {
    each.value + ending: each
    for each in ItemType
    if each != ItemType.UNTYPED
    for ending in ("", "s")
}


@dataclass(frozen=True, slots=True)
class MeantMetric:
    """A metric that a sentence names.

    Attributes:
        metric: Name of a flow metric or id of one of the plan's; `None` where none is known so.
        of: What of it is meant, where it is known.
        words: What carries its name, in no order; so that equal names are the same.
        scope: What carries the words of what it is of, where that is not in `of`.
        said: The sentence, taken apart.
        factor: What a number of the sentence is multiplied by, to be in the metric's unit.
    """

    metric: str | None
    of: Scope
    words: frozenset[str]
    scope: frozenset[str]
    said: MetricSentence
    factor: float = 1.0

    @property
    def key(self) -> tuple[object, ...]:
        """Equal where two sentences mean the same of the same."""
        name: object = self.metric or self.words
        return name, self.of.stream, self.of.item_type, self.scope, self.said.statistic

    def in_unit(self, value: float | None) -> float | None:
        """A number of the sentence in the metric's own unit."""
        return None if value is None else round(value * self.factor, 9)


@lru_cache(maxsize=8192)
def taken_apart(text: str) -> MetricSentence:
    """A sentence taken apart; several rules ask the same ones. Only English is."""
    return metric_sentence(text) if is_english(plain(text)) else MetricSentence()


def meant_metric(key_result: KeyResult, owner: str, *, plan: Plan) -> MeantMetric | None:
    """The metric that a key result in words names.

    Args:
        key_result: One that is bound to no metric.
        owner: Of its objective.
        plan: Whose metrics and streams it may name.

    Returns:
        `None` where it is bound already, or its words name no metric clearly.
    """
    if key_result.metric is not None or not key_result.text:
        return None
    said = taken_apart(key_result.text)
    named = gist(said.metric)
    if not named:
        return None
    whole = gist(f"{said.metric} {said.scope}")
    places = called(plan.metrics)
    # The first of the plan, whether it is called so with or without what it is of.
    found = min((places[each] for each in (named, whole) if each in places), default=None)
    if found is not None:
        metric = plan.metrics[found]
        scope = frozenset() if whole in titles_of(metric.title, metric.id) else gist(said.scope)
        return MeantMetric(metric.id, Scope(), named, scope, said)
    return _of_flow(said, owner, plan=plan) or MeantMetric(
        None, Scope(), named, gist(said.scope), said
    )


def _of_flow(said: MetricSentence, owner: str, *, plan: Plan) -> MeantMetric | None:
    name = "_".join(plain(said.metric).split())
    stream, units = plan.stream(owner), dict(_FLOW_UNITS.get(name, {}))
    policy = stream.policy if stream else MeasurementPolicy()
    if "days" in units:
        units |= {"weeks": policy.week_days, "hours": 1 / policy.day_hours}
    factor = units.get(said.unit)
    if said.change is not None and said.unit == "percent":
        factor = 1.0  # «reduce flow time by 30 %» says a share of it, and no number in its unit
    if name not in flow_metrics() or factor is None:
        return None
    item_type = _ITEM_TYPES.get(said.scope.casefold())
    of = Scope(stream.id if stream else None, item_type, statistic=said.statistic)
    scope = gist(said.scope) if item_type is None else frozenset[str]()
    return MeantMetric(name, of, gist(said.metric), scope, said, factor)


def written(meant: MeantMetric) -> str:
    """The key result with its numbers, as a plan has it: `{metric: flow_time, target: 29}`."""
    said = meant.said
    parts = [f"metric: {meant.metric or '-'.join(_WORD.findall(plain(said.metric)))}"]
    of = [f"item_type: {meant.of.item_type}"] if meant.of.item_type else []
    if said.statistic and meant.metric in flow_metrics():
        of.append(f"statistic: {said.statistic}")
    parts += [f"of: {{{', '.join(of)}}}"] if of else []
    is_kept = said.direction is Direction.KEEP and said.end is None
    names = {"low": said.low, "high": said.high}
    if not is_kept:
        names = {"baseline": said.start, "target": said.end}
    for name, value in names.items():
        number = meant.in_unit(value)
        if number is not None:
            parts.append(f"{name}: {number:{'.15g' if number.is_integer() else 'g'}}")
        elif not is_kept:
            parts.append(f"{name}: …")
    return f"{{{', '.join(parts)}}}"
