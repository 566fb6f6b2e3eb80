"""How each flow metric is told of a week: what is drawn of it, and what it says in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from narrows.domain.amounts import counted
from narrows.domain.work import ItemType
from narrows.views.flow_periods import FEWEST_ITEMS, PeriodFlow
from narrows.views.percents import percents
from narrows.views.rounding import days, number, percent


class Drawn(StrEnum):
    """How a chart is drawn."""

    LINES = "lines"
    BARS = "bars"
    SHARES = "shares"
    """Bars that stand on each other and together fill the height."""


@dataclass(frozen=True, slots=True)
class Told:
    """How one metric is told of a week.

    Attributes:
        name: Of the metric, as in the manual.
        title: For people.
        drawn: How.
        unit: days, items or ratio.
        lines: Labels and what each line shows of a week.
        words: What a week says.
        small_print: What is drawn.
    """

    name: str
    title: str
    drawn: Drawn
    unit: str
    lines: tuple[tuple[str, Callable[[PeriodFlow], float | None]], ...]
    words: Callable[[PeriodFlow], str]
    small_print: str


def told_of(weeks: Sequence[PeriodFlow]) -> Iterator[Told]:
    """How each metric is told of these weeks."""
    yield Told(
        "flow_time", "Flow time", Drawn.LINES, "days",
        (("85 %", lambda week: week.most_days), ("50 %", lambda week: week.median_days)),
        _flow_time_words,
        "So many of the items done in a week took no longer; a week with fewer than "
        f"{FEWEST_ITEMS} is a gap.",
    )  # fmt: skip
    yield Told(
        "flow_velocity", "Flow velocity", Drawn.BARS, "items",
        (("done", _done),),
        lambda week: f"{counted(week.n_items)} done", "Items done in each week.",
    )  # fmt: skip
    yield Told(
        "flow_efficiency", "Flow efficiency", Drawn.LINES, "ratio",
        (("active", lambda week: week.efficiency_ratio),),
        lambda week: percent(week.efficiency_ratio),
        "Active of active and waiting time, of the items done in a week.",
    )  # fmt: skip
    yield Told(
        "flow_load", "Flow load", Drawn.LINES, "items",
        (("load", lambda week: week.end_load_items),),
        lambda week: f"{number(week.end_load_items)} in process at its end",
        "Items waiting or active at the end of each week.",
    )  # fmt: skip
    yield Told(
        "flow_distribution", "Flow distribution", Drawn.SHARES, "ratio",
        tuple((each, _share(each)) for each in types_done(weeks)),
        _distribution_words, "Share of each item type among the items done in a week.",
    )  # fmt: skip


def _done(week: PeriodFlow) -> float | None:
    return None if week.n_items is None else float(week.n_items)


def types_done(weeks: Sequence[PeriodFlow]) -> list[str]:
    """Those of which any was done, in the glossary's order; none where no type is told."""
    found = [each.value for each in ItemType if any(week.shares.get(each.value) for week in weeks)]
    return found if found != [ItemType.UNTYPED] else []


def _share(item_type: str) -> Callable[[PeriodFlow], float | None]:
    return lambda week: week.shares.get(item_type) if week.n_items else None


def _flow_time_words(week: PeriodFlow) -> str:
    n_timed = (week.n_items or 0) - week.n_unmeasured
    if week.most_days is None:
        return f"{counted(n_timed)} with a flow time, too few for a percentile"
    most, half = (days(each, week.day_hours) for each in (week.most_days, week.median_days))
    return f"85 % of {counted(n_timed)} took at most {most}, half of them at most {half}"


def _distribution_words(week: PeriodFlow) -> str:
    told = percents(week.shares)
    shares = [f"{told[kind]} {kind}" for kind, share in week.shares.items() if share]
    return ", ".join(shares) or "nothing done"
