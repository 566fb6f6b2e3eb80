"""How old what is in process is, status by status, as shapes: a row for each, a dot for each item.

Statuses stand below each other, so that fourteen of them are as readable as three, on a telephone
as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.amounts import counted
from narrows.services.flow.charting import AgeingItem
from narrows.views.rounding import days
from narrows.web.axes import Point, Tick, round_up

WIDTH = 560.0
LEFT, RIGHT, TOP, BOTTOM = 14.0, 20.0, 24.0, 24.0
ROW = 42.0
"""Of a status: its name, and below it the line that its items lie on."""

LINE = 28.0
"""How far below the top of its row that line is."""

LANES = (0.0, -3.5, 3.5)
"""Items of nearly the same age lie a little beside each other."""

LABEL_ROOM = 96.0
"""That a percentile's label takes across."""


@dataclass(frozen=True, slots=True)
class AgeRow:
    """One status.

    Attributes:
        status: The tool's word.
        words: How many of its items are drawn.
        name_y: Where its name stands.
        line_y: Where its items lie.
        points: The items.
    """

    status: str
    words: str
    name_y: float
    line_y: float
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class AgeChart:
    """The chart; ages grow to the right.

    Attributes:
        width, height: Of its view box.
        left, right: Age 0 and the oldest.
        top, bottom: Where the rows begin and end.
        across: Ages below.
        rules: Percentiles of the flow time of what was done.
        rows: Statuses.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    across: tuple[Tick, ...]
    rules: tuple[Tick, ...]
    rows: tuple[AgeRow, ...]


@dataclass(frozen=True, slots=True)
class _Ages:
    """Where an age lies across."""

    top_days: float
    day_hours: float

    def x(self, age_days: float) -> float:
        """The place of an age. [days]"""
        return round(LEFT + age_days / self.top_days * (WIDTH - LEFT - RIGHT), 1)

    def words(self, age_days: float) -> str:
        """An age as people read it. [days]"""
        return days(age_days, self.day_hours)


def age_chart(
    ageing: Sequence[AgeingItem],
    statuses: Sequence[str],
    *,
    percentiles: Sequence[tuple[str, float]],
    day_hours: float,
) -> AgeChart | None:
    """Draw the items in process by status and age.

    Args:
        ageing: The items.
        statuses: Theirs, in the workflow's order.
        percentiles: Labels and flow times of what was done. [days]
        day_hours: Of such a day. [h]
    """
    if not ageing:
        return None
    top = round_up(max(each.age_days for each in ageing))
    ages = _Ages(top, day_hours)
    height = TOP + ROW * len(statuses) + BOTTOM
    rules = [Tick(ages.x(value), label) for label, value in percentiles if value <= top]
    return AgeChart(
        width=WIDTH,
        height=height,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=height - BOTTOM,
        across=tuple(Tick(ages.x(part * top), ages.words(part * top)) for part in (0, 0.5, 1)),
        rules=_apart(rules),
        rows=tuple(
            _row(status, [each for each in ageing if each.status == status], ages=ages, place=place)
            for place, status in enumerate(statuses)
        ),
    )


def _row(status: str, held: Sequence[AgeingItem], *, ages: _Ages, place: int) -> AgeRow:
    top = TOP + ROW * place
    line = top + LINE
    return AgeRow(
        status=status,
        words=counted(len(held)),
        name_y=top + 13,
        line_y=line,
        points=tuple(
            Point(
                ages.x(each.age_days), line + LANES[n % len(LANES)],
                f"{each.id}: {ages.words(each.age_days)} old, in {status}",
            )
            for n, each in enumerate(held)
        ),
    )  # fmt: skip


def _apart(rules: Sequence[Tick]) -> tuple[Tick, ...]:
    """Lines whose labels would stand on each other keep the last, which is the strictest."""
    kept: list[Tick] = []
    for rule in reversed(rules):
        if all(abs(rule.at - other.at) >= LABEL_ROOM for other in kept):
            kept.append(rule)
    return tuple(reversed(kept))
