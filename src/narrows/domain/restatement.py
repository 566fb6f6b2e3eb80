"""What weeks were told to be, and what became of that when more was known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from narrows.domain.measure import Period


class Cause(StrEnum):
    """Why a closed week says something else than it did."""

    FIRST = "first"
    """It does not: this is what it said first."""
    WORKFLOW = "workflow"
    POLICY = "policy"
    ITEMS = "items"
    """The stream takes other items, or their types mean something else."""
    SOFTWARE = "software"
    REOPENED = "reopened"
    LATE_DATA = "late_data"


@dataclass(frozen=True, slots=True)
class WeekValue:
    """What a metric of a stream said of a closed week, as it was measured at one time.

    Attributes:
        stream: Id.
        metric: Name of the metric.
        statistic: Which of its statistics.
        item_type: Of one item type; empty is all together.
        week: The Monday that the week begins with.
        number: Counted from 1; each later one restates the one before.
        value: [the metric's unit or None]
        n_items: Items that it rests on. [items]
        as_of: What moved later was not known. [UTC]
        taken_at: When it was measured. [UTC]
        made_by: Version of the software.
        cause: Why it is another than the one before.
        told: The same in a sentence, with what changed and when.
    """

    stream: str
    metric: str
    statistic: str
    item_type: str
    week: date
    number: int
    value: float | None
    n_items: int
    as_of: datetime
    taken_at: datetime
    made_by: str
    cause: Cause
    told: str

    @property
    def key(self) -> tuple[str, str, str, str, date]:
        """What it is of."""
        return self.stream, self.metric, self.statistic, self.item_type, self.week


@dataclass(frozen=True, slots=True)
class Restatement:
    """A number of a closed week that was told once and is another now.

    Attributes:
        stream: Id.
        metric: Name of the metric.
        statistic: Which of its statistics.
        item_type: Of one item type; `None` is all together.
        period: The week, half-open.
        unit: Of the two values.
        before: What was told. [unit or None]
        after: What is told since. [unit or None]
        n_items_before: Items that it rested on. [items]
        n_items_after: Items that it rests on since. [items]
        told_at: When the one before was measured. [UTC]
        restated_at: Since when it is another. [UTC]
        cause: Why.
        because: The same in a sentence, with what changed and when.
    """

    stream: str
    metric: str
    statistic: str
    item_type: str | None
    period: Period
    unit: str
    before: float | None
    after: float | None
    n_items_before: int
    n_items_after: int
    told_at: datetime
    restated_at: datetime
    cause: Cause
    because: str


class WeekLog(Protocol):
    """Where the values of closed weeks are kept; what was kept once stays as it was."""

    def keep_week_values(self, values: Sequence[WeekValue]) -> int:
        """Append values that nobody has appended meanwhile; how many were new."""

    def week_values(self, stream: str | None = None) -> Sequence[WeekValue]:
        """Of one stream or of all, by stream, metric, statistic, item type, week and number."""
