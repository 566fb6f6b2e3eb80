"""The key results of an objective: how far each is, how it got there, and what guards it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from narrows.domain.amounts import change
from narrows.domain.calendar import day_of
from narrows.domain.check_in import CheckIn, SeenKeyResult
from narrows.domain.drilling import ItemsAsked
from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult
from narrows.domain.observed import KeyResultProgress, Snapshot
from narrows.domain.okr import Objective
from narrows.services.check_ins.alike import is_counted_alike
from narrows.services.reviewing import Review
from narrows.views.aims import aim, has_start, value_told
from narrows.views.behind import items_behind
from narrows.views.counter_cards import CounterCard, counter_card
from narrows.views.defined_results import defined
from narrows.views.key_result_words import progress_words, title
from narrows.views.result_policy import result_policy
from narrows.views.week_points import WeekPoint, kept_weeks


@dataclass(frozen=True, slots=True)
class KeyResultCard:
    """One key result.

    Attributes:
        id: Within the objective.
        title: What it measures.
        text: The plan's own words beside the numbers.
        aim: From where to where, or within what.
        low: Lower bound of a result that keeps within. [the metric's unit or None]
        high: Upper bound of it. [the metric's unit or None]
        progress: As measured.
        current: The current value in words.
        far: How far it has come, in words.
        since: How it moved since the last check-in; empty where that cannot be said.
        since_number: Number of that check-in; `None` where nothing is said.
        definition: What was measured, when and of how much.
        policy: By which policy flow was counted, since when; empty of what is observed.
        items: The items behind it; `None` where no item was counted.
        confidence_ratio: What the last check-in said. [ratio or None]
        weeks: One per week of the cycle.
        until: The first day after what the current value was measured of, or its day.
        counter: What guards it.
    """

    id: str
    title: str
    text: str | None
    aim: str
    low: float | None
    high: float | None
    progress: KeyResultProgress
    current: str
    far: str
    since: str
    since_number: int | None
    definition: str
    policy: str
    items: ItemsAsked | None
    confidence_ratio: float | None
    weeks: tuple[WeekPoint, ...]
    until: date | None
    counter: CounterCard | None

    @property
    def has_start(self) -> bool:
        """Whether its aim says where it began."""
        return has_start(self.progress, low=self.low, high=self.high)


def key_result_cards(
    objective: Objective,
    review: Review,
    *,
    last: CheckIn | None,
    snapshots: Sequence[Snapshot] | None,
) -> tuple[KeyResultCard, ...]:
    """The key results of an objective, in its order.

    Args:
        objective: Which.
        review: What was measured.
        last: Its last check-in.
        snapshots: Of the objective; `None`: its weeks are not shown.
    """
    return tuple(
        _card(
            each,
            review,
            key=KeyResultKey(objective.id, each.id),
            last=last,
            weeks=() if snapshots is None else kept_weeks(snapshots, review, of=(objective, each)),
        )
        for each in objective.key_results
    )


def _card(
    key_result: KeyResult,
    review: Review,
    *,
    key: KeyResultKey,
    last: CheckIn | None,
    weeks: tuple[WeekPoint, ...],
) -> KeyResultCard:
    progress, zone = review.progress[key], review.plan.zone
    seen = seen_in(last, key_result.id)
    is_alike = last is not None and is_counted_alike(
        review, key, since=last.at, until=review.measured_at
    )
    before = seen.progress.current if seen and is_alike else None
    moved = change(before, progress.current, unit=progress.unit)
    objective = review.plan.objective(key.objective)
    owner = objective.owner if objective else None
    return KeyResultCard(
        id=key_result.id,
        title=title(key_result, review.plan, owner=owner),
        text=key_result.text,
        aim=aim(key_result, progress),
        low=key_result.low,
        high=key_result.high,
        progress=progress,
        current=value_told(progress.current, progress, bounds=key_result.bounds),
        far=progress_words(key_result, progress),
        since=moved,
        since_number=last.number if last and moved else None,
        definition=defined(key_result, progress, zone=zone),
        policy=result_policy(key_result, objective, review=review) if objective else "",
        items=items_behind(key_result.metric, key_result.of, progress=progress),
        confidence_ratio=seen.confidence_ratio if seen else None,
        weeks=weeks,
        until=progress.end or (day_of(progress.as_of, zone) if progress.as_of else None),
        counter=counter_card(
            key_result, review, progress=review.counters.get(key), objective=objective
        ),
    )


def seen_in(check_in: CheckIn | None, id_: str) -> SeenKeyResult | None:
    """A key result as a check-in saw it; `None` where it did not."""
    seen = check_in.seen if check_in else ()
    return next((each for each in seen if each.key_result == id_), None)
