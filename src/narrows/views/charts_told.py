"""What the charts of a stream show, each in a sentence, for who does not see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.amounts import counted
from narrows.domain.day_words import day_text
from narrows.services.flow.charting import Charted, Levels
from narrows.views.rounding import days


@dataclass(frozen=True, slots=True)
class ChartsTold:
    """A sentence for each chart; empty where there is nothing to draw."""

    flow_times: str
    levels: str
    ages: str


def charts_told(charted: Charted, percentiles: Sequence[tuple[str, float]]) -> ChartsTold:
    """Say what the charts show.

    Args:
        charted: The items.
        percentiles: Labels and flow times. [days]
    """
    return ChartsTold(
        flow_times=_flow_times(charted, percentiles),
        levels=_levels(charted.levels),
        ages=_ages(charted, percentiles),
    )


def _flow_times(charted: Charted, percentiles: Sequence[tuple[str, float]]) -> str:
    timed = charted.timed
    if not timed:
        return ""
    longest = max(timed, key=lambda each: each.flow_time_days)
    known = f"; of the last weeks {', '.join(label for label, _ in percentiles)}"
    return (
        f"Flow times of {counted(len(timed))} done from {day_text(timed[0].done_at)} to "
        f"{day_text(timed[-1].done_at)}{known if percentiles else ''}; the longest, "
        f"{longest.id}, took {days(longest.flow_time_days, charted.day_hours)}."
    )


def _levels(levels: Levels) -> str:
    if not levels.instants or not levels.items:
        return ""
    first, last = (
        ", ".join(f"{counts[place]:,} {state.value}" for state, counts in levels.items)
        for place in (0, -1)
    )
    return (
        f"Items by flow state: on {day_text(levels.instants[0])} {first}; on "
        f"{day_text(levels.instants[-1])} {last}."
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
    return f"{told}; {n_older} of them older than {label.replace(': ', ' of those done took, ')}."
