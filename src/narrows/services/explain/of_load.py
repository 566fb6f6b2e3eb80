"""The numbers of `narrows load`: what of the load is of one item type."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import Explanation
from narrows.domain.measure import DAY_US
from narrows.domain.movements import LoadShare
from narrows.domain.ports import History, StreamSpan
from narrows.metrics.explained import LOADED_BY_TYPE
from narrows.services.explain.meaning import chosen
from narrows.services.explain.movement_meanings import LOAD
from narrows.services.explain.number import (
    NOT_BEGUN,
    Number,
    has_begun,
    last_week,
    span_asked,
    told,
)
from narrows.services.explain.of_rows import Row, item_of, left_out
from narrows.services.explain.question import Asked
from narrows.services.explain.summed import (
    ITEMS,
    NONE_IN_PROCESS,
    NOT_AT_END,
    Sum,
    amount_text,
    items_text,
)
from narrows.services.flow.moving import loads
from narrows.services.flow.spans import period_rows, stream_id

SPENT, AT_END, LENGTH = 3, 4, 5


def of_load(history: History, asked: Asked) -> Explanation:
    """The load of an item type, by the type that items had each day.

    Raises:
        NarrowsError: `stream-missing`, `stream-unknown`, `statistic-unknown`, `range-empty`,
            `scope-not-measured`, `number-missing`.
    """
    if asked.item_type is None:
        raise NarrowsError("scope-not-measured", "«load» is measured by type: say which, --type.")
    span = span_asked(history, asked)
    statistic, meaning = chosen("load", LOAD, given=asked.statistic)
    period = asked.period or last_week(span)
    found = loads(history, cut=Cut.ALL, start=period.start, end=period.end, stream=stream_id(span))
    own = _found(found, span, kind=asked.item_type.value)
    rows = history.rows(LOADED_BY_TYPE, period_rows([span], {span.number: [period]}))
    sums = _loaded(rows, statistic, kind=asked.item_type.value)
    number = Number(
        "load", statistic, meaning, period, getattr(own, statistic), item_type=asked.item_type
    )
    if statistic != "end_load_items" and not has_begun(span, period):
        sums = replace(sums, value=None, words=NOT_BEGUN)
    shown = told(number, sums, spans=[span])
    if statistic != "share_ratio":
        return shown
    own_span = [each for each in found if each.stream == stream_id(span)]
    return replace(shown, among={each.item_type.value: each.share_ratio for each in own_span})


def _found(found: Sequence[LoadShare], span: StreamSpan, *, kind: str) -> LoadShare:
    for each in found:
        if (each.stream, each.item_type.value) == (stream_id(span), kind):
            return each
    raise NarrowsError("number-missing", f"The load never had the type {kind}; see `narrows load`.")


def _loaded(rows: Sequence[Row], statistic: str, *, kind: str) -> Sum:
    own = [row for row in rows if row[2] == kind]
    if statistic == "end_load_items":
        items = [item_of(row, part=1.0) for row in own if row[AT_END]]
        out = left_out([row for row in own if not row[AT_END]], NOT_AT_END)
        words = f"{items_text(len(items))} waiting or active at the last instant of these days."
        return Sum(len(items), words, ITEMS, "", items, out)
    if not rows and statistic == "mean_load_items":
        return Sum(0.0, NONE_IN_PROCESS, "days", "", ())
    own_days, all_days = (_days(some) for some in (own, rows))
    if statistic == "mean_load_items":
        items = [item_of(row, part=_us(row) / DAY_US) for row in own]
        length_us = int(str(rows[0][LENGTH]))
        words = f"Σ {amount_text(own_days)} days of items / {amount_text(length_us / DAY_US)} days."
        value = sum(map(_us, own)) / length_us if length_us else 0.0
        return Sum(value, words, "days", "", items)
    parts = ("days of the type", "days of load")
    items = [
        item_of(
            row,
            part=_us(row) / DAY_US if row[2] == kind else 0.0,
            whole=_us(row) / DAY_US,
        )
        for row in rows
    ]
    words = f"Σ {amount_text(own_days)} {parts[0]} / Σ {amount_text(all_days)} {parts[1]}."
    return Sum(own_days / all_days if all_days else None, words, *parts, items)


def _us(row: Row) -> int:
    return int(str(row[SPENT]))


def _days(rows: Sequence[Row]) -> float:
    return sum(map(_us, rows)) / DAY_US
