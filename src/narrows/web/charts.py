"""Small charts as shapes: pure geometry, drawn by the templates as SVG."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.services.flow.charting import Charted, Levels
from narrows.views.rounding import days
from narrows.web.axes import (
    RIGHT,
    Band,
    Chart,
    Point,
    Tick,
    across,
    frame_of,
    round_up,
    up,
)

NAME_LENGTH, NAME_HEIGHT = 64.0, 15.0
"""Room that a band's name takes."""

RULE_NAMES = 88.0
"""Room at the right for what lines are called, so that no name stands on dots."""

FAR_OUT = 2.0
"""Times the largest percentile up to which flow times are drawn to scale."""

THICK_ENOUGH = 0.07
"""Part of the height that a band needs for its name. [ratio]"""


def flow_time_chart(
    charted: Charted, percentiles: Sequence[tuple[str, float]], *, zone: str
) -> Chart | None:
    """Items done, by when and by how long they took; lines at the percentiles.

    Args:
        charted: The items.
        percentiles: Labels and flow times. [days]
        zone: In which days are said; IANA name.
    """
    if not charted.timed or not charted.levels.instants:
        return None
    first_at, as_of = charted.timed[0].done_at, charted.levels.instants[-1]
    if first_at >= as_of:
        return None
    # Where not each item is drawn, a percentile may be longer than all that are.
    longest = max(
        [each.flow_time_days for each in charted.timed] + [value for _, value in percentiles]
    )
    # A few very long ones would press all others onto the axis: they lie on the upper edge.
    usual = FAR_OUT * max((value for _, value in percentiles), default=longest)
    top_days = round_up(min(longest, usual))
    right = RULE_NAMES if percentiles else RIGHT
    frame = frame_of(first_at, as_of, top=top_days, unit="d", zone=zone, right=right)
    points = tuple(
        Point(
            round(across(frame, each.done_at, first_at=first_at, as_of=as_of), 1),
            round(up(frame, min(1.0, each.flow_time_days / top_days)), 1),
            f"{each.id}: {days(each.flow_time_days, charted.day_hours)}",
        )
        for each in charted.timed
    )
    rules = tuple(
        Tick(round(up(frame, value / top_days), 1), label) for label, value in percentiles
    )
    n_beyond = sum(each.flow_time_days > top_days for each in charted.timed)
    return replace(frame, points=points, rules=_apart(rules), n_beyond=n_beyond)


def levels_chart(levels: Levels, *, zone: str) -> Chart | None:
    """A cumulative flow diagram: how many items were in each flow state over time.

    Args:
        levels: The items.
        zone: In which days are said; IANA name.
    """
    if not levels.instants or not levels.items:
        return None
    totals = [sum(level) for level in zip(*(each for _, each in levels.items), strict=True)]
    top = round_up(float(max(totals)))
    first_at, as_of = levels.instants[0], levels.instants[-1]
    frame = frame_of(first_at, as_of, top=top, unit="", zone=zone)
    xs = [across(frame, each, first_at=first_at, as_of=as_of) for each in levels.instants]
    floor = [0] * len(xs)
    bands: list[Band] = []
    for state, level in levels.items:
        roof = [low + own for low, own in zip(floor, level, strict=True)]
        upper = [f"{x:.1f},{up(frame, y / top):.1f}" for x, y in zip(xs, roof, strict=True)]
        lower = [f"{x:.1f},{up(frame, y / top):.1f}" for x, y in zip(xs, floor, strict=True)]
        thick = [high - low for high, low in zip(roof, floor, strict=True)]
        # Named where it is thickest, but not at the very edges.
        at = max(range(5, len(xs) - 5), key=lambda place: thick[place])
        bands.append(
            Band(
                state=state.value,
                path="M" + " L".join(upper + lower[::-1]) + "Z",
                label_x=xs[at],
                label_y=up(frame, (roof[at] + floor[at]) / 2 / top) + 4,
                is_labelled=thick[at] / top > THICK_ENOUGH,
            )
        )
        floor = roof
    return replace(frame, bands=_labels_apart(bands))


def _apart(rules: tuple[Tick, ...]) -> tuple[Tick, ...]:
    """Lines whose labels would stand on each other keep the first."""
    kept: list[Tick] = []
    for rule in rules:
        if all(abs(rule.at - other.at) >= 13 for other in kept):
            kept.append(rule)
    return tuple(kept)


def _labels_apart(bands: Sequence[Band]) -> tuple[Band, ...]:
    """Names that would stand on an earlier one are lifted above it."""
    placed: list[Band] = []
    for band in bands:
        y = band.label_y
        for other in placed:
            is_near = abs(other.label_x - band.label_x) < NAME_LENGTH
            if band.is_labelled and other.is_labelled and is_near:
                y = min(y, other.label_y - NAME_HEIGHT)
        placed.append(replace(band, label_y=y))
    return tuple(placed)
