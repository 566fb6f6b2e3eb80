"""What moved in a stream, week by week: load by type, traffic, rework, discarded work, waits."""

from dataclasses import dataclass
from datetime import datetime

from narrows.domain.movements import LoadShare, Losses, StatusTraffic, WaitShared
from narrows.services.flow.movements import Moved
from narrows.services.reviewing import Review
from narrows.views.movement_charts import load_chart, load_shares, rework_chart
from narrows.views.soundness import hours_of, policy_text
from narrows.views.stream import policy_of, stream_named
from narrows.views.weekly import WeeklyChart

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
    def load_rows(self) -> tuple[tuple[LoadShare, str], ...]:
        """Load by item type and week, each with its share among the others of that week."""
        told = load_shares(self.loads)
        return tuple((each, told[each.period][each.item_type]) for each in self.loads)

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
        load_chart(moved.loads, policy.day_hours),
        rework_chart(
            moved.losses, policy.day_hours, begun_on=measured.begun_on if measured else None
        ),
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
