"""Counter-metrics: what must not get worse while a key result gets better, and how it moved."""

from dataclasses import dataclass

from narrows.domain.amounts import change
from narrows.domain.drilling import ItemsAsked
from narrows.domain.key_results import KeyResult
from narrows.domain.observed import KeyResultProgress
from narrows.services.reviewing import Review
from narrows.views.aims import value_told
from narrows.views.behind import items_behind
from narrows.views.key_result_words import definition, metric_title


@dataclass(frozen=True, slots=True)
class CounterCard:
    """What guards a key result.

    Attributes:
        title: What it is called.
        progress: Its baseline and current value.
        current: In words.
        moved: How it moved since its baseline; empty where that cannot be said.
        definition: What was measured.
        items: The items behind it; `None` where no item was counted.
    """

    title: str
    progress: KeyResultProgress
    current: str
    moved: str
    definition: str
    items: ItemsAsked | None


def counter_card(
    key_result: KeyResult,
    review: Review,
    *,
    progress: KeyResultProgress | None,
    owner: str | None,
) -> CounterCard | None:
    """What guards a key result; `None` where nothing does."""
    counter = key_result.counter_metric
    if counter is None or progress is None:
        return None
    return CounterCard(
        title=metric_title(counter.metric, counter.of, plan=review.plan, owner=owner),
        progress=progress,
        current=value_told(progress.current, progress),
        moved=change(progress.baseline, progress.current, unit=progress.unit),
        definition=definition(counter.metric, counter.of, progress=progress, zone=review.plan.zone),
        items=items_behind(counter.metric, counter.of, progress=progress),
    )
