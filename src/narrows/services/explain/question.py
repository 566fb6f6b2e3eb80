"""Which number is to be explained."""

from dataclasses import dataclass
from datetime import date

from narrows.domain.calendar import Cut, begin, following, refuse_backwards
from narrows.domain.errors import NarrowsError
from narrows.domain.measure import Period
from narrows.domain.value import CapacityUnit
from narrows.domain.work import ItemType


@dataclass(frozen=True, slots=True)
class Asked:
    """A number that a command prints.

    Attributes:
        stream: The stream's id, or `unaligned`; `None` is all streams, where a number is of all.
        metric: Name of the metric, or of the command that prints the number.
        statistic: Which of its statistics, or the name of the field of `--json` that carries the
            number; `None` is the usual one.
        period: Half-open, in the stream's zone; `None` is the last complete week.
        item_type: Of one item type; `None` is all together.
        status: Of one status, where the metric is of statuses.
        unit: What the value score counts.
    """

    stream: str | None
    metric: str
    statistic: str | None = None
    period: Period | None = None
    item_type: ItemType | None = None
    status: str | None = None
    unit: CapacityUnit = CapacityUnit.ACTIVE_DAYS


def refuse_cut_result(key: str, as_of: str | None) -> None:
    """Refuse to cut history for a key result, that is told as it stands.

    Raises:
        NarrowsError: `scope-not-measured`.
    """
    if as_of:
        raise NarrowsError(
            "scope-not-measured",
            f"«{key}» is told as it stands, by all that is known: as of an instant there are "
            "numbers of streams only. Leave --as-of out.",
        )


def period_of(start: date | None, *, end: date | None) -> Period | None:
    """The days that are asked about; `None` is the last complete week.

    Raises:
        NarrowsError: `range-half`, `range-empty`.
    """
    if start is None and end is None:
        return None
    if start is None or end is None:
        raise NarrowsError(
            "range-half", "Give both the first day and the day after the last, or neither."
        )
    refuse_backwards(start, end=end)
    if start == end:
        raise NarrowsError(
            "range-empty",
            f"No day is from {start} up to {end} (without that day); give a wider range.",
        )
    return Period(start, end)


def days_asked(start: date | None, *, end: date | None, week: date | None) -> Period | None:
    """The same, where a day may stand for its week.

    Raises:
        NarrowsError: `range-half`, `week-and-days`.
    """
    if week is None:
        return period_of(start, end=end)
    if start is not None or end is not None:
        raise NarrowsError(
            "week-and-days", "Give a week, or a first day and the day after the last."
        )
    first = begin(Cut.WEEK, week)
    return Period(first, following(Cut.WEEK, first))
