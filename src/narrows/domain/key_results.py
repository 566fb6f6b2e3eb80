"""Key results: what is measured, from where to where, or within what."""

import math
from dataclasses import dataclass
from datetime import date

from narrows.domain.errors import NarrowsError
from narrows.domain.work import ItemType


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a metric is meant.

    Attributes:
        stream: Of one value stream; business metrics have none.
        item_type: Of one item type; `None` is all together.
        status: Of one status, where the metric is of statuses.
        statistic: Which of the metric's statistics; `None` is its usual one.
        window_weeks: Complete weeks that are measured together; `None` is 4.
    """

    stream: str | None = None
    item_type: ItemType | None = None
    status: str | None = None
    statistic: str | None = None
    window_weeks: int | None = None


@dataclass(frozen=True, slots=True)
class CounterMetric:
    """What must not get worse while a key result gets better."""

    metric: str
    of: Scope = Scope()


@dataclass(frozen=True, slots=True)
class KeyResult:
    """Metric, baseline and target of an objective.

    It reaches (baseline → target) or keeps within (low to high). Only a draft, as the linter reads
    it, may lack the metric; no home takes one.

    Attributes:
        id: Unique in its objective.
        metric: Name of a flow metric, or id of a business metric.
        of: What of the metric is meant.
        baseline: Where it starts; `None` is measured. [the metric's unit]
        baseline_at: When the baseline was measured.
        target: Where it shall be at the end of the cycle. [the metric's unit]
        low: Lower bound of a result that keeps within. [the metric's unit]
        high: Upper bound of it, itself inside. [the metric's unit]
        counter_metric: What guards it.
        text: Words beside the numbers, or, in a draft, instead of them.

    Raises:
        NarrowsError: `target-is-baseline`, `key-result-two-kinds`, `band-upside-down`.
    """

    id: str
    metric: str | None
    of: Scope = Scope()
    baseline: float | None = None
    baseline_at: date | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    counter_metric: CounterMetric | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        if self.is_kept_within and self.target is not None:
            raise NarrowsError(
                "key-result-two-kinds",
                f"Key result «{self.id}» has a target and a band; keep `target` (reach) or `low` "
                "and `high` (keep within).",
            )
        if self.target is not None and self.target == self.baseline:
            raise NarrowsError(
                "target-is-baseline",
                f"Key result «{self.id}» has {self.target:g} as baseline and as target, so there "
                "is nothing to reach; set another target, or keep within `low` and `high`.",
            )
        if self.low is not None and self.high is not None and self.low > self.high:
            raise NarrowsError(
                "band-upside-down",
                f"Key result «{self.id}» shall keep within {self.low:g} and {self.high:g}, which "
                "holds nothing; swap `low` and `high`.",
            )

    @property
    def is_kept_within(self) -> bool:
        """Whether it keeps within a band rather than reaching a target."""
        return self.low is not None or self.high is not None

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """The lower and the upper one of its band; `None` is open. [the metric's unit]"""
        return self.low, self.high

    def holds(self, value: float) -> bool:
        """Whether a value lies in the band; an open side has no bound. [the metric's unit]"""
        low = -math.inf if self.low is None else self.low
        high = math.inf if self.high is None else self.high
        return low <= value <= high


def progress_ratio(baseline: float, current: float, *, target: float) -> float:
    """How far a key result has come, unclamped: below 0 it went the wrong way.

    The direction follows from baseline and target.

    Args:
        baseline: Where it started.
        current: Where it is.
        target: Where it shall be; not the baseline.

    Returns:
        (current − baseline) / (target − baseline). [ratio]
    """
    return (current - baseline) / (target - baseline)
