"""An item's visits along time as shapes: one lane per status, pure geometry."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from narrows.views.rounding import days
from narrows.views.stream_item import ItemShown
from narrows.web.axes import Tick, date_label, different
from narrows.web.timeline_shapes import Lane, Moment, Timeline, VisitBar

WIDE, NARROW = 1080.0, 328.0
MARGIN = 8.0
TOP = 30.0
"""Room for the names of the moments above."""

LANE = 44.0
BAR = 16.0
BOTTOM = 26.0
THINNEST = 2.0
"""Of a visit, that shows even if it lasted no time."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where instants lie."""

    first: datetime
    last: datetime
    width: float

    def x(self, at: datetime) -> float:
        """How far across an instant lies."""
        ratio = (at - self.first) / (self.last - self.first)
        return MARGIN + min(max(ratio, 0.0), 1.0) * (self.width - 2 * MARGIN)


def timeline(
    item: ItemShown, *, as_of: datetime, zone: str, width: float = WIDE
) -> Timeline | None:
    """Draw what happened to an item; `None` where it took no time at all.

    Args:
        item: With its visits.
        as_of: Where visits end that last. [UTC]
        zone: In which days are said; IANA name.
        width: Of the picture.
    """
    first = min((each.entered_at for each in item.visits), default=as_of)
    # What lasts in done would press all that went before into a corner.
    last = item.row.done_at or as_of
    if last <= first:
        return None
    scale = _Scale(first, last, width)
    lanes = tuple(
        _lane(item, name, place=place, scale=scale)
        for place, name in enumerate(dict.fromkeys(each.status for each in item.visits))
    )
    bottom = TOP + len(lanes) * LANE
    return Timeline(
        width=width,
        height=bottom + BOTTOM,
        top=TOP,
        bottom=bottom,
        bar=BAR,
        lanes=lanes,
        moments=tuple(_moments(item, scale)),
        across=different(
            Tick(at, date_label(moment, last - first, zone=zone))
            for at, moment in ((MARGIN, first), (width - MARGIN, last))
        ),
    )


def _lane(item: ItemShown, name: str, *, place: int, scale: _Scale) -> Lane:
    visits = [each for each in item.visits if each.status == name]
    day_hours = item.row.day_hours
    y = TOP + place * LANE + 22
    bars: list[VisitBar] = []
    for each in visits:
        left = scale.x(each.entered_at)
        right = scale.x(each.left_at) if each.left_at else scale.width - MARGIN
        width = max(right - left, THINNEST)
        bars.append(
            VisitBar(
                x=round(min(left, scale.width - MARGIN - width), 1),
                y=y,
                width=round(width, 1),
                state=each.flow_state,
                words=f"{each.status}: {days(each.days, day_hours)}"
                f"{'' if each.left_at else ' so far'}",
            )
        )
    spent = days(sum(each.days for each in visits), day_hours)
    times = f" in {len(visits)} visits" if len(visits) > 1 else ""
    return Lane(name, f"{spent}{times}", y, tuple(bars))


def _moments(item: ItemShown, scale: _Scale) -> Iterator[Moment]:
    for at, label in ((item.row.started_at, item.row.reached), (item.row.done_at, "done")):
        if at is not None:
            x = scale.x(at)
            yield Moment(round(x, 1), label, _anchor(x, scale.width))


def _anchor(x: float, width: float) -> str:
    """Words at the edges of a picture stand inside of it."""
    return "start" if x < width * 0.2 else "end" if x > width * 0.8 else "middle"
