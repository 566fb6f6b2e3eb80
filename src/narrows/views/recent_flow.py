"""The last weeks of a stream in four cards, the same ones on every page that shows them."""

from dataclasses import replace

from narrows.domain.amounts import UNDEFINED
from narrows.domain.calendar import DAY, day_of
from narrows.domain.measure import Measurement, Period
from narrows.services.flow.stream_reviews import StreamReview
from narrows.views.flow_card import FlowCard
from narrows.views.flow_cards import WEEK_DAYS, flow_cards
from narrows.views.measured import one
from narrows.views.rounding import number

USUAL = {"flow_time": "p85"}
"""The statistic that a card shows, where a metric has several."""
MORE = {"flow_time": "p50", "flow_load": "mean"}
"""The statistic that it tells beside."""


def recent_window(review: StreamReview) -> Period:
    """The period of the recent measurements."""
    if not review.recent:
        today = review.as_of.date()
        return Period(today, today)
    return review.recent[0].period


def recent_weeks(review: StreamReview) -> int:
    """How many weeks that is: a quarter, or fewer where the stream is younger."""
    window = recent_window(review)
    return (window.end - window.start).days // WEEK_DAYS


def recent_cards(review: StreamReview) -> tuple[FlowCard, ...]:
    """Flow time, velocity and efficiency of the recent window, and the load of now."""
    window = recent_window(review)
    *found, load = flow_cards(review.recent, _together(review), first_at=None)
    mean = one(review.recent, "flow_load", statistic="mean")
    zone = review.recent[0].policy.zone if review.recent else "UTC"
    now = replace(
        load,
        value=f"{number(review.load_items)} item{'' if review.load_items == 1 else 's'}",
        meaning="committed and not done now",
        more=f"{number(mean.value if mean else None)} on average in these weeks",
        statistic="end",
        period=Period(window.start, day_of(review.as_of, zone) + DAY),
        more_statistic=MORE[load.name],
        more_period=window,
    )
    return (
        *(_explained(each, window) for each in found),
        now,
    )


def _explained(card: FlowCard, window: Period) -> FlowCard:
    """A card that knows which numbers it says."""
    is_told = card.value != UNDEFINED
    return replace(
        card,
        statistic=USUAL.get(card.name),
        period=window,
        more_statistic=MORE.get(card.name) if is_told else None,
        more_period=window,
    )


def _together(review: StreamReview) -> list[Measurement]:
    """The weeks of all types together: types and statuses are most of what is measured."""
    return [each for each in review.weekly if each.item_type is None and each.status is None]
