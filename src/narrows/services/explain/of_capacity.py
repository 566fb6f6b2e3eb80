"""The numbers of `narrows value-score`: where capacity went, of all streams and of none."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import Explanation
from narrows.domain.measure import Period
from narrows.domain.ports import History, StreamSpan
from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.value import ValueScore
from narrows.metrics.units import UNIT_ITEMS
from narrows.services.explain.capacity_sums import COUNTED, STREAM, capacity_sum, spent_on
from narrows.services.explain.meaning import chosen
from narrows.services.explain.movement_meanings import CAPACITY
from narrows.services.explain.number import (
    ALL_STREAMS,
    Number,
    last_week,
    span_asked,
    told,
)
from narrows.services.explain.question import Asked
from narrows.services.flow.spans import period_rows, stream_id
from narrows.services.value.scoring import capacity


def of_capacity(history: History, asked: Asked) -> Explanation:
    """The value score of all streams, a stream's share of the capacity, or the units.

    Raises:
        NarrowsError: `nothing-synced`, `stream-missing`, `stream-unknown`, `statistic-unknown`,
            `range-empty`.
    """
    usual = "score_ratio" if asked.stream is None else "share_ratio"
    statistic, meaning = chosen("value_score", CAPACITY, given=asked.statistic or usual)
    if statistic == "score_ratio" and asked.stream is not None:
        raise NarrowsError(
            "scope-not-measured", "«score_ratio» is of all streams; leave --stream out."
        )
    own = (
        None if asked.stream is None and statistic != "share_ratio" else span_asked(history, asked)
    )
    spans = [span for span in history.spans if span.first_at is not None]
    period = asked.period or _last_week(spans)
    found = capacity(history, cut=Cut.ALL, start=period.start, end=period.end, unit=asked.unit)
    rows = history.rows(UNIT_ITEMS, period_rows(spans, {each.number: [period] for each in spans}))
    ids = {span.number: stream_id(span) or UNALIGNED_WORK for span in spans}
    counted = COUNTED[asked.unit]
    spent = [spent_on(row, counted, stream=ids[int(str(row[STREAM]))]) for row in rows]
    sums = capacity_sum(spent, statistic, counted=counted, own=ids[own.number] if own else None)
    if found.all.score_ratio is None and statistic == "score_ratio":
        sums = replace(sums, value=None, words=_undefined(found.all))
    number = Number(
        "value_score",
        statistic,
        meaning,
        period,
        _value(found.all, statistic, own=own),
        unit=counted.word if statistic == "units" else "",
    )
    shown = told(number, sums, spans=[own] if own else spans)
    return replace(shown, of=shown.of if own else ALL_STREAMS)


def _last_week(spans: Sequence[StreamSpan]) -> Period:
    if not spans:
        raise NarrowsError("nothing-synced", "Nothing is known of any work yet: `narrows sync`.")
    weeks = [last_week(span) for span in spans]
    return max(weeks, key=lambda each: each.end)


def _value(score: ValueScore, statistic: str, *, own: StreamSpan | None) -> float | None:
    if own is None:
        value: float | None = getattr(score, statistic)
        return value
    for each in score.streams:
        if each.stream == stream_id(own):
            return each.share_ratio if statistic == "share_ratio" else each.units
    return None


def _undefined(score: ValueScore) -> str:
    if not score.units:
        return "Nothing was worked on in these days, so there is no score."
    return (
        f"{score.n_unmeasured:,} items were in a status that does not tell working from waiting, "
        "so there is no score."
    )
