"""The quality of data in words that page and terminal share."""

from collections.abc import Sequence

from narrows.domain.amounts import UNDEFINED
from narrows.domain.coverage import Coverage
from narrows.views.rounding import number, percent, real_days

METRIC_NAMES = {
    "flow_time": "flow time",
    "flow_velocity": "flow velocity",
    "flow_efficiency": "flow efficiency",
    "flow_load": "flow load",
    "flow_distribution": "flow distribution",
    "status_wait": "status waits",
    "value_score": "value score",
}
"""Of the metrics that a finding moves; another has its own name."""


def coverage_text(coverage: Coverage) -> str:
    """«288 of 294 items are measured whole (98 %).»"""
    if not coverage.n_items:
        return "there is no item to measure."
    items = "item is" if coverage.n_items == 1 else "items are"
    return (
        f"{coverage.n_whole:,} of {coverage.n_items:,} {items} measured whole "
        f"({percent(coverage.ratio)})."
    )


def lacks_text(coverage: Coverage) -> list[str]:
    """What the others lack, a line each."""
    return [f"{each.title}: {number(each.n_items)}" for each in coverage.lacks]


def moves_text(metrics: Sequence[str]) -> str:
    """Which numbers a finding moves."""
    return f"Moves: {', '.join(METRIC_NAMES.get(each, each) for each in metrics)}."


def amount_text(amount: float | None, unit: str) -> str:
    """How much, in its unit."""
    if amount is None:
        return UNDEFINED
    # Checks look at what stands still by the ordinary clock, whatever calendar a stream has.
    return real_days(amount) if unit == "days" else number(amount)
