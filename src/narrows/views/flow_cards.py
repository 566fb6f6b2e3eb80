"""The flow metrics as people read them: a number, what it means, its trend."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from narrows.domain.measure import Measurement
from narrows.views.flow_periods import FEWEST_ITEMS
from narrows.views.rounding import days, number, percent

Shown: TypeAlias = Callable[[float | None], str]
"""How a value is said to people."""

WEEK_DAYS = 7
FEWEST_POINTS = 4
"""Weeks under which a line would show a trend where there is none."""


@dataclass(frozen=True, slots=True)
class FlowCard:
    """One metric.

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


@dataclass(frozen=True, slots=True)
class Share:
    """One item type's share of the items done. [ratio]"""

    item_type: str
    ratio: float
    text: str


def flow_cards(
    measured: Sequence[Measurement], weekly: Sequence[Measurement], *, first_at: datetime | None
) -> tuple[FlowCard, ...]:
    """The cards of flow time, velocity, efficiency and load.

    Args:
        measured: Over the whole history.
        weekly: Of the last complete weeks.
        first_at: Weeks that began before it are no part of a trend. [UTC or None]
    """
    known = [each for each in weekly if first_at is None or each.period.start >= first_at.date()]
    return (
        _flow_time(measured, known),
        _velocity(measured, known),
        _efficiency(measured, known),
        _load(measured, known),
    )


def shares(measured: Sequence[Measurement]) -> tuple[Share, ...]:
    """What the items done were, the largest share first."""
    found = [
        Share(each.item_type, each.value, percent(each.value))
        for each in measured
        if each.metric == "flow_distribution" and each.item_type and each.value
    ]
    return tuple(sorted(found, key=lambda each: (-each.ratio, each.item_type)))


def _flow_time(measured: Sequence[Measurement], weekly: Sequence[Measurement]) -> FlowCard:
    most = _one(measured, "flow_time", "p85")
    half = _one(measured, "flow_time", "p50")
    n_timed = most.n_items - most.n_unmeasured if most else 0
    if n_timed < FEWEST_ITEMS:
        value, meaning, more = "–", f"only {n_timed} items done with a flow time", ""
    else:
        value = days(most.value if most else None)
        meaning = f"85 % of {n_timed:,} items took no longer"
        more = f"half took no longer than {days(half.value if half else None)}"
    if most and most.n_unmeasured:
        more += f"; {most.n_unmeasured:,} done without a flow time"
    enough = [each for each in weekly if each.n_items - each.n_unmeasured >= FEWEST_ITEMS]
    return _card(
        ("flow_time", "Flow time", value, meaning, more.removeprefix("; ")),
        "From the first commitment (waiting or active) until done, waiting included.",
        _trend(weekly, "flow_time", "p50", among=enough),
        "half took no longer, by week",
        days,
    )


def _velocity(measured: Sequence[Measurement], weekly: Sequence[Measurement]) -> FlowCard:
    total = _one(measured, "flow_velocity", "count")
    weeks = (total.period.end - total.period.start).days / WEEK_DAYS if total else 0
    per_week = (total.value or 0) / weeks if total and weeks else None
    n_done = int(total.value or 0) if total else 0
    return _card(
        ("flow_velocity", "Flow velocity", f"{number(per_week)} a week",
         f"{n_done:,} items done in {number(weeks)} weeks", ""),
        "Items done, whatever their type.",
        _trend(weekly, "flow_velocity", "count"),
        "items done, by week",
        number,
    )  # fmt: skip


def _efficiency(measured: Sequence[Measurement], weekly: Sequence[Measurement]) -> FlowCard:
    ratio = _one(measured, "flow_efficiency", "ratio")
    is_told = ratio is not None and ratio.value is not None
    n_items = ratio.n_items - ratio.n_unmeasured if ratio else 0
    if is_told:
        meaning = f"of active and waiting time is active, {n_items:,} items"
    elif n_items:
        meaning = "cannot tell waiting from active"
    else:
        meaning = "no item done yet"
    return _card(
        ("flow_efficiency", "Flow efficiency", percent(ratio.value if ratio else None), meaning, ""),
        "Active time of active and waiting time, of the items done: a ratio of sums.",
        _trend(weekly, "flow_efficiency", "ratio"),
        "by week",
        percent,
    )


def _load(measured: Sequence[Measurement], weekly: Sequence[Measurement]) -> FlowCard:
    end = _one(measured, "flow_load", "end")
    mean = _one(measured, "flow_load", "mean")
    value = end.value if end else None
    return _card(
        ("flow_load", "Flow load", f"{number(value)} item{'' if value == 1 else 's'}",
         "committed and not done at the end", f"{number(mean.value if mean else None)} on average"),
        "Items waiting or active; back in new is not load.",
        _trend(weekly, "flow_load", "end"),
        "at each week's end",
        number,
    )  # fmt: skip


def _card(
    said: tuple[str, str, str, str, str],
    definition: str,
    trend: tuple[float | None, ...],
    trend_of: str,
    shown: Shown,
) -> FlowCard:
    name, title, value, meaning, more = said
    points = [each for each in trend if each is not None]
    is_trend = len(points) >= FEWEST_POINTS
    return FlowCard(
        name=name,
        title=title,
        value=value,
        meaning=meaning,
        more=more,
        definition=definition,
        trend=trend if is_trend else (),
        trend_from=shown(points[0]) if is_trend else "",
        trend_to=shown(points[-1]) if is_trend else "",
        trend_of=trend_of,
    )


def _one(measured: Sequence[Measurement], metric: str, statistic: str) -> Measurement | None:
    """The measurement of all item types together."""
    return next(
        (
            each
            for each in measured
            if (each.metric, each.statistic, each.item_type) == (metric, statistic, None)
        ),
        None,
    )


def _trend(
    weekly: Sequence[Measurement],
    metric: str,
    statistic: str,
    *,
    among: Sequence[Measurement] | None = None,
) -> tuple[float | None, ...]:
    """A value per week; `None` where it is undefined, or the week is not among those that count."""
    counted = weekly if among is None else among
    found: dict[object, float | None] = {each.period: None for each in weekly}
    for each in counted:
        if (each.metric, each.statistic, each.item_type) == (metric, statistic, None):
            found[each.period] = each.value
    return tuple(found.values())
