"""What moved in a stream, week by week: load by type, traffic, rework, discarded work, waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.analytics.process_behaviour import behaviour_of
from narrows.domain.amounts import counted
from narrows.domain.movements import LoadShare, Losses, StatusTraffic, WaitShared
from narrows.services.flow.movements import Moved
from narrows.services.reviewing import Review
from narrows.views.behaviour_words import behaviour_words
from narrows.views.rounding import day_text, number, percent
from narrows.views.soundness import hours_of, policy_text
from narrows.views.stream import policy_of, stream_named
from narrows.views.weekly import Line, WeeklyChart
from narrows.views.weekly_told import Drawn

SHOWN_WEEKS = 4
"""Of traffic by status, which is many rows; JSON has all. [weeks]"""


@dataclass(frozen=True, slots=True)
class MovementPage:
    """What moved in one stream.

    Attributes:
        id: Of the stream, as addresses have it.
        title: What it is called.
        policy: Its declared choices, in words, and since when.
        load_policy: The same beside its load, in whose days all time counts.
        day_hours: Of a day of its durations. [h]
        as_of: What moved later is not known yet. [UTC or None]
        complete_until: Up to when its sources are complete. [UTC or None]
        charts: The share of each item type in the load, and that of rework, by week.
        loads: Load by item type and week.
        traffic: Arrivals and departures by week and status.
        losses: Rework and discarded work by week.
        waits: Those that other streams share with it.
    """

    id: str
    title: str
    policy: str
    load_policy: str
    day_hours: float
    as_of: datetime | None
    complete_until: datetime | None
    charts: tuple[WeeklyChart, ...]
    loads: tuple[LoadShare, ...]
    traffic: tuple[StatusTraffic, ...]
    losses: tuple[Losses, ...]
    waits: tuple[WaitShared, ...]

    @property
    def recent_traffic(self) -> tuple[StatusTraffic, ...]:
        """Of the last weeks, the newest first."""
        weeks = sorted({each.period for each in self.traffic})[-SHOWN_WEEKS:]
        return tuple(
            each for week in reversed(weeks) for each in self.traffic if each.period == week
        )


def movement_page(review: Review, id_: str, *, moved: Moved) -> MovementPage:
    """Say what moved in one stream.

    Args:
        review: What was decided, and since when.
        id_: Of the stream, or `unaligned`.
        moved: What was measured of it.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    stream, policy = stream_named(review.plan, id_), policy_of(review.plan, id_)
    measured, versions = review.of(id_), review.versions.get(id_, ())
    charts = (
        _load_chart(moved.loads, policy.day_hours),
        _rework_chart(moved.losses, policy.day_hours),
    )
    return MovementPage(
        id=id_,
        title=(stream.name or stream.id) if stream else "Unaligned work",
        policy=policy_text(policy, versions),
        load_policy=policy_text(policy, versions, day_hours=hours_of("load")),
        day_hours=policy.day_hours,
        as_of=measured.as_of if measured else None,
        complete_until=measured.complete_until if measured else None,
        charts=tuple(each for each in charts if any(any(line.values) for line in each.lines)),
        loads=tuple(moved.loads),
        traffic=tuple(moved.traffic),
        losses=tuple(moved.losses),
        waits=tuple(each for each in moved.waits if id_ in {part.stream for part in each.streams}),
    )


def _load_chart(loads: Sequence[LoadShare], day_hours: float) -> WeeklyChart:
    weeks = sorted({each.period for each in loads})
    shares = {(each.period, each.item_type): each.share_ratio for each in loads}
    kinds = dict.fromkeys(each.item_type for each in loads)
    return WeeklyChart(
        name="load_distribution",
        title="Load by type",
        drawn=Drawn.SHARES,
        unit="ratio",
        day_hours=day_hours,
        lines=tuple(Line(kind, tuple(shares[week, kind] for week in weeks)) for kind in kinds),
        told=tuple(
            f"Week of {day_text(week.start)}: "
            + (
                ", ".join(
                    f"{percent(shares[week, kind])} {kind}" for kind in kinds if shares[week, kind]
                )
                or "no load"
            )
            for week in weeks
        ),
        small_print="Share of each item type in the mean load of a week, by the type of each day.",
    )


def _rework_chart(losses: Sequence[Losses], day_hours: float) -> WeeklyChart:
    ratios = tuple(each.rework_ratio for each in losses)
    found = behaviour_of(ratios, is_ratio=True)
    weeks = [each.period for each in losses]
    return WeeklyChart(
        name="rework",
        title="Rework",
        drawn=Drawn.LINES,
        unit="ratio",
        day_hours=day_hours,
        lines=(Line("rework", ratios),),
        told=tuple(
            f"Week of {day_text(each.period.start)}: {percent(each.rework_ratio)} of the time, "
            f"{number(each.n_reworked)} of {counted(each.n_items)} done"
            for each in losses
        ),
        small_print="Of the time of the items done: what they spent where they had been before.",
        behaviour=found,
        behaves=behaviour_words(found, "ratio", weeks=weeks, day_hours=day_hours) if found else "",
    )
