"""The numbers of `narrows losses`: what was worked on again, and what was given up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from narrows.domain.calendar import Cut
from narrows.domain.explanation import Explanation
from narrows.domain.movements import Losses
from narrows.domain.ports import History, StreamSpan
from narrows.metrics.explained_movements import DISCARDED_ITEMS, reworked_items
from narrows.services.explain.meaning import chosen
from narrows.services.explain.movement_meanings import LOSSES
from narrows.services.explain.number import Number, last_week, left_out, span_asked, told
from narrows.services.explain.question import Asked
from narrows.services.explain.summed import ITEMS, Days, Row, Sum, days_of, item_of, items_text
from narrows.services.flow.losing import losses, places_of
from narrows.services.flow.spans import period_rows, policy_of, stream_id

REWORKED, AGAIN, SPENT = 3, 4, 5
ELAPSED, STAYED = 3, 4

OF_DISCARDED = ("n_discarded", "n_discarded_begun", "discarded_days")
OF_REWORK = ("n_reworked", "reworked_ratio", "rework_days", "rework_ratio")
"""Need a workflow, whose order says what is backwards."""

NO_ORDER = "Without a workflow nothing says what is backwards: it is not known."


def of_losses(history: History, asked: Asked) -> Explanation:
    """Rework and discarded work.

    Raises:
        NarrowsError: `stream-missing`, `stream-unknown`, `statistic-unknown`, `range-empty`.
    """
    span = span_asked(history, asked)
    statistic, meaning = chosen("losses", LOSSES, given=asked.statistic)
    period = asked.period or last_week(span)
    found = losses(history, cut=Cut.ALL, start=period.start, end=period.end, stream=stream_id(span))
    (own,) = (each for each in found if each.stream == stream_id(span))
    rows = history.rows(
        DISCARDED_ITEMS
        if statistic in OF_DISCARDED
        else reworked_items(places_of(history, [span])),
        period_rows([span], {span.number: [period]}),
    )
    sums = SUMS[statistic](rows, days_of(policy_of(span)))
    is_told = statistic not in OF_REWORK or _is_ordered(span)
    if not is_told:
        sums = Sum(None, NO_ORDER, sums.part, sums.whole, ())
    number = Number("losses", statistic, meaning, period, _value(own, statistic))
    return replace(told(number, sums, spans=[span]), is_configured=is_told)


def _value(own: Losses, statistic: str) -> float | None:
    value: float | None = getattr(own, statistic)
    return value


def _is_ordered(span: StreamSpan) -> bool:
    return span.stream is not None and span.stream.workflow is not None


def _done(rows: Sequence[Row], days: Days) -> Sum:
    del days
    items = [replace(item_of(row), part=1.0) for row in rows]
    return Sum(len(items), f"{items_text(len(items))} done in these days.", ITEMS, "", items)


def _reworked(rows: Sequence[Row], days: Days) -> Sum:
    del days
    own = [replace(item_of(row), part=1.0) for row in rows if row[REWORKED]]
    out = left_out([item_of(row) for row in rows if not row[REWORKED]], "never went back")
    words = f"{items_text(len(own))} of {len(rows):,} done went back."
    return Sum(len(own), words, ITEMS, "", own, out)


def _reworked_share(rows: Sequence[Row], days: Days) -> Sum:
    del days
    items = [replace(item_of(row), part=float(str(row[REWORKED])), whole=1.0) for row in rows]
    n_reworked = sum(bool(row[REWORKED]) for row in rows)
    words = f"{n_reworked:,} went back / {items_text(len(rows))} done."
    value = n_reworked / len(rows) if rows else None
    return Sum(value, words, "went back", "done", items)


def _rework(rows: Sequence[Row], days: Days) -> Sum:
    again = [row for row in rows if row[AGAIN]]
    items = [replace(item_of(row), part=days.of(int(str(row[AGAIN])))) for row in again]
    out = left_out([item_of(row) for row in rows if not row[AGAIN]], "no time again")
    total = days.of(_sum(rows, AGAIN))
    words = f"Σ {total:,.1f} {days.word} of {items_text(len(items))}."
    return Sum(total, words, days.word, "", items, out)


def _rework_share(rows: Sequence[Row], days: Days) -> Sum:
    items = [
        replace(
            item_of(row), part=days.of(int(str(row[AGAIN]))), whole=days.of(int(str(row[SPENT])))
        )
        for row in rows
    ]
    again, spent = _sum(rows, AGAIN), _sum(rows, SPENT)
    parts = (f"{days.word} again", f"{days.word} in process")
    words = f"Σ {days.of(again):,.1f} {parts[0]} / Σ {days.of(spent):,.1f} {parts[1]}."
    return Sum(again / spent if spent else None, words, *parts, items)


def _discarded(rows: Sequence[Row], days: Days) -> Sum:
    del days
    items = [replace(item_of(row), part=1.0) for row in rows]
    return Sum(len(items), f"{items_text(len(items))} cancelled in these days.", ITEMS, "", items)


def _begun(rows: Sequence[Row], days: Days) -> Sum:
    del days
    items = [replace(item_of(row), part=1.0) for row in rows if row[ELAPSED]]
    out = left_out([item_of(row) for row in rows if not row[ELAPSED]], "never in process")
    words = f"{items_text(len(items))} of {len(rows):,} cancelled were begun."
    return Sum(len(items), words, ITEMS, "", items, out)


def _given_up(rows: Sequence[Row], days: Days) -> Sum:
    items = [replace(item_of(row), part=days.of(int(str(row[STAYED])))) for row in rows]
    total = days.of(_sum(rows, STAYED))
    return Sum(total, f"Σ {total:,.1f} {days.word} in process.", days.word, "", items)


SUMS: Mapping[str, Callable[[Sequence[Row], Days], Sum]] = {
    "n_items": _done,
    "n_reworked": _reworked,
    "reworked_ratio": _reworked_share,
    "rework_days": _rework,
    "rework_ratio": _rework_share,
    "n_discarded": _discarded,
    "n_discarded_begun": _begun,
    "discarded_days": _given_up,
}
"""How each number comes of its items."""


def _sum(rows: Sequence[Row], column: int) -> int:
    return sum(int(str(row[column])) for row in rows)
