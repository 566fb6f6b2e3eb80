"""Moments of a plan's past, each with what the rules find in the plan that stood then."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from narrows.domain.calendar import Cut, begin, day_of, instant_at, midnight_us
from narrows.domain.finding import Finding, Rule
from narrows.domain.plan import Plan
from narrows.domain.repository import PastPlan
from narrows.domain.sayings import Saying
from narrows.services.initiatives.living import living
from narrows.services.lint.linting import lint

WEEK = timedelta(weeks=1)

MOST_CHANGES = 200
"""Of a plan that are looked at one by one; of more, the last of each day."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What the rules found at a moment.

    Attributes:
        at: A change of the plan, the end of a week, or now. [UTC]
        plan: As it stood, without what was stopped.
        found: Rule and place → finding.
        week: The Monday of the week that ends then; `None` at a change.
    """

    at: datetime
    plan: Plan
    found: Mapping[tuple[str, str], Finding]
    week: date | None


def moments(
    past: Sequence[PastPlan],
    sayings: Sequence[Saying],
    *,
    rules: Sequence[Rule],
    now: datetime,
    n_weeks: int,
) -> Iterator[Moment]:
    """The plans that stood, read against rules at each change and each week's end.

    Of very many changes, only the last of each day is read.

    Args:
        past: Each plan that stood, the oldest first; one at least.
        sayings: All of them.
        rules: Those that are asked, without measurements.
        now: The last moment. [UTC]
        n_weeks: Which of the last weeks, the current one included. [weeks]
    """
    zone = past[-1].plan.zone
    current = begin(Cut.WEEK, day_of(now, zone))
    started = begin(Cut.WEEK, day_of(past[0].at, zone))
    first = max(current - (n_weeks - 1) * WEEK, started)
    ends: dict[datetime, date] = {now: current}
    monday = first
    while monday < current:
        ends[instant_at(midnight_us(monday + WEEK, zone)) - timedelta(microseconds=1)] = monday
        monday += WEEK
    begun = instant_at(midnight_us(first, zone))
    changed = {each.at for each in past if begun <= each.at <= now}
    if len(changed) > MOST_CHANGES:
        changed = set({day_of(each, zone): each for each in sorted(changed)}.values())
    for at in sorted(changed | ends.keys()):
        plan = next((each.plan for each in reversed(past) if each.at <= at), None)
        if plan is None:
            continue
        read = living(plan, [each for each in sayings if each.at <= at])
        found = lint(read, None, today=day_of(at, zone), rules=rules)
        yield Moment(at, read, {(each.rule, each.where): each for each in found}, ends.get(at))
