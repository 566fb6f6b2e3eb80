"""Counter-metrics: what must not get worse while a key result gets better, and how it moved."""

from dataclasses import dataclass

from narrows.domain.amounts import change
from narrows.domain.drilling import ItemsAsked
from narrows.domain.key_results import CounterMetric, KeyResult
from narrows.domain.observed import KeyResultProgress
from narrows.domain.okr import Objective
from narrows.services.reviewing import Review
from narrows.views.aims import value_told
from narrows.views.behind import items_behind
from narrows.views.key_result_words import definition, metric_title
from narrows.views.result_policy import result_policy


@dataclass(frozen=True, slots=True)
class CounterCard:
    """What guards a key result.

    Attributes:
        title: What it is called.
        progress: Its baseline and current value.
        current: In words.
        moved: How it moved since its baseline; empty where that cannot be said.
        definition: What was measured.
        policy: That it was counted by, where it is another than that of what it guards; else empty.
        items: The items behind it; `None` where no item was counted.
    """

    title: str
    progress: KeyResultProgress
    current: str
    moved: str
    definition: str
    policy: str
    items: ItemsAsked | None


def counter_card(
    key_result: KeyResult,
    review: Review,
    *,
    progress: KeyResultProgress | None,
    objective: Objective | None,
) -> CounterCard | None:
    """What guards a key result of an objective; `None` where nothing does."""
    counter = key_result.counter_metric
    if counter is None or progress is None:
        return None
    owner = objective.owner if objective else None
    return CounterCard(
        title=metric_title(counter.metric, counter.of, plan=review.plan, owner=owner),
        progress=progress,
        current=value_told(progress.current, progress),
        moved=change(progress.baseline, progress.current, unit=progress.unit),
        definition=definition(counter.metric, counter.of, progress=progress, zone=review.plan.zone),
        policy=_policy(key_result, counter, objective=objective, review=review)
        if objective
        else "",
        items=items_behind(counter.metric, counter.of, progress=progress),
    )


def _policy(
    key_result: KeyResult, counter: CounterMetric, *, objective: Objective, review: Review
) -> str:
    """Days of eight hours stood beside «not in this number», which was said of a load."""
    own = result_policy(counter, objective, review=review)
    if own == result_policy(key_result, objective, review=review):
        return ""
    return own.replace("Policy:", "Policy of the guard:", 1)
