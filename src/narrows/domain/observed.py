"""What is measured of key results: observations, progress, and weekly snapshots."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ProgressState(StrEnum):
    """Why a key result has a progress, or none: three answers, none of which is 0 %."""

    MEASURED = "measured"
    NO_DATA = "no_data"
    NOT_CONFIGURED = "not_configured"


@dataclass(frozen=True, slots=True)
class Observation:
    """A value of a business metric, brought from outside. A correction is a new one.

    Attributes:
        metric: Id of the metric.
        value: [the metric's unit]
        at: What moment it is true of. [UTC]
        recorded_at: When it was brought; of two for one moment the later counts. [UTC]
    """

    metric: str
    value: float
    at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class KeyResultProgress:
    """A key result as measured at one moment.

    Attributes:
        state: Whether there is a measurement, and why not.
        baseline: [unit or None]
        current: [unit or None]
        target: [unit or None]
        unit: Of the three.
        progress_ratio: Unclamped. [ratio or None]
        n_items: Items that `current` was measured from; `None` for observations. [items or None]
        start: First day of the window that `current` was measured in.
        end: First day after it.
        window_weeks: How many complete weeks that is. [weeks or None]
        is_widened: Whether the window was widened because too few items were done.
        as_of: What moved, or was observed, later is not known. [UTC or None]
    """

    state: ProgressState
    baseline: float | None
    current: float | None
    target: float | None
    unit: str
    progress_ratio: float | None = None
    n_items: int | None = None
    start: date | None = None
    end: date | None = None
    window_weeks: int | None = None
    is_widened: bool = False
    as_of: datetime | None = None

    @property
    def held_together(self) -> tuple[float | None, ...]:
        """Baseline, current value and target, which people hold against each other. [the unit]

        Without a target it goes nowhere from its baseline: that needs no digits to be told apart.
        """
        return (None if self.target is None else self.baseline, self.current, self.target)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A key result at the end of a week, as it was known then; later corrections change nothing.

    Attributes:
        objective: Id.
        key_result: Id within the objective.
        week: The Monday that the week begins with.
        current: [the metric's unit or None]
        progress_ratio: Unclamped. [ratio or None]
        n_items: [items or None]
        taken_at: When it was measured. [UTC]
    """

    objective: str
    key_result: str
    week: date
    current: float | None
    progress_ratio: float | None
    n_items: int | None
    taken_at: datetime
