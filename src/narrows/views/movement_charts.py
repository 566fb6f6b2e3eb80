"""What moved in a stream as pictures: load by type, and rework."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from narrows.analytics.process_behaviour import behaviour_of
from narrows.domain.amounts import counted
from narrows.domain.day_words import day_text
from narrows.domain.measure import Period
from narrows.domain.movements import LoadShare, Losses
from narrows.views.behaviour_words import behaviour_words
from narrows.views.percents import percents
from narrows.views.rounding import number, percent
from narrows.views.weekly import Line, WeeklyChart, of_whole_weeks
from narrows.views.weekly_told import Drawn


def load_shares(loads: Sequence[LoadShare]) -> Mapping[Period, Mapping[str, str]]:
    """The shares of each week, which are its whole load."""
    weeks: dict[Period, dict[str, float | None]] = defaultdict(dict)
    for each in loads:
        weeks[each.period][each.item_type] = each.share_ratio
    return {week: percents(own) for week, own in weeks.items()}


def load_chart(loads: Sequence[LoadShare], day_hours: float) -> WeeklyChart:
    """The share of each item type in the load of each week.

    Args:
        loads: By item type and week.
        day_hours: Of a day of the stream. [h]
    """
    weeks = sorted({each.period for each in loads})
    shares = {(each.period, each.item_type): each.share_ratio for each in loads}
    kinds = dict.fromkeys(each.item_type for each in loads)
    said = load_shares(loads)
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
                ", ".join(f"{said[week][kind]} {kind}" for kind in kinds if shares[week, kind])
                or "no load"
            )
            for week in weeks
        ),
        small_print="Share of each item type in the mean load of a week, by the type of each day.",
    )


def rework_chart(
    losses: Sequence[Losses], day_hours: float, *, begun_on: date | None = None
) -> WeeklyChart:
    """What was worked on again, week by week, with what it does by itself.

    Args:
        losses: By week.
        day_hours: Of a day of the stream. [h]
        begun_on: The first day of the stream's history.
    """
    ratios = tuple(each.rework_ratio for each in losses)
    weeks = [each.period for each in losses]
    whole = of_whole_weeks(ratios, weeks, begun_on=begun_on)
    found = behaviour_of(whole, is_ratio=True)
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
        behaves=behaviour_words(found, "ratio", weeks=weeks, values=whole, day_hours=day_hours)
        if found
        else "",
        counted=whole,
    )
