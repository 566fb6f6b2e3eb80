"""The numbers of `narrows losses`: what was worked on again, and what was given up."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from narrows.domain.calendar import Cut
from narrows.domain.explanation import Explanation
from narrows.domain.movements import Losses
from narrows.domain.ports import History, StreamSpan
from narrows.metrics.explained_movements import DISCARDED_ITEMS, reworked_items
from narrows.services.explain.meaning import chosen
from narrows.services.explain.movement_meanings import LOSSES
from narrows.services.explain.number import Number, last_week, span_asked, told
from narrows.services.explain.of_rows import Row, item_of, left_out
from narrows.services.explain.question import Asked
from narrows.services.explain.summed import ITEMS, Days, Sum, amount_text, days_of, items_text
from narrows.services.flow.losing import losses, places_of
from narrows.services.flow.spans import period_rows, policy_of, stream_id

REWORKED, AGAIN, SPENT = 3, 4, 5
BEGUN, STAYED = 3, 4

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


def _counted(
    rows: Sequence[Row], days: Days, *, words: str, column: int | None = None, out: str = ""
) -> Sum:
    """How many items there are, or how many of them have something in a column."""
    del days
    own = [row for row in rows if column is None or row[column]]
    others = [row for row in rows if column is not None and not row[column]]
    items = [item_of(row, part=1.0) for row in own]
    told = words.format(items=items_text(len(items)), n_rows=len(rows))
    return Sum(len(items), told, ITEMS, "", items, left_out(others, out))


def _lasted(rows: Sequence[Row], days: Days, *, words: str, column: int, out: str = "") -> Sum:
    """The time in a column, of all items; where `out` says why, of those that have some."""
    own = [row for row in rows if not out or row[column]]
    others = [row for row in rows if out and not row[column]]
    items = [item_of(row, part=days.of(int(str(row[column])))) for row in own]
    total = days.of(_sum(rows, column))
    told = words.format(total=amount_text(total), days=days.word, items=items_text(len(items)))
    return Sum(total, told, days.word, "", items, left_out(others, out))


def _reworked_share(rows: Sequence[Row], days: Days) -> Sum:
    del days
    items = [item_of(row, part=float(str(row[REWORKED])), whole=1.0) for row in rows]
    n_reworked = sum(bool(row[REWORKED]) for row in rows)
    words = f"{n_reworked:,} went back / {items_text(len(rows))} done."
    value = n_reworked / len(rows) if rows else None
    return Sum(value, words, "went back", "done", items)


def _rework_share(rows: Sequence[Row], days: Days) -> Sum:
    items = [
        item_of(row, part=days.of(int(str(row[AGAIN]))), whole=days.of(int(str(row[SPENT]))))
        for row in rows
    ]
    again, spent = _sum(rows, AGAIN), _sum(rows, SPENT)
    parts = (f"{days.word} again", f"{days.word} in process")
    words = (
        f"Σ {amount_text(days.of(again))} {parts[0]} / Σ {amount_text(days.of(spent))} {parts[1]}."
    )
    return Sum(again / spent if spent else None, words, *parts, items)


SUMS: Mapping[str, Callable[[Sequence[Row], Days], Sum]] = {
    "n_items": partial(_counted, words="{items} done in these days."),
    "n_reworked": partial(
        _counted,
        words="{items} of {n_rows:,} done went back.",
        column=REWORKED,
        out="never went back",
    ),
    "reworked_ratio": _reworked_share,
    "rework_days": partial(
        _lasted, words="Σ {total} {days} of {items}.", column=AGAIN, out="no time again"
    ),
    "rework_ratio": _rework_share,
    "n_discarded": partial(_counted, words="{items} cancelled in these days."),
    "n_discarded_begun": partial(
        _counted,
        words="{items} of {n_rows:,} cancelled had been begun.",
        column=BEGUN,
        out="never in process",
    ),
    "discarded_days": partial(_lasted, words="Σ {total} {days} in process.", column=STAYED),
}
"""How each number comes of its items."""


def _sum(rows: Sequence[Row], column: int) -> int:
    return sum(int(str(row[column])) for row in rows)
