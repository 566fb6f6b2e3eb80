"""From where to where a key result goes, in words."""

from typing import TypeAlias

from narrows.domain.amounts import bare, unit_words, value
from narrows.domain.key_results import KeyResult
from narrows.domain.observed import KeyResultProgress

Bounds: TypeAlias = tuple[float | None, float | None]
"""The lower and the upper one of what keeps within. [the metric's unit or None]"""


def aim(key_result: KeyResult, progress: KeyResultProgress) -> str:
    """From where to where, or within what."""
    unit = progress.unit
    if not key_result.is_kept_within:
        return _from_to(progress)
    low, high = key_result.low, key_result.high
    beside = (low, high, progress.current)
    if low is None:
        return f"keep at most {value(high, unit, beside=beside)}"
    if high is None:
        return f"keep at least {value(low, unit, beside=beside)}"
    if low == high:
        return f"hold {value(low, unit, beside=beside)}"
    lower = bare(low, unit, beside=beside)
    return f"keep within {lower} and {value(high, unit, beside=beside)}"


def _from_to(progress: KeyResultProgress) -> str:
    unit, baseline, target = progress.unit, progress.baseline, progress.target
    if target is None:
        return "no target yet" if baseline is None else f"from {value_told(baseline, progress)}"
    if baseline is None:
        return f"to {value_told(target, progress)}, no baseline yet"
    shown = bare_told(target, progress)
    return f"{bare_told(baseline, progress)} → {shown} {unit_words(unit, shown)}".rstrip()


def value_told(
    number: float | None, progress: KeyResultProgress, *, bounds: Bounds = (None, None)
) -> str:
    """A number of a key result, as exact as its baseline, current value, aim and bounds need.

    On every page it reads the same: told alone, or beside the others.

    Args:
        number: One of the three, or of the key result's weeks. [the key result's unit]
        progress: Has the three.
        bounds: Of what keeps within: 2.006 is not inside 0 to 2, and does not read so.
    """
    return value(number, progress.unit, beside=(*progress.held_together, *bounds))


def bare_told(number: float | None, progress: KeyResultProgress) -> str:
    """The same without its unit."""
    return bare(number, progress.unit, beside=progress.held_together)


def has_start(progress: KeyResultProgress, *, low: float | None, high: float | None) -> bool:
    """Whether an aim says where it began: of what keeps within bounds it does not.

    Args:
        progress: As measured.
        low: Lower bound of a result that keeps within. [the metric's unit or None]
        high: Upper bound of it. [the metric's unit or None]
    """
    return progress.baseline is not None and low is None and high is None
