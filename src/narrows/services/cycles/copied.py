"""A measurement copied into what is said, so that later corrections do not move it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.sayings import Saying

Read = TypeVar("Read")

STATE, GRADE = "state", "grade_ratio"
COUNTER = "counter/"
"""Before the names of what is told of a counter-metric."""

NUMBERS = ("baseline", "current", "target", "progress_ratio")
COUNTS = ("n_items", "window_weeks")
DAYS = ("start", "end")


def details_of(
    progress: KeyResultProgress,
    *,
    grade_ratio: float | None,
    counter: KeyResultProgress | None = None,
) -> tuple[tuple[str, str], ...]:
    """A measurement and its grade as details of a saying; what is undefined is left out.

    Args:
        progress: Of the key result.
        grade_ratio: What it makes. [ratio or None]
        counter: Of its counter-metric, where it has one.
    """
    grade = () if grade_ratio is None else ((GRADE, str(grade_ratio)),)
    beside = () if counter is None else _told(counter, prefix=COUNTER)
    return (*_told(progress, prefix=""), *grade, *beside)


def copied(saying: Saying, *, prefix: str = "") -> KeyResultProgress | None:
    """The measurement that a saying carries; `None` where it carries none.

    Args:
        saying: Which may carry one.
        prefix: `COUNTER` is that of the counter-metric.
    """
    state = saying.detail(prefix + STATE)
    if state is None:
        return None

    def read(name: str, kind: Callable[[str], Read]) -> Read | None:
        told = saying.detail(prefix + name)
        return None if told is None else kind(told)

    return KeyResultProgress(
        state=ProgressState(state),
        baseline=read("baseline", float),
        current=read("current", float),
        target=read("target", float),
        unit=saying.detail(f"{prefix}unit") or "",
        progress_ratio=read("progress_ratio", float),
        n_items=read("n_items", int),
        start=read("start", date.fromisoformat),
        end=read("end", date.fromisoformat),
        window_weeks=read("window_weeks", int),
        is_widened=saying.detail(f"{prefix}is_widened") is not None,
        as_of=read("as_of", datetime.fromisoformat),
    )


def _told(progress: KeyResultProgress, *, prefix: str) -> tuple[tuple[str, str], ...]:
    told = [(STATE, progress.state.value), ("unit", progress.unit)]
    values = {name: getattr(progress, name) for name in (*NUMBERS, *COUNTS, *DAYS)}
    told += [(name, str(value)) for name, value in values.items() if value is not None]
    if progress.is_widened:
        told.append(("is_widened", "yes"))
    if progress.as_of is not None:
        told.append(("as_of", progress.as_of.isoformat()))
    return tuple((prefix + name, value) for name, value in told)
