"""What the charts of a stream show, each in a sentence, for who does not see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.amounts import counted
from narrows.services.flow.charting import Charted, Levels
from narrows.views.rounding import days, on_day


@dataclass(frozen=True, slots=True)
class ChartsTold:
    """A sentence for each chart; empty where there is nothing to draw."""

    flow_times: str
    levels: str
    ages: str


def charts_told(
    charted: Charted, percentiles: Sequence[tuple[str, float]], *, zone: str
) -> ChartsTold:
    """Say what the charts show.

    Args:
        charted: The items.
        percentiles: Labels and flow times. [days]
        zone: In which days are said; IANA name.
    """
    return ChartsTold(
        flow_times=_flow_times(charted, percentiles, zone=zone),
        levels=_levels(charted.levels, zone),
        ages=_ages(charted, percentiles),
    )


def _flow_times(charted: Charted, percentiles: Sequence[tuple[str, float]], *, zone: str) -> str:
    timed = charted.timed
    if not timed:
        return ""
    longest = max(timed, key=lambda each: each.flow_time_days)
    known = f"; of the last weeks {', '.join(label for label, _ in percentiles)}"
    first, last = (on_day(each.done_at, zone) for each in (timed[0], timed[-1]))
    whose, drawn = counted(len(timed)), ""
    if charted.timed_step > 1:
        whose, drawn = f"one of {charted.timed_step} items", f", {len(timed):,} of them"
    return (
        f"Flow times of {whose} done from {first} to {last}{drawn}"
        f"{known if percentiles else ''}; the longest{' of these' if drawn else ''}, "
        f"{longest.id}, took {days(longest.flow_time_days, charted.day_hours)}."
    )


def _levels(levels: Levels, zone: str) -> str:
    if not levels.instants or not levels.items:
        return ""
    first, last = (
        ", ".join(f"{counts[place]:,} {state.value}" for state, counts in levels.items)
        for place in (0, -1)
    )
    return (
        f"Items by flow state: on {on_day(levels.instants[0], zone)} {first}; on "
        f"{on_day(levels.instants[-1], zone)} {last}."
    )


def _ages(charted: Charted, percentiles: Sequence[tuple[str, float]]) -> str:
    ageing = charted.ageing
    if not ageing:
        return ""
    oldest = ageing[0]
    told = f"{counted(charted.n_ageing)} in process; the oldest, {oldest.id}, for "
    told += f"{days(oldest.age_days, charted.day_hours)}, now in {oldest.status}"
    if not percentiles:
        return f"{told}."
    label, limit = percentiles[-1]
    n_older = sum(each.age_days > limit for each in ageing)
    whose = "them" if len(ageing) == charted.n_ageing else f"the {len(ageing)} oldest"
    took = label.replace(": ", " of those done took, ")
    return f"{told}; {n_older} of {whose} older than {took}."
