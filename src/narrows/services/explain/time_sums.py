"""How the numbers of a span of time come of what was in process in it."""

from collections.abc import Sequence

from narrows.domain.explanation import ExplainedItem
from narrows.domain.measure import DAY_US
from narrows.domain.streams import MeasurementPolicy
from narrows.services.explain.listed import Listed
from narrows.services.explain.of_rows import Row, amount, item_of, left_out, most_first
from narrows.services.explain.summed import (
    DAYS,
    ITEMS,
    NONE_IN_PROCESS,
    NOT_AT_END,
    Sum,
    amount_text,
    items_text,
)


def flow_load(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """Time-weighted: Σ item-days / days; or who is there at the last instant."""
    del policy
    if statistic == "end":
        there = [row for row in rows if row[4]]
        out = left_out((row for row in rows if not row[4]), NOT_AT_END)
        told = f"{items_text(len(there))} waiting or active at the last instant of these days."
        items = Listed(there, lambda row: item_of(row, part=1.0))
        return Sum(len(there), told, ITEMS, "", items, out, n_items=len(there))
    if not rows:
        return Sum(0.0, NONE_IN_PROCESS, DAYS, "", ())
    spent, length = sum(amount(row, 3) for row in rows), amount(rows[0], 5)
    items = Listed(most_first(rows, 3), lambda row: item_of(row, part=amount(row, 3) / DAY_US))
    told = f"Σ {amount_text(spent / DAY_US)} days of items / {amount_text(length / DAY_US)} days."
    value = spent / length if length else 0.0
    return Sum(value, told, DAYS, "", items, n_items=len(rows))


def value_score(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """Days worked on the stream's items / these and those on what no stream takes."""
    del statistic, policy
    own = sum(amount(row, 3) for row in rows if row[5])
    everything = sum(amount(row, 3) for row in rows)

    def item(row: Row) -> ExplainedItem:
        whole = amount(row, 3) / DAY_US
        return item_of(row, part=whole if row[5] else 0.0, whole=whole)

    own_first = sorted(rows, key=lambda row: (-amount(row, 3) if row[5] else 0, -amount(row, 3)))
    parts = ("days worked for the stream", "days worked")
    value = own / everything if everything else None
    told = f"Σ {amount_text(own / DAY_US)} / Σ {amount_text(everything / DAY_US)} days worked."
    if any(row[4] for row in rows):
        told = "A status of these items does not tell working from waiting, so there is no score."
        value = None
    return Sum(value, told, *parts, Listed(own_first, item), n_items=len(rows))
