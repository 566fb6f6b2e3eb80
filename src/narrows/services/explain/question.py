"""Which number is to be explained."""

from dataclasses import dataclass
from datetime import date

from narrows.domain.errors import NarrowsError
from narrows.domain.measure import Period
from narrows.domain.work import ItemType


@dataclass(frozen=True, slots=True)
class Asked:
    """A number of a stream.

    Attributes:
        stream: The stream's id.
        metric: Name of the metric.
        statistic: Which of its statistics; `None` is the usual one.
        period: Half-open, in the stream's zone; `None` is the last complete week.
        item_type: Of one item type; `None` is all together.
        status: Of one status, where the metric is of statuses.
    """

    stream: str
    metric: str
    statistic: str | None = None
    period: Period | None = None
    item_type: ItemType | None = None
    status: str | None = None


def period_of(start: date | None, *, end: date | None) -> Period | None:
    """The days that are asked about; `None` is the last complete week.

    Raises:
        NarrowsError: `range-half`.
    """
    if start is None and end is None:
        return None
    if start is None or end is None:
        raise NarrowsError(
            "range-half", "Give both the first day and the day after the last, or neither."
        )
    return Period(start, end)
