"""From where to where a key result goes, in words."""

from narrows.domain.amounts import bare, unit_words, value
from narrows.domain.key_results import KeyResult
from narrows.domain.observed import KeyResultProgress


def aim(key_result: KeyResult, progress: KeyResultProgress) -> str:
    """From where to where, or within what."""
    unit = progress.unit
    if not key_result.is_kept_within:
        return _from_to(progress)
    low, high = key_result.low, key_result.high
    if low is None:
        return f"keep at most {value(high, unit)}"
    if high is None:
        return f"keep at least {value(low, unit)}"
    if low == high:
        return f"hold {value(low, unit)}"
    return f"keep within {bare(low, unit)} and {value(high, unit)}"


def _from_to(progress: KeyResultProgress) -> str:
    unit, baseline, target = progress.unit, progress.baseline, progress.target
    if target is None:
        return "no target yet" if baseline is None else f"from {value_told(baseline, progress)}"
    if baseline is None:
        return f"to {value_told(target, progress)}, no baseline yet"
    shown = bare_told(target, progress)
    return f"{bare_told(baseline, progress)} → {shown} {unit_words(unit, shown)}".rstrip()


def value_told(number: float | None, progress: KeyResultProgress) -> str:
    """A number of a key result, as exact as its baseline, current value and target need.

    On every page it reads the same: told alone, or beside the others.

    Args:
        number: One of the three, or of the key result's weeks. [the key result's unit]
        progress: Has the three.
    """
    return value(number, progress.unit, beside=_three(progress))


def bare_told(number: float | None, progress: KeyResultProgress) -> str:
    """The same without its unit."""
    return bare(number, progress.unit, beside=_three(progress))


def _three(progress: KeyResultProgress) -> tuple[float | None, ...]:
    # Without a target it goes nowhere from its baseline: that needs no digits to be told apart.
    baseline = None if progress.target is None else progress.baseline
    return (baseline, progress.current, progress.target)


def has_start(progress: KeyResultProgress, *, low: float | None, high: float | None) -> bool:
    """Whether an aim says where it began: of what keeps within bounds it does not.

    Args:
        progress: As measured.
        low: Lower bound of a result that keeps within. [the metric's unit or None]
        high: Upper bound of it. [the metric's unit or None]
    """
    return progress.baseline is not None and low is None and high is None
