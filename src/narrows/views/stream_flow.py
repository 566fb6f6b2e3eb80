"""The flow of a stream as its page shows it: the river, the numbers, what stands behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.calendar import DAY
from narrows.domain.day_words import day_text
from narrows.domain.flow import Bottleneck, Effect, StatusFlow
from narrows.domain.measure import Period
from narrows.domain.work import Fault
from narrows.services.flow.status_flows import is_gap
from narrows.services.flow.stream_reviews import StreamReview
from narrows.views.flow_card import FlowCard
from narrows.views.flow_cards import WEEK_DAYS
from narrows.views.flow_periods import PeriodFlow
from narrows.views.measured import Share, one, shares
from narrows.views.percents import time_shares
from narrows.views.recent_flow import recent_cards, recent_window
from narrows.views.river import RiverReach, river_reaches
from narrows.views.river_words import has_lakes, width_means
from narrows.views.soundness import little_text
from narrows.views.status_shown import status_shown
from narrows.views.verdict import Verdict, evidence_of, verdict
from narrows.views.weekly import WeeklyChart, weekly_flow


@dataclass(frozen=True, slots=True)
class StreamFlow:
    """What was measured of a stream.

    Attributes:
        as_of: What moved later is not known yet. [UTC]
        complete_until: Up to when its sources are complete. [UTC]
        window: What the cards and shares are of: 13 weeks, or fewer where it is younger.
        window_words: The same for people.
        n_done: Items done in the window; `None` where no history covers it. [items or None]
        load_items: Items waiting or active at `as_of`. [items]
        verdict: What holds the stream back, in sentences.
        reaches: The river, in order.
        cards: Flow time, velocity, efficiency and load.
        shares: Flow distribution: what the items done were.
        charts: The flow metrics, week by week.
        weeks: The same in numbers.
        statuses: How work flows through each status; no median of fewer than five visits.
        bottlenecks: The evidence.
        little_text: What Little's law says of the data.
        is_gap: Whether that is a finding.
        faults: Those listed.
        n_faults: All of them.
    """

    as_of: datetime
    complete_until: datetime
    window: Period
    window_words: str
    n_done: int | None
    load_items: int
    verdict: Verdict
    reaches: tuple[RiverReach, ...]
    cards: tuple[FlowCard, ...]
    shares: tuple[Share, ...]
    charts: tuple[WeeklyChart, ...]
    weeks: tuple[PeriodFlow, ...]
    statuses: tuple[StatusFlow, ...]
    bottlenecks: tuple[Bottleneck, ...]
    little_text: str
    is_gap: bool
    faults: tuple[Fault, ...]
    n_faults: int

    @property
    def time_shares(self) -> Mapping[str, str]:
        """What each status has of all flow time."""
        return time_shares(self.statuses)

    @property
    def width_means(self) -> str:
        """What the width of the river says."""
        return width_means(self.reaches)

    @property
    def has_lakes(self) -> bool:
        """Whether there is a pure delay."""
        return has_lakes(self.reaches)

    def evidence_of(self, effect: str) -> Bottleneck | None:
        """The bottleneck of one effect, where it has evidence."""
        return evidence_of(self.bottlenecks, Effect(effect))


def stream_flow(review: StreamReview) -> StreamFlow:
    """Say what was measured of a stream."""
    weekly = weekly_flow(review.weekly, begun_on=review.begun_on)
    statuses = tuple(map(status_shown, review.statuses))
    workflow = review.stream.workflow if review.stream else None
    reaches = river_reaches(workflow, statuses, bottlenecks=review.bottlenecks)
    total = one(review.recent, "flow_velocity", statistic="count")
    window = recent_window(review)
    return StreamFlow(
        as_of=review.as_of,
        complete_until=review.complete_until,
        window=window,
        window_words=_window_words(window),
        n_done=total.n_items if total and total.value is not None else None,
        load_items=review.load_items,
        verdict=verdict(review.bottlenecks, reaches),
        reaches=reaches,
        cards=recent_cards(review),
        shares=shares(review.recent),
        charts=weekly.charts,
        weeks=weekly.weeks,
        statuses=statuses,
        bottlenecks=tuple(review.bottlenecks),
        little_text=little_text(review.little) if review.little else "",
        is_gap=review.little is not None and is_gap(review.little),
        faults=tuple(review.faults),
        n_faults=max(review.n_faults, len(review.faults)),
    )


def _window_words(window: Period) -> str:
    n_weeks = (window.end - window.start).days // WEEK_DAYS
    weeks = "week" if n_weeks == 1 else f"{n_weeks} weeks"
    return f"the {weeks} from {day_text(window.start)} to {day_text(window.end - DAY)}"
