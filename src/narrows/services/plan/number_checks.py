"""Numbers that no flow metric can be, whatever the work does."""

from collections.abc import Iterator
from math import inf
from typing import TypeAlias

from narrows.domain.amounts import so_many
from narrows.domain.errors import NarrowsError
from narrows.domain.key_results import KeyResult
from narrows.domain.measure import Metric
from narrows.domain.okr import Cycle
from narrows.services.plan.part import At

Refusals: TypeAlias = Iterator[tuple[At, NarrowsError]]
"""What is refused, each with where it stands."""

SHARE = "ratio"
"""Unit of what lies between 0 and 1."""


def check_numbers(key_result: KeyResult, flow: Metric | None, *, at: At) -> Refusals:
    """Numbers that no flow metric can be: a share of 70, or less than no days."""
    if flow is None:
        return
    most = 1.0 if flow.unit == SHARE else inf
    for name in ("baseline", "target", "low", "high"):
        number: float | None = getattr(key_result, name)
        if number is None or 0 <= number <= most:
            continue
        what = f"«{flow.name}» of «{key_result.id}»"
        # Who typed «700 %» meant no 7 %, who wrote 70 in a file did mean 70 %.
        is_share = flow.unit == SHARE
        wish = f"{number / 100:g} if {number:g} % is meant" if number > most else "0 or more"
        kind = "is a share, from 0 to 1, and " if is_share else ""
        told = f"{number:g}, which is {number * 100:g} %" if is_share else f"{number:g} {flow.unit}"
        said = f"{kind}cannot be {told}; write {wish}."
        yield (
            (*at, name),
            NarrowsError("number-impossible", f"{what} {said}", beside=f"{_named(flow)} {said}"),
        )


def check_move(flow: Metric | None, change: float | None, *, at: At) -> Refusals:
    """More than all of a share cannot come or go."""
    if flow is not None and flow.unit == SHARE and change is not None and abs(change) > 1:
        said = (
            f"is a share, from 0 to 1, and cannot move by {change:g}; write {change / 100:g} for "
            f"{change:g} points."
        )
        beside = f"{_named(flow)} {said}"
        yield at, NarrowsError("number-impossible", f"«{flow.name}» {said}", beside=beside)


def check_week(week: int | None, cycle: Cycle | None, *, at: At) -> Refusals:
    """What is to be seen after the cycle is seen by nobody."""
    if week is not None and cycle is not None and week > cycle.weeks:
        message = (
            f"cycle «{cycle.id}» has {so_many(cycle.weeks, 'week')}, and nothing can be seen of "
            f"it by week {week}; write {cycle.weeks} at most."
        )
        yield at, NarrowsError("number-impossible", message)


def _named(flow: Metric) -> str:
    """What people call a metric that files call by its name."""
    return flow.name.replace("_", " ").capitalize()
