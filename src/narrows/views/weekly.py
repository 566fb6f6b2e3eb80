"""How did flow go, week by week? The weeks of a stream, and what its small charts show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from narrows.analytics.process_behaviour import Behaviour, behaviour_of
from narrows.domain.day_words import day_text
from narrows.domain.measure import Measurement, Period
from narrows.views.behaviour_words import behaviour_words
from narrows.views.flow_periods import PeriodFlow, flow_periods
from narrows.views.weekly_told import Drawn, Told, told_of


@dataclass(frozen=True, slots=True)
class Line:
    """One value a week, the newest last; undefined is `None`, never 0, and leaves a gap."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class WeeklyChart:
    """One metric, week by week.

    Attributes:
        name: Of the metric, as in the manual.
        title: For people.
        drawn: How.
        unit: days, items or ratio.
        day_hours: Of such a day. [h]
        lines: In one chart; of shares one per item type.
        told: What each week says in words, the newest last.
        small_print: What is drawn.
        behaviour: What the first line does by itself, and which weeks stand out; `None` of shares,
            and where too few weeks are known.
        counted: The weeks that it is of: without the one in which history begins, unless whole.
        behaves: The same in words; empty where it is `None`.
    """

    name: str
    title: str
    drawn: Drawn
    unit: str
    day_hours: float
    lines: tuple[Line, ...]
    told: tuple[str, ...]
    small_print: str
    behaviour: Behaviour | None = None
    behaves: str = ""
    counted: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Weekly:
    """The last complete weeks of a stream.

    Attributes:
        weeks: In order, whether or not there was history yet.
        charts: One per metric that tells anything.
    """

    weeks: tuple[PeriodFlow, ...]
    charts: tuple[WeeklyChart, ...]


def weekly_flow(measured: Sequence[Measurement], *, begun_on: date | None = None) -> Weekly:
    """Lay the weeks of one stream out.

    Weeks before the history are told as undefined: nothing is known of them.

    Args:
        measured: By week, of one stream.
        begun_on: The first day of its history.
    """
    weeks = next((each.periods for each in flow_periods(measured)), ())
    if not weeks:
        return Weekly((), ())
    charts = (_chart(told, weeks, begun_on=begun_on) for told in told_of(weeks))
    return Weekly(
        weeks, tuple(each for each in charts if any(any(line.values) for line in each.lines))
    )


def of_whole_weeks(
    values: Sequence[float | None], weeks: Sequence[Period], *, begun_on: date | None
) -> tuple[float | None, ...]:
    """What tells what a metric does by itself: half a week looks like a bad week.

    Args:
        values: One a week.
        weeks: Which.
        begun_on: The first day of the history; a week that began before it is passed over.
    """
    return tuple(
        None if begun_on and week.start < begun_on else value
        for value, week in zip(values, weeks, strict=True)
    )


def _chart(told: Told, weeks: Sequence[PeriodFlow], *, begun_on: date | None) -> WeeklyChart:
    lines = tuple(
        Line(label, tuple(None if each.n_items is None else value(each) for each in weeks))
        for label, value in told.lines
    )
    day_hours = weeks[0].day_hours
    is_of_one = told.drawn is not Drawn.SHARES
    periods = [each.period for each in weeks]
    counted = of_whole_weeks(lines[0].values, periods, begun_on=begun_on) if is_of_one else ()
    found = behaviour_of(counted, is_ratio=told.unit == "ratio")
    return WeeklyChart(
        name=told.name,
        title=told.title,
        drawn=told.drawn,
        unit=told.unit,
        day_hours=day_hours,
        lines=lines,
        told=tuple(
            f"Week of {day_text(each.period.start)}: "
            f"{'no history yet' if each.n_items is None else told.words(each)}"
            for each in weeks
        ),
        small_print=told.small_print,
        behaviour=found,
        behaves=behaviour_words(
            found, told.unit, weeks=periods, values=counted, day_hours=day_hours
        )
        if found
        else "",
        counted=counted,
    )
