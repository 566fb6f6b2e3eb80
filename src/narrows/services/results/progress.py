"""How far a key result has come, of whichever kind it is."""

from collections.abc import Sequence

from narrows.domain.key_results import KeyResult, progress_ratio


def progress_of(
    key_result: KeyResult,
    baseline: float | None,
    *,
    current: float | None,
    weekly: Sequence[float | None],
) -> float | None:
    """Progress, unclamped; `None` where it cannot be said.

    Args:
        key_result: Reaches a target, or keeps within a band.
        baseline: Where it started. [the metric's unit or None]
        current: Where it is. [the metric's unit or None]
        weekly: Its value in each complete week of the cycle; weeks without one do not count.
            [the metric's unit or None]

    Returns:
        Of a result that reaches: (current − baseline) / (target − baseline); undefined where the
        measured baseline turned out to be the target. Of one that keeps within: the share of
        weeks inside. [ratio or None]
    """
    if current is None:
        return None
    if key_result.is_kept_within:
        told = [value for value in weekly if value is not None]
        return sum(map(key_result.holds, told)) / len(told) if told else None
    if baseline is None or key_result.target is None or key_result.target == baseline:
        return None
    # Nothing gained towards a target below the baseline is 0, not −0.
    return progress_ratio(baseline, current, target=key_result.target) + 0.0
