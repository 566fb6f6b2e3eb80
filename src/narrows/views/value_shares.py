"""Where capacity went as a picture: what each stream had of every period."""

from collections.abc import Mapping, Sequence

from narrows.domain.calendar import DAY
from narrows.domain.day_words import day_text
from narrows.domain.measure import Period
from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.value import Capacity, CapacityUnit, ValueScore
from narrows.domain.working_calendar import DAY_HOURS
from narrows.services.explain.capacity_unknown import NOTHING
from narrows.views.percents import percents
from narrows.views.weekly import Line, WeeklyChart
from narrows.views.weekly_told import Drawn

MOST_STREAMS = 5
"""That the picture tells apart; the smaller ones are one part of it. [streams]"""

MOST_OTHERS = 0.5
"""Of all: where the others have more they are left out, else the picture shows them alone."""

LOOSE = "no stream"
OTHERS = "others"

UNIT_WORDS: Mapping[CapacityUnit, str] = {
    CapacityUnit.ACTIVE_DAYS: "days worked on items",
    CapacityUnit.ITEMS: "items done",
    CapacityUnit.POINTS: "points of the items done",
    CapacityUnit.LOGGED_HOURS: "hours logged on items",
}


COUNTS: Mapping[CapacityUnit, str] = {
    CapacityUnit.ACTIVE_DAYS: "A visit to an active status counts with its part within the time, "
    "in days of 24 hours whatever the calendars say; waiting uses no capacity.",
    CapacityUnit.ITEMS: "An item counts when it is done.",
    CapacityUnit.POINTS: "An item counts when it is done.",
    CapacityUnit.LOGGED_HOURS: "Hours count when an item's total grew by them.",
}
"""When something counts, unit by unit."""


def counted_words(period: Period, unit: CapacityUnit) -> str:
    """Which days a score is of, and how its unit is counted."""
    return (
        f"{day_text(period.start)} to {day_text(period.end - DAY)}, whole periods; each stream's "
        f"days are those of its zone. {COUNTS[unit]}"
    )


def shares_chart(found: Capacity, names: Mapping[str | None, str]) -> WeeklyChart:
    """The share of each stream, period by period.

    Work without a stream lies at the bottom, where its height is easiest to compare.

    Args:
        found: Where capacity went; some of it is known.
        names: Stream → what it is called, in the plan's order.
    """
    largest = sorted(found.all.streams, key=lambda each: -(each.units or 0))
    own = [each.stream for each in largest if each.stream is not None]
    kept = [each for each in names if each in own[:MOST_STREAMS]]
    lines = [Line(LOOSE, tuple(_share(each, [None]) for each in found.periods))]
    lines += [
        Line(names[stream], tuple(_share(each, [stream]) for each in found.periods))
        for stream in kept
    ]
    rest = own[MOST_STREAMS:]
    is_apart = (_share(found.all, rest) or 0.0) > MOST_OTHERS
    if rest and not is_apart:
        lines.append(Line(OTHERS, tuple(_share(each, rest) for each in found.periods)))
    small_print = f"Share of each stream in all {UNIT_WORDS[found.all.unit]}."
    if is_apart:
        small_print += (
            f" Of {len(own)} streams the {MOST_STREAMS} that had most, on their own scale."
        )
    return WeeklyChart(
        name="value_score",
        title="Where capacity went",
        drawn=Drawn.SHARES,
        unit="ratio",
        day_hours=DAY_HOURS,
        lines=tuple(lines),
        told=tuple(_told(each, names, kept=[*kept, None]) for each in found.periods),
        small_print=small_print,
    )


def stream_shares(score: ValueScore) -> dict[str, str]:
    """What each stream had of the capacity, by its id; of none by `unaligned`."""
    return percents({each.stream or UNALIGNED_WORK: each.share_ratio for each in score.streams})


def shares_beside(score: ValueScore, named: Sequence[str | None]) -> list[str]:
    """What each of some streams had of the capacity, and last what all others had together.

    Args:
        score: Of one period.
        named: Ids; `None` is unaligned work. Where all are named, nothing is told of others.
    """
    rest = [each.share_ratio for each in score.streams if each.stream not in named]
    shares: dict[object, float | None] = {
        (each.stream,): each.share_ratio for each in score.streams if each.stream in named
    }
    if rest:
        known = [each for each in rest if each is not None]
        shares[OTHERS] = sum(known) if known else None
    told = percents(shares)
    return [told[each,] for each in named] + ([told[OTHERS]] if rest else [])


def _share(score: ValueScore, streams: Sequence[str | None]) -> float | None:
    if score.score_ratio is None:
        return None
    return sum(each.share_ratio or 0.0 for each in score.streams if each.stream in streams)


def _told(score: ValueScore, names: Mapping[str | None, str], *, kept: Sequence[str | None]) -> str:
    told = stream_shares(score)
    parts = [
        f"{names[each.stream]} {told[each.stream or UNALIGNED_WORK]}"
        for each in score.streams
        if each.stream in kept
    ]
    if len(parts) < len(score.streams):
        parts.append("the rest to others")
    said = ", ".join(parts) if score.score_ratio is not None else _untold(score)
    return f"From {day_text(score.period.start)}: {said}"


def _untold(score: ValueScore) -> str:
    """Why a period has no shares."""
    if score.is_overdrawn or score.is_guess or score.is_one_sided:
        return "it cannot be told"
    if score.units is None:
        return "nobody told them" if score.n_unmeasured else "no history yet"
    nothing = NOTHING[score.unit]
    return f"{nothing[:1].lower()}{nothing[1:]}"
