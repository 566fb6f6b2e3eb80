"""The two numbers of a restatement as people see them, told apart; and those that people see."""

from collections.abc import Iterable, Iterator

from narrows.domain import amounts
from narrows.domain.amounts import UNDEFINED
from narrows.domain.restatement import Restatement
from narrows.domain.working_calendar import DAY_HOURS
from narrows.views.answers import PERCENTILES
from narrows.views.flow_periods import FEWEST_ITEMS
from narrows.views.rounding import in_unit

ALL_DIGITS = 15
"""That a number surely has."""


def seen(found: Iterable[Restatement]) -> Iterator[Restatement]:
    """Those that people see: not where both numbers are percentiles of too few items."""
    return (each for each in found if any(_is_seen(each)))


def _is_seen(of: Restatement) -> tuple[bool, bool]:
    """Whether people see what was told, and what is told since."""
    # Of a key result's own number they see how many items it is of, however few.
    is_percentile = of.statistic in PERCENTILES and "/" not in of.metric
    before, after = (
        not is_percentile or count >= FEWEST_ITEMS
        for count in (of.n_items_before, of.n_items_after)
    )
    return before, after


def told_apart(of: Restatement) -> tuple[str, str]:
    """Both values in words that differ: with more digits, the length of a day, or the items."""
    values, counts = (of.before, of.after), (of.n_items_before, of.n_items_after)
    # Load is not made of the items done meanwhile, which is what is counted.
    is_beside = of.metric == "flow_load"
    items = [
        f" ({count:,} done)" if is_beside else f" of {amounts.counted(count)}" for count in counts
    ]
    is_seen = _is_seen(of)
    if not all(is_seen):
        sides = zip(values, is_seen, _days(of), items, strict=True)
        before, after = (
            f"{_usual(value, of)}{day}" if own else f"{UNDEFINED}{few}"
            for value, own, day, few in sides
        )
        return before, after
    for say in (_usual, _nearly, _exactly):
        before, after = (
            f"{say(value, of)}{day}" for value, day in zip(values, _days(of), strict=True)
        )
        if before != after:
            return before, after
    return before + items[0], after + items[1]


def _days(of: Restatement) -> tuple[str, str]:
    """How long the days of both are, where they are not of one length."""
    before, after = of.day_hours_before, of.day_hours_after
    if before is None or after is None or before == after:
        return "", ""
    return (
        f" of {before:g} h" if of.before else "",
        f" of {after:g} h" if of.after else "",
    )


def _usual(value: float | None, of: Restatement) -> str:
    """In days and no hours: of the two one may be of another calendar, whose days are longer."""
    if of.unit == "days" or "/" in of.metric:
        return amounts.value(value, of.unit)
    return in_unit(value, of.unit, day_hours=DAY_HOURS)


def _nearly(value: float | None, of: Restatement) -> str:
    """With as many digits as tell the two apart, or some of them."""
    return amounts.value(value, of.unit, beside=(of.before, of.after))


def _exactly(value: float | None, of: Restatement) -> str:
    """With all digits that a number has."""
    return UNDEFINED if value is None else amounts.exactly(value, of.unit, digits=ALL_DIGITS)
