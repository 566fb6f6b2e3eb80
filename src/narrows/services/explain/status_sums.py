"""How the numbers of a status come of the items that were in it, added up again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import ceil
from operator import itemgetter

from narrows.domain.amounts import so_many
from narrows.domain.explanation import ExplainedItem
from narrows.domain.ports import StreamSpan
from narrows.metrics.explained_statuses import STATUS_ITEMS, STATUS_SHARES, STATUS_VISITS
from narrows.services.explain.listed import Listed
from narrows.services.explain.of_rows import Row, amount, in_places, item_of, left_out, most_first
from narrows.services.explain.summed import Days, Sum, amount_text, days_of, items_text, nth
from narrows.services.flow.spans import policy_of
from narrows.services.flow.status_flows import length_weeks

VISITS, CLOSED, IN_TOTAL = 3, 4, 5
OWN, IN_ALL = 3, 4
"""Of a row of shares."""
ITEM = 4
"""Of a row of visits: its number, for two sources may use one key."""

Told = Callable[[Sequence[Row], StreamSpan], Sum]


def _visits(rows: Sequence[Row], span: StreamSpan) -> Sum:
    del span
    n_visits, n_items = _sum(rows, VISITS), len(rows)
    items = Listed(
        most_first(rows, VISITS), lambda row: item_of(row, part=float(amount(row, VISITS)))
    )
    words = f"{so_many(n_visits, 'visit')} of {items_text(n_items)}."
    return Sum(n_visits, words, "visits", "", items, n_items=n_items)


def _total(rows: Sequence[Row], span: StreamSpan) -> Sum:
    days, total_us, n_closed = _days(span), _sum(rows, IN_TOTAL), _sum(rows, CLOSED)
    ended = most_first((row for row in rows if row[CLOSED]), IN_TOTAL)
    items = Listed(ended, lambda row: item_of(row, part=days.of(amount(row, IN_TOTAL))))
    out = left_out((row for row in rows if not row[CLOSED]), "is in it: no visit ended")
    visits = so_many(n_closed, "visit")
    words = f"Σ {amount_text(days.of(total_us))} {days.word} in {visits} that ended."
    return Sum(days.of(total_us), words, days.word, "", items, out, n_items=len(ended))


def _median(rows: Sequence[Row], span: StreamSpan) -> Sum:
    days = _days(span)
    ended = sorted((row for row in rows if row[3] is not None), key=itemgetter(3))
    out = left_out((row for row in rows if row[3] is None), "is in it: the visit lasts")
    if not ended:
        return Sum(None, "No visit ended yet.", days.word, "", (), out)
    middle = ceil(len(ended) / 2)
    items = in_places(ended, days, column=3, answer=middle)
    words = f"The {nth(middle)} shortest of {so_many(len(ended), 'visit')} that ended."
    value = days.of(amount(ended[middle - 1], 3))
    # An item has as many visits as it came to the status.
    n_items = len({row[ITEM] for row in ended})
    made = Sum(value, words, days.word, "", items, out, n_items=n_items)
    return replace(made, answer=middle, line="visit")


def _load(rows: Sequence[Row], span: StreamSpan) -> Sum:
    del span
    there = [row for row in rows if row[VISITS] != row[CLOSED]]
    gone = left_out((row for row in rows if row[VISITS] == row[CLOSED]), "left it")
    items = Listed(there, lambda row: item_of(row, part=1.0))
    words = f"{items_text(len(there))} in it at the last instant that is known."
    return Sum(len(there), words, "items", "", items, gone, n_items=len(there))


def _rate(rows: Sequence[Row], span: StreamSpan, *, column: int, word: str) -> Sum:
    n_moves, weeks = _sum(rows, column), length_weeks(span)
    moved = most_first((row for row in rows if row[column]), column)
    items = Listed(moved, lambda row: item_of(row, part=float(amount(row, column))))
    stay = (row for row in rows if column == CLOSED and not row[column])
    words = f"{so_many(n_moves, word.removesuffix('s'))} / {amount_text(weeks)} weeks."
    out = left_out(stay, "is in it still")
    return Sum(n_moves / weeks, words, word, "", items, out, n_items=len(moved))


def _arrivals(rows: Sequence[Row], span: StreamSpan) -> Sum:
    return _rate(rows, span, column=VISITS, word="arrivals")


def _departures(rows: Sequence[Row], span: StreamSpan) -> Sum:
    return _rate(rows, span, column=CLOSED, word="departures")


def _share(rows: Sequence[Row], span: StreamSpan) -> Sum:
    days, own_us, all_us = _days(span), _sum(rows, OWN), _sum(rows, IN_ALL)

    def item(row: Row) -> ExplainedItem:
        own, whole = amount(row, OWN), amount(row, IN_ALL)
        return item_of(row, part=days.of(own), whole=days.of(whole))

    parts = (f"{days.word} in it", f"{days.word} waiting or active")
    words = f"Σ {amount_text(days.of(own_us))} in it / Σ {amount_text(days.of(all_us))} {parts[1]}."
    value = own_us / all_us if all_us else None
    items = Listed(most_first(rows, OWN, IN_ALL), item)
    return Sum(value, words, *parts, items, n_items=len(rows))


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
    return sum(amount(row, column) for row in rows)


def _days(span: StreamSpan) -> Days:
    return days_of(policy_of(span))
