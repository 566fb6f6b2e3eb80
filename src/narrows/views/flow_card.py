"""One metric as people read it: a number, what it means, its trend."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from narrows.domain.measure import Period
from narrows.views.measured import Trend

Shown: TypeAlias = Callable[[float | None], str]
"""How a value is said to people."""

FEWEST_POINTS = 4
"""Weeks under which a line would show a trend where there is none."""


@dataclass(frozen=True, slots=True)
class FlowCard:
    """One metric; where its meaning tells how many items it is, that count knows that it does.

    Attributes:
        name: The metric's name, as in the manual.
        title: For people.
        value: The number with its unit.
        meaning: What it says, with how many items.
        more: What else belongs to it.
        definition: How it is defined.
        trend: A value per week, the newest last; `None` where undefined. Empty: too few weeks.
        trend_from: The first week's value, as people read it.
        trend_to: The last week's.
        trend_of: What the trend shows.
        statistic: Which statistic of the metric the number is.
        period: Its days; `None` where it is of no span of whole days.
        more_statistic: Which statistic `more` tells; `None` where it tells none.
        more_period: The days of that.
        trend_statistic: Which statistic the trend shows.
        trend_ends: The weeks of its first value and its last; `None` where there is no trend.
    """

    name: str
    title: str
    value: str
    meaning: str
    more: str
    definition: str
    trend: tuple[float | None, ...]
    trend_from: str
    trend_to: str
    trend_of: str
    statistic: str | None = None
    period: Period | None = None
    more_statistic: str | None = None
    more_period: Period | None = None
    trend_statistic: str | None = None
    trend_ends: tuple[Period, Period] | None = None


def card(
    said: tuple[str, str, str, str, str],
    definition: str,
    *,
    trend: Trend,
    caption: str,
    shown: Shown,
) -> FlowCard:
    """A card; its trend only where enough weeks are told and not all of them are 0.

    Args:
        said: Name, title, value, meaning, and what else belongs to it.
        definition: How the metric is defined.
        trend: Its weeks.
        caption: What the trend shows.
        shown: How a value is said.
    """
    name, title, value, meaning, more = said
    points = [each for each in trend.values if each is not None]
    weeks = [week for week, each in zip(trend.weeks, trend.values, strict=True) if each is not None]
    is_trend = len(points) >= FEWEST_POINTS and any(points)
    return FlowCard(
        name=name,
        title=title,
        value=value,
        meaning=meaning,
        more=more,
        definition=definition,
        trend=trend.values if is_trend else (),
        trend_from=shown(points[0]) if is_trend else "",
        trend_to=shown(points[-1]) if is_trend else "",
        trend_of=caption,
        trend_statistic=trend.statistic if is_trend else None,
        trend_ends=(weeks[0], weeks[-1]) if is_trend else None,
    )
