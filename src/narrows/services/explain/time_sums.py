"""How the numbers of a span of time come of what was in process in it."""

from collections.abc import Sequence

from narrows.domain.measure import DAY_US
from narrows.domain.streams import MeasurementPolicy
from narrows.services.explain.summed import (
    DAYS,
    ITEMS,
    NOT_AT_END,
    Row,
    Sum,
    item_of,
    items_text,
    left_out,
)


def flow_load(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """Time-weighted: Σ item-days / days; or who is there at the last instant."""
    del policy
    if statistic == "end":
        items = [item_of(row, part=1.0) for row in rows if row[4]]
        out = left_out((row for row in rows if not row[4]), NOT_AT_END)
        told = f"{items_text(len(items))} waiting or active at the last instant of these days."
        return Sum(len(items), told, ITEMS, "", items, out)
    spent = [int(str(row[3])) for row in rows]
    length = int(str(rows[0][5])) if rows else 0
    items = [item_of(row, part=own / DAY_US) for row, own in zip(rows, spent, strict=True)]
    told = f"Σ {sum(spent) / DAY_US:,.1f} days of items / {length / DAY_US:,.1f} days."
    return Sum(sum(spent) / length if length else 0.0, told, DAYS, "", items)


def value_score(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """Days worked on the stream's items / these and those on what no stream takes."""
    del statistic, policy
    own = sum(int(str(row[3])) for row in rows if row[5])
    everything = sum(int(str(row[3])) for row in rows)
    items = [
        item_of(
            row,
            part=int(str(row[3])) / DAY_US if row[5] else 0.0,
            whole=int(str(row[3])) / DAY_US,
        )
        for row in rows
    ]
    parts = ("days worked for the stream", "days worked")
    if any(row[4] for row in rows):
        told = "A status of these items does not tell working from waiting, so there is no score."
        return Sum(None, told, *parts, items)
    told = f"Σ {own / DAY_US:,.1f} / Σ {everything / DAY_US:,.1f} days worked."
    return Sum(own / everything if everything else None, told, *parts, items)
