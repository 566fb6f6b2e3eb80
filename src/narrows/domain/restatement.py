"""What weeks were told to be, and what became of that when more was known."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from narrows.domain.measure import Period
from narrows.domain.streams import MeasurementPolicy
from narrows.domain.told import Told


class Cause(StrEnum):
    """Why a closed week says something else than it did."""

    FIRST = "first"
    """It does not: this is what it said first."""
    WORKFLOW = "workflow"
    POLICY = "policy"
    ITEMS = "items"
    """The stream takes other items, or their types mean something else."""
    PLAN = "plan"
    """A key result means something else: another metric, scope or window."""
    SOFTWARE = "software"
    REOPENED = "reopened"
    LATE_DATA = "late_data"


OF_STATUS = ("status_wait",)
"""Metrics that are told of each status, and of no item type."""


@dataclass(frozen=True, slots=True)
class WeekValue:
    """What a metric of a stream, or a key result, said of a closed week, as it was once measured.

    Attributes:
        stream: Id; `unaligned` is the work that no stream takes. Of a key result that is not of
            flow: its owner.
        metric: Name of the metric, or the key of the key result: `love-mobile/faster`.
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
        status: Of one status, where the metric is of statuses; else empty.
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
    told: Told
    status: str = ""

    @property
    def key(self) -> tuple[str, str, str, str, date]:
        """What it is of: stream, metric, statistic, type or status, and week."""
        return self.stream, self.metric, self.statistic, self.part, self.week

    @property
    def part(self) -> str:
        """The type or the status that it is of; a metric is told of one of the two."""
        return self.status if self.metric in OF_STATUS else self.item_type

    @property
    def is_of_key_result(self) -> bool:
        """Whether it is a key result's, and no metric's of a stream."""
        return "/" in self.metric


@dataclass(frozen=True, slots=True)
class Restatement:
    """A number of a closed week that was told once and is another now.

    Attributes:
        stream: Id; `unaligned` is the work that no stream takes. Of a key result that is not of
            flow: its owner.
        metric: Name of the metric, or the key of the key result: `love-mobile/faster`.
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
        because: The same in a sentence, with what changed and when, in UTC; what was recorded while
            instants were words is in the organisation's zone of then.
        told: The same in parts, words and instants in turn.
        status: Of one status; `None` is of none.
        policy_before: That `before` was measured by; `None` where no stream that is has one.
        policy_after: That `after` was.
        day_hours_before, day_hours_after: Of a day of each; `None` where it is in no days. [h]
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
    told: Told
    status: str | None = None
    policy_before: MeasurementPolicy | None = None
    policy_after: MeasurementPolicy | None = None
    day_hours_before: float | None = None
    day_hours_after: float | None = None
