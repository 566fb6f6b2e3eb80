"""Demonstrating: the insurer's two cycles, lived again, each week as it was known then."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from narrows.demo.check_ins import meetings
from narrows.demo.deeds import deeds
from narrows.demo.files import Files
from narrows.demo.insurer import ZONE
from narrows.demo.observations import Observed
from narrows.domain.calendar import instant_at, midnight_us
from narrows.domain.observed import Observation
from narrows.domain.plan import Plan
from narrows.services.demo.demonstrated_deeds import publish, publish_strategy
from narrows.services.demo.demonstrated_week import Monday, Stage, live_week

PLANNED_BEFORE = timedelta(days=4)
"""A cycle's plan is made in the week before it. [before its first Monday]"""

PUBLISHED_BEFORE = timedelta(days=3)
"""It is published a day later. [before its first Monday]"""

MEASURED_AFTER = timedelta(hours=8)
"""Before people meet. [after Monday 00:00]"""

ANSWERED_AFTER = timedelta(hours=17)
"""When the findings of the last week are answered. [after Monday 00:00]"""

REPORTED_AFTER = timedelta(hours=30)
"""When the reports of a week come in: on Monday at six. [after Sunday 00:00]"""


def first_instant(day: date) -> datetime:
    """When a day begins in the insurer's zone. [UTC]"""
    return instant_at(midnight_us(day, ZONE.key))


def demonstrate(plan: Plan, files: Files, *, stage: Stage, today: date) -> None:
    """Live the insurer's two cycles again, week by week: what was planned, seen, said and done.

    Each is made by the service that makes it in life, with the clock at its own time, and with
    nothing known that came later.

    Args:
        plan: The whole plan of the files.
        files: What was written of that day.
        stage: Where it is played.
        today: First day of which nothing is told.
    """
    first, second = plan.cycles
    begun = replace(plan.of_cycle(first.id), cycles=(first,), mutes=())
    _decide(begun, stage=stage, at=first_instant(first.start) - PLANNED_BEFORE)
    at = first_instant(first.start) - PUBLISHED_BEFORE
    publish_strategy(stage.repository, at=at)
    publish(stage.repository, first.id, at=at)
    observations = [_observation(each, today) for each in files.observed]
    stage.repository.observe(observations)
    met = list(meetings(files.starts, today))
    done = list(deeds(files.starts, today))
    mondays = _mondays(first.start, today)
    for monday in mondays:
        stage.progress(f"{monday:%d %B}", (monday - first.start) / (today - first.start))
        if monday == second.start:
            planned = replace(plan, mutes=())
            at = first_instant(monday) - PLANNED_BEFORE
            _decide(planned, stage=stage, at=at)
            publish(stage.repository, second.id, at=first_instant(monday) - PUBLISHED_BEFORE)
        now = first_instant(monday) + MEASURED_AFTER
        known = [each for each in observations if each.recorded_at <= now]
        said = [each for each in met if each.monday == monday]
        acted = [each for each in done if each.monday == monday]
        live_week(Monday(now, known, said, acted), stage=stage)
    at = first_instant(mondays[-1]) + ANSWERED_AFTER
    _decide(plan, stage=stage, at=at)


def _mondays(start: date, today: date) -> list[date]:
    """Those that end a week of the cycles, and are over, so that all said on them is told."""
    return [start + timedelta(weeks=week) for week in range(1, -((start - today).days // 7))]


def _decide(plan: Plan, *, stage: Stage, at: datetime) -> None:
    stored = stage.repository.plan()
    revision = stored.revision if stored else None
    stage.repository.replace_plan(plan, revision=revision, at=at)


def _observation(observed: Observed, today: date) -> Observation:
    at = first_instant(observed.at)
    # On a Monday its own reports are the last thing that is told.
    reported = min(at + REPORTED_AFTER, first_instant(today))
    return Observation(observed.metric, observed.value, at, recorded_at=reported)
