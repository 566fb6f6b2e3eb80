"""How the numbers of a status come of the items that were in it, added up again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import ceil

from narrows.domain.amounts import so_many
from narrows.domain.explanation import ExplainedItem
from narrows.domain.ports import StreamSpan
from narrows.metrics.explained_statuses import STATUS_ITEMS, STATUS_SHARES, STATUS_VISITS
from narrows.services.explain.summed import (
    Days,
    Row,
    Sum,
    days_of,
    item_of,
    items_text,
    left_out,
    nth,
)
from narrows.services.flow.spans import policy_of
from narrows.services.flow.status_flows import length_weeks

VISITS, CLOSED, IN_TOTAL = 3, 4, 5

Told = Callable[[Sequence[Row], StreamSpan], Sum]


def _visits(rows: Sequence[Row], span: StreamSpan) -> Sum:
    del span
    n_visits = _sum(rows, VISITS)
    items = [item_of(row, part=float(str(row[VISITS]))) for row in rows]
    return Sum(
        n_visits, f"{so_many(n_visits, 'visit')} of {items_text(len(rows))}.", "visits", "", items
    )


def _total(rows: Sequence[Row], span: StreamSpan) -> Sum:
    days, total_us, n_closed = _days(span), _sum(rows, IN_TOTAL), _sum(rows, CLOSED)
    ended = [row for row in rows if row[CLOSED]]
    items = [item_of(row, part=days.of(int(str(row[IN_TOTAL])))) for row in ended]
    out = left_out((row for row in rows if not row[CLOSED]), "is in it: no visit ended")
    words = f"Σ {days.of(total_us):,.1f} {days.word} in {so_many(n_closed, 'visit')} that ended."
    return Sum(days.of(total_us), words, days.word, "", items, out)


def _median(rows: Sequence[Row], span: StreamSpan) -> Sum:
    days = _days(span)
    ended = sorted((row for row in rows if row[3] is not None), key=lambda row: int(str(row[3])))
    out = left_out((row for row in rows if row[3] is None), "is in it: the visit lasts")
    if not ended:
        return Sum(None, "No visit ended yet.", days.word, "", (), out)
    middle = ceil(len(ended) / 2)
    items = [
        item_of(row, part=days.of(int(str(row[3]))), place=place)
        for place, row in enumerate(ended, start=1)
    ]
    items[middle - 1] = replace(items[middle - 1], is_answer=True)
    words = f"The {nth(middle)} shortest of {so_many(len(ended), 'visit')} that ended."
    return Sum(days.of(int(str(ended[middle - 1][3]))), words, days.word, "", items, out)


def _load(rows: Sequence[Row], span: StreamSpan) -> Sum:
    del span
    there = [row for row in rows if row[VISITS] != row[CLOSED]]
    gone = left_out((row for row in rows if row[VISITS] == row[CLOSED]), "left it")
    items = [item_of(row, part=1.0) for row in there]
    words = f"{items_text(len(there))} in it at the last instant that is known."
    return Sum(len(there), words, "items", "", items, gone)


def _rate(rows: Sequence[Row], span: StreamSpan, *, column: int, word: str) -> Sum:
    n_moves, weeks = _sum(rows, column), length_weeks(span)
    items = [item_of(row, part=float(str(row[column]))) for row in rows if row[column]]
    out: list[ExplainedItem] = []
    if column == CLOSED:
        out = left_out((row for row in rows if not row[column]), "is in it still")
    words = f"{so_many(n_moves, word.removesuffix('s'))} / {weeks:,.1f} weeks."
    return Sum(n_moves / weeks, words, word, "", items, out)


def _arrivals(rows: Sequence[Row], span: StreamSpan) -> Sum:
    return _rate(rows, span, column=VISITS, word="arrivals")


def _departures(rows: Sequence[Row], span: StreamSpan) -> Sum:
    return _rate(rows, span, column=CLOSED, word="departures")


def _share(rows: Sequence[Row], span: StreamSpan) -> Sum:
    days, own_us, all_us = _days(span), _sum(rows, 3), _sum(rows, 4)
    items = [
        item_of(row, part=days.of(int(str(row[3]))), whole=days.of(int(str(row[4]))))
        for row in rows
    ]
    parts = (f"{days.word} in it", f"{days.word} waiting or active")
    words = f"Σ {days.of(own_us):,.1f} in it / Σ {days.of(all_us):,.1f} {parts[1]}."
    return Sum(own_us / all_us if all_us else None, words, *parts, items)


SUMS: Mapping[str, tuple[str, Told]] = {
    "total_days": (STATUS_ITEMS, _total),
    "n_visits": (STATUS_ITEMS, _visits),
    "median_visit_days": (STATUS_VISITS, _median),
    "load_items": (STATUS_ITEMS, _load),
    "arrivals_per_week": (STATUS_ITEMS, _arrivals),
    "departures_per_week": (STATUS_ITEMS, _departures),
    "flow_time_share_ratio": (STATUS_SHARES, _share),
}
"""The items behind each number, and how it comes of them."""


def _sum(rows: Sequence[Row], column: int) -> int:
    return sum(int(str(row[column])) for row in rows)


def _days(span: StreamSpan) -> Days:
    return days_of(policy_of(span))
