"""The numbers of `narrows traffic`: what came into a status and left it."""

from collections.abc import Sequence

from narrows.domain.amounts import so_many
from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import Explanation
from narrows.domain.movements import StatusTraffic
from narrows.domain.ports import History, StreamSpan
from narrows.metrics.explained_movements import TRAFFIC_ITEMS
from narrows.services.explain.meaning import chosen
from narrows.services.explain.movement_meanings import TRAFFIC
from narrows.services.explain.number import Number, last_week, span_asked, told
from narrows.services.explain.of_rows import Row, item_of, left_out
from narrows.services.explain.question import Asked
from narrows.services.explain.summed import Sum, items_text
from narrows.services.flow.moving import traffic
from narrows.services.flow.spans import period_rows, stream_id

COLUMNS = {"n_arrivals": 3, "n_departures": 4, "end_load_items": 5}
ARRIVED, LEFT = 3, 4

LEFT_OUT = {
    "n_arrivals": "was in it before",
    "n_departures": "did not leave it in these days",
    "end_load_items": "left it before the end",
}
"""Why an item that was in the status in these days is in no sum."""


def of_traffic(history: History, asked: Asked) -> Explanation:
    """Arrivals, departures, what a status grew by, and what is there at the end.

    Raises:
        NarrowsError: `stream-missing`, `stream-unknown`, `statistic-unknown`, `range-empty`,
            `scope-not-measured`, `number-missing`.
    """
    if asked.status is None:
        raise NarrowsError(
            "scope-not-measured", "«traffic» is measured by status: say which, --status."
        )
    span = span_asked(history, asked)
    statistic, meaning = chosen("traffic", TRAFFIC, given=asked.statistic)
    period = asked.period or last_week(span)
    id_ = stream_id(span)
    found = traffic(history, cut=Cut.ALL, start=period.start, end=period.end, stream=id_)
    own = _found(found, span, status=asked.status)
    asked_rows = period_rows([span], {span.number: [period]})
    rows = history.rows(TRAFFIC_ITEMS, asked_rows, words=[asked.status])
    sums = _grown(rows) if statistic == "balance_items" else _counted(rows, statistic)
    value = getattr(own, statistic)
    number = Number("traffic", statistic, meaning, period, value, status=asked.status)
    return told(number, sums, spans=[span])


def _found(found: Sequence[StatusTraffic], span: StreamSpan, *, status: str) -> StatusTraffic:
    for each in found:
        if (each.stream, each.status) == (stream_id(span), status):
            return each
    raise NarrowsError(
        "number-missing",
        f"No item was ever in «{status}», or these days begin after the last instant that is "
        "known; see `narrows traffic`.",
    )


def _counted(rows: Sequence[Row], statistic: str) -> Sum:
    column = COLUMNS[statistic]
    items = [item_of(row, part=float(str(row[column]))) for row in rows if row[column]]
    out = left_out((row for row in rows if not row[column]), LEFT_OUT[statistic])
    total = sum(int(str(row[column])) for row in rows)
    word = {"n_arrivals": "arrivals", "n_departures": "departures"}.get(statistic, "there")
    told = f"{total:,} there" if word == "there" else so_many(total, word[:-1])
    return Sum(total, f"{told}, of {items_text(len(items))}.", word, "", items, out)


def _grown(rows: Sequence[Row]) -> Sum:
    moved = [row for row in rows if row[ARRIVED] or row[LEFT]]
    arrived, left = (sum(int(str(row[column])) for row in moved) for column in (ARRIVED, LEFT))
    items = [
        item_of(row, part=float(int(str(row[ARRIVED])) - int(str(row[LEFT])))) for row in moved
    ]
    stayed = (row for row in rows if not row[ARRIVED] and not row[LEFT])
    out = left_out(stayed, "neither came nor left")
    words = f"{so_many(arrived, 'arrival')} − {so_many(left, 'departure')}."
    return Sum(arrived - left, words, "arrivals − departures", "", items, out)
