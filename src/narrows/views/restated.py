"""Restatements as people read them: which number of which week, from what to what, and why."""

from dataclasses import dataclass
from datetime import datetime

from narrows.domain.measure import Period
from narrows.domain.restatement import Restatement
from narrows.views.behaviour_words import SHOWN
from narrows.views.quality_words import METRIC_NAMES

STATISTICS = {"p50": "half", "p85": "85 %", "p95": "95 %", "end": "at its end", "mean": "mean"}
"""Said of the statistics that need it."""


@dataclass(frozen=True, slots=True)
class RestatedRow:
    """A number of a closed week that was told otherwise.

    Attributes:
        period: The week, half-open.
        metric: Name of the metric, for addresses.
        statistic: Which of its statistics, for addresses.
        number: What it is: metric, statistic and type, in words.
        before: What was told, with its unit.
        after: What is told since, with its unit.
        since: Since when. [UTC]
        because: Why, in a sentence.
    """

    period: Period
    metric: str
    statistic: str
    number: str
    before: str
    after: str
    since: datetime
    because: str


def restated_row(of: Restatement) -> RestatedRow:
    """One restatement in words."""
    parts = [
        STATISTICS.get(of.statistic, ""),
        f"of the type {of.item_type}" if of.item_type else "",
    ]
    said = ", ".join(part for part in parts if part)
    name = METRIC_NAMES.get(of.metric, of.metric)
    before, after = (_value(value, of) for value in (of.before, of.after))
    if before == after:
        # Shown alike, and yet another: of other items, or behind the digits that people see.
        before, after = (
            f"{text} of {count:,}"
            for text, count in ((before, of.n_items_before), (after, of.n_items_after))
        )
    return RestatedRow(
        period=of.period,
        metric=of.metric,
        statistic=of.statistic,
        number=f"{name} ({said})" if said else name,
        before=before,
        after=after,
        since=of.restated_at,
        because=f"{of.because[:1].upper()}{of.because[1:]}.",
    )


def _value(value: float | None, of: Restatement) -> str:
    return SHOWN[of.unit](value) if of.unit in SHOWN else "–"
