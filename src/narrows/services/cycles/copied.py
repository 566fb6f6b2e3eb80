"""A measurement copied into what is said, so that later corrections do not move it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.sayings import Saying

Read = TypeVar("Read")

STATE, GRADE = "state", "grade_ratio"
NUMBERS = ("baseline", "current", "target", "progress_ratio")
COUNTS = ("n_items", "window_weeks")
DAYS = ("start", "end")


def details_of(
    progress: KeyResultProgress, *, grade_ratio: float | None
) -> tuple[tuple[str, str], ...]:
    """A measurement and its grade as details of a saying; what is undefined is left out."""
    told = [(STATE, progress.state.value), ("unit", progress.unit)]
    values: dict[str, object] = {GRADE: grade_ratio}
    values |= {name: getattr(progress, name) for name in (*NUMBERS, *COUNTS, *DAYS)}
    told += [(name, str(value)) for name, value in values.items() if value is not None]
    if progress.is_widened:
        told.append(("is_widened", "yes"))
    if progress.as_of is not None:
        told.append(("as_of", progress.as_of.isoformat()))
    return tuple(told)


def copied(saying: Saying) -> KeyResultProgress | None:
    """The measurement that a saying carries; `None` where it carries none."""
    state = saying.detail(STATE)
    if state is None:
        return None

    def number(name: str) -> float | None:
        return _read(saying, name, read=float)

    return KeyResultProgress(
        state=ProgressState(state),
        baseline=number("baseline"),
        current=number("current"),
        target=number("target"),
        unit=saying.detail("unit") or "",
        progress_ratio=number("progress_ratio"),
        n_items=_read(saying, "n_items", read=int),
        start=_read(saying, "start", read=date.fromisoformat),
        end=_read(saying, "end", read=date.fromisoformat),
        window_weeks=_read(saying, "window_weeks", read=int),
        is_widened=saying.detail("is_widened") is not None,
        as_of=_read(saying, "as_of", read=datetime.fromisoformat),
    )


def _read(saying: Saying, name: str, *, read: Callable[[str], Read]) -> Read | None:
    told = saying.detail(name)
    return None if told is None else read(told)
