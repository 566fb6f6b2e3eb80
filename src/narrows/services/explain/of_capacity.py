"""The numbers of `narrows value-score`: where capacity went, of all streams and of none."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import Explanation
from narrows.domain.measure import Period
from narrows.domain.ports import History, StreamSpan
from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.value import Capacity, ValueScore
from narrows.domain.work import ItemType
from narrows.metrics.units import UNIT_ITEMS
from narrows.services.explain.at_hand import NOTHING_AT_HAND, AtHand
from narrows.services.explain.capacity_sums import (
    COUNTED,
    TYPE,
    CapacitySum,
)
from narrows.services.explain.capacity_unknown import why_none
from narrows.services.explain.meaning import chosen
from narrows.services.explain.movement_meanings import CAPACITY
from narrows.services.explain.number import (
    ALL_STREAMS,
    Number,
    last_week,
    span_asked,
    told,
)
from narrows.services.explain.of_rows import Row
from narrows.services.explain.question import Asked
from narrows.services.flow.loose_known import LooseKnown
from narrows.services.flow.spans import period_rows, stream_id
from narrows.services.value.scoring import capacity


def of_capacity(
    history: History, asked: Asked, *, at_hand: AtHand = NOTHING_AT_HAND
) -> Explanation:
    """The value score of all streams, a stream's share of the capacity, or the units.

    Args:
        history: Visits and items as of one instant.
        asked: Which number; units may be of one item type.
        at_hand: What was counted already; the rest is counted now.

    Raises:
        NarrowsError: `nothing-synced`, `stream-missing`, `stream-unknown`, `statistic-unknown`,
            `range-empty`, `scope-not-measured`.
    """
    usual = "score_ratio" if asked.stream is None else "share_ratio"
    statistic, meaning = chosen("value_score", CAPACITY, given=asked.statistic or usual)
    _check_scope(asked, statistic)
    is_own = asked.stream is not None or statistic == "share_ratio"
    own = span_asked(history, asked) if is_own else None
    spans = [span for span in history.spans if span.first_at is not None]
    period = asked.period or _last_week(spans)
    score = _score(history, period, asked=asked, scored=at_hand.scored)
    counted = COUNTED[asked.unit]
    unit = counted.word if statistic == "units" else ""
    # What is no part of a sum is not asked for.
    summed = [own] if own and statistic == "units" else spans
    rows = _rows(history, summed, period=period, asked=replace(asked, statistic=statistic))
    ids = {span.number: _id(span) for span in summed}
    told_of = CapacitySum(rows, counted, ids)
    sums = told_of.units() if statistic == "units" else told_of.share(_id(own) if own else None)
    value = _value(score, statistic, own=own, item_type=asked.item_type)
    if value is None and (statistic == "score_ratio" or sums.value is not None):
        units = _value(score, "units", own=own, item_type=None)
        sums = replace(sums, value=None, words=why_none(score, statistic, units=units, own=own))
    number = Number(
        "value_score", statistic, meaning, period, value, unit=unit, item_type=asked.item_type
    )
    shown = told(number, sums, spans=[own] if own else spans)
    among = _shares(score) if statistic == "share_ratio" else {}
    return replace(shown, of=shown.of if own else ALL_STREAMS, among=among)


def _score(
    history: History, period: Period, *, asked: Asked, scored: Capacity | None
) -> ValueScore:
    known = [scored.all, *scored.periods] if scored else []
    for each in known:
        if (each.period, each.unit) == (period, asked.unit):
            return each
    return capacity(history, cut=Cut.ALL, start=period.start, end=period.end, unit=asked.unit).all


def _shares(score: ValueScore) -> dict[str, float | None]:
    return {each.stream or UNALIGNED_WORK: each.share_ratio for each in score.streams}


def _last_week(spans: Sequence[StreamSpan]) -> Period:
    if not spans:
        raise NarrowsError("nothing-synced", "Nothing is known of any work yet: `narrows sync`.")
    weeks = [last_week(span) for span in spans]
    return max(weeks, key=lambda each: each.end)


def _rows(
    history: History, spans: Sequence[StreamSpan], *, period: Period, asked: Asked
) -> Sequence[Row]:
    """What was expended on each item, of the type that is asked about."""
    periods = period_rows(spans, {each.number: [period] for each in spans})
    if asked.statistic != "units":
        periods = LooseKnown(history.spans).beside(periods)
    rows = history.rows(UNIT_ITEMS[asked.unit], periods)
    if asked.item_type is None:
        return rows
    return [row for row in rows if row[TYPE] == asked.item_type]


def _id(span: StreamSpan) -> str:
    return stream_id(span) or UNALIGNED_WORK


def _check_scope(asked: Asked, statistic: str) -> None:
    if statistic == "score_ratio" and asked.stream is not None:
        raise NarrowsError(
            "scope-not-measured", "«score_ratio» is of all streams; leave --stream out."
        )
    if statistic != "units" and asked.item_type is not None:
        raise NarrowsError(
            "scope-not-measured", f"«{statistic}» is of all types; only «units» are told by --type."
        )


def _value(
    score: ValueScore, statistic: str, *, own: StreamSpan | None, item_type: ItemType | None
) -> float | None:
    streams = [each for each in score.streams if own is None or each.stream == stream_id(own)]
    if item_type is not None:
        known = [each for each in streams if each.units is not None]
        return sum(each.by_type.get(item_type, 0.0) for each in known) if known else None
    if own is None:
        value: float | None = getattr(score, statistic)
        return value
    for each in streams:
        return each.share_ratio if statistic == "share_ratio" else each.units
    return None
