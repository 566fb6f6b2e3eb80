"""The flow metrics as people read them: a number, what it means, its trend."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from narrows.domain.amounts import UNDEFINED, counted
from narrows.domain.flow import USUAL
from narrows.domain.measure import Measurement
from narrows.services.flow.counted_time import flow_time_text
from narrows.views.flow_card import FlowCard, card
from narrows.views.flow_periods import FEWEST_ITEMS
from narrows.views.measured import one, trend_of
from narrows.views.rounding import days, number, percent
from narrows.views.sentence import Of, Piece, Sentence

WEEK_DAYS = 7


def flow_cards(
    measured: Sequence[Measurement],
    weekly: Sequence[Measurement],
    *,
    first_at: datetime | None,
) -> tuple[FlowCard, ...]:
    """The cards of flow time, velocity, efficiency and load.

    Args:
        measured: Over the whole history, or another period.
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


def _flow_time(measured: Sequence[Measurement], weekly: Sequence[Measurement]) -> FlowCard:
    most = one(measured, "flow_time", statistic="p85")
    half = one(measured, "flow_time", statistic="p50")
    n_timed = most.n_items - most.n_unmeasured if most else 0
    policy = most.policy if most else USUAL
    shown = partial(days, day_hours=policy.day_hours)
    if n_timed < FEWEST_ITEMS:
        what = f"only {n_timed} item{'s' * (n_timed != 1)} done" if n_timed else ""
        meaning = f"{what}: too few for a percentile" if n_timed else _none_done(measured)
        value, more = "–", ""
    else:
        value = shown(most.value if most else None)
        meaning = Sentence("85 % of ", Piece(f"{n_timed:,} items", Of.OWN), " took no longer")
        more = f"half took no longer than {shown(half.value if half else None)}"
    if most and most.n_unmeasured:
        more += f"; {most.n_unmeasured:,} done without a flow time"
    enough = [each for each in weekly if each.n_items - each.n_unmeasured >= FEWEST_ITEMS]
    return card(
        ("flow_time", "Flow time", value, meaning, more.removeprefix("; ")),
        flow_time_text(policy),
        trend=trend_of(weekly, "flow_time", statistic="p50", among=enough),
        caption="half took no longer, by week",
        shown=shown,
    )


def _none_done(measured: Sequence[Measurement]) -> str:
    """Of a stream that has not lived for a whole week nothing is known: that is no 0."""
    total = one(measured, "flow_velocity", statistic="count")
    return "no item done" if total and total.value is not None else "no whole week is known yet"


def _velocity(measured: Sequence[Measurement], weekly: Sequence[Measurement]) -> FlowCard:
    total = one(measured, "flow_velocity", statistic="count")
    value, meaning = UNDEFINED, Sentence(_none_done(measured))
    if total and total.value is not None:
        weeks, n_done = (total.period.end - total.period.start).days / WEEK_DAYS, int(total.value)
        value = f"{number(n_done / weeks)} a week"
        span = "1 week" if weeks == 1 else f"{number(weeks)} weeks"
        items = f"{n_done:,} {'item' if n_done == 1 else 'items'}"
        meaning = Sentence(Piece(items, Of.OWN), f" done in {span}")
    return card(
        ("flow_velocity", "Flow velocity", value, meaning, ""),
        "Items done, whatever their type.",
        trend=trend_of(weekly, "flow_velocity", statistic="count"),
        caption="items done, by week",
        shown=number,
    )


def _efficiency(measured: Sequence[Measurement], weekly: Sequence[Measurement]) -> FlowCard:
    ratio = one(measured, "flow_efficiency", statistic="ratio")
    is_told = ratio is not None and ratio.value is not None
    n_items = ratio.n_items - ratio.n_unmeasured if ratio else 0
    meaning: str
    if is_told:
        count = Piece(counted(n_items), Of.OWN)
        meaning = Sentence("of active and waiting time is active, ", count)
    elif n_items:
        meaning = "cannot tell waiting from active"
    else:
        meaning = _none_done(measured)
    return card(
        (
            "flow_efficiency",
            "Flow efficiency",
            percent(ratio.value if ratio else None),
            meaning,
            "",
        ),
        "Active time of active and waiting time, of the items done: a ratio of sums.",
        trend=trend_of(weekly, "flow_efficiency", statistic="ratio"),
        caption="by week",
        shown=percent,
    )


def _load(measured: Sequence[Measurement], weekly: Sequence[Measurement]) -> FlowCard:
    end = one(measured, "flow_load", statistic="end")
    mean = one(measured, "flow_load", statistic="mean")
    value = end.value if end else None
    return card(
        ("flow_load", "Flow load", f"{number(value)} item{'' if value == 1 else 's'}",
         "committed and not done at the end", f"{number(mean.value if mean else None)} on average"),
        "Items waiting or active; back in new is not load.",
        trend=trend_of(weekly, "flow_load", statistic="end"),
        caption="at each week's end",
        shown=number,
    )  # fmt: skip
