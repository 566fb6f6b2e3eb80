"""Restatements as people read them: which number of which week, from what to what, and why."""

from dataclasses import dataclass
from datetime import datetime

from narrows.domain.facts import KeyResultKey
from narrows.domain.measure import Period
from narrows.domain.restatement import Restatement
from narrows.domain.told import Told, text_in_utc, told_text
from narrows.domain.work import ItemType
from narrows.views.quality_words import METRIC_NAMES
from narrows.views.restated_values import told_apart

STATISTICS = {"p50": "half", "p85": "85 %", "p95": "95 %", "end": "at its end", "mean": "mean"}
"""Said of the statistics that need it."""


@dataclass(frozen=True, slots=True)
class RestatedRow:
    """A number of a closed week that was told otherwise.

    Attributes:
        stream: Whose; of an observed key result its owner.
        period: The week, half-open.
        metric: Name of the metric, for addresses.
        statistic: Which of its statistics, for addresses.
        item_type: Of which type, for addresses; `None` is all together.
        status: Of which status, for addresses; `None` is of none.
        key_result: Objective and id of the key result that it is of; `None` is a metric's.
        number: What it is: metric, statistic and type, in words.
        before: What was told, with its unit: with as many digits as tell it from `after`, and with
            the length of a day where that is another there.
        after: What is told since.
        n_items_before: Items that it rested on. [items]
        n_items_after: Items that it rests on since. [items]
        told_at: When the one before was told. [UTC]
        since: Since when. [UTC]
        because: Why, in a sentence, in UTC.
        told: The same in parts, words and instants in turn.
    """

    stream: str
    period: Period
    metric: str
    statistic: str
    item_type: ItemType | None
    status: str | None
    key_result: KeyResultKey | None
    number: str
    before: str
    after: str
    n_items_before: int
    n_items_after: int
    told_at: datetime
    since: datetime
    because: str
    told: Told


def restated_row(of: Restatement) -> RestatedRow:
    """One restatement in words."""
    parts = [
        STATISTICS.get(of.statistic, ""),
        f"of the type {of.item_type}" if of.item_type else "",
        f"in «{of.status}»" if of.status else "",
    ]
    said = ", ".join(part for part in parts if part)
    key_result = KeyResultKey(*of.metric.split("/", 1)) if "/" in of.metric else None
    name = f"key result {of.metric}" if key_result else METRIC_NAMES.get(of.metric, of.metric)
    before, after = told_apart(of)
    return RestatedRow(
        stream=of.stream,
        period=of.period,
        metric=of.metric,
        statistic=of.statistic,
        item_type=ItemType(of.item_type) if of.item_type else None,
        status=of.status,
        key_result=key_result,
        number=f"{name} ({said})" if said else name,
        before=before,
        after=after,
        n_items_before=of.n_items_before,
        n_items_after=of.n_items_after,
        told_at=of.told_at,
        since=of.restated_at,
        because=_sentence(text_in_utc(of.told)),
        told=of.told,
    )


def because_text(of: Told, zone: str) -> str:
    """Why, in a sentence.

    Args:
        of: What was told of it.
        zone: Of whoever reads it. [IANA]
    """
    return _sentence(told_text(of, zone))


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."
