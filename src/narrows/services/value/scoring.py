"""Scoring: which part of the capacity goes to value streams."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias, cast

from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.measure import DAY_US, Period
from narrows.domain.ports import History, StreamSpan
from narrows.domain.value import Capacity, CapacityUnit, LooseItem, StreamUnits, ValueScore
from narrows.domain.work import UNALIGNED, FlowState
from narrows.metrics.units import LOOSE_ITEMS
from narrows.services.flow.loose_known import LooseKnown
from narrows.services.flow.same_days import same_days
from narrows.services.flow.spans import covers, period_rows, spans_of, stream_id
from narrows.services.value.counting import (
    Counting,
    UnitsRow,
    amount_of,
    n_items_of,
    per_unit,
    telling,
    unmeasured_of,
)
from narrows.services.value.expended import Expended, expended

LooseRow: TypeAlias = tuple[str, str, str | None, str, str, str, int]

PAGE_ITEMS = 50


def capacity(
    history: History,
    *,
    cut: Cut = Cut.WEEK,
    start: date | None = None,
    end: date | None = None,
    unit: CapacityUnit = CapacityUnit.ACTIVE_DAYS,
) -> Capacity:
    """Say where capacity went.

    Args:
        history: Visits and items as of one instant.
        cut: By week (the last 26 complete ones), by month (the last 6) or all of it.
        start: First day that counts, in each stream's zone.
        end: The day after the last one that counts.
        unit: What is counted.

    Raises:
        NarrowsError: `nothing-synced`, `range-empty`.
    """
    spans = [span for span in spans_of(history, None) if span.first_at is not None]
    if not spans:
        raise NarrowsError("nothing-synced", "Nothing is known of any work yet: `narrows sync`.")
    given = same_days(spans, cut, start=start, end=end)
    periods = sorted({period for own in given.values() for period in own})
    whole = Period(periods[0].start, max(each.end for each in periods))
    if cut is Cut.ALL:
        periods = [whole]  # the streams' histories begin on different days
    overall = expended(history, spans, periods=[whole])
    loose = _loose_items(history, spans, period=whole)
    rows = overall if periods == [whole] else expended(history, spans, periods=periods)
    asked = Counting(spans, unit, telling(history, unit))
    return Capacity(
        all=_score(asked, overall, period=whole),
        periods=[_score(asked, rows, period=each) for each in periods],
        loose=loose[:PAGE_ITEMS],
        n_loose=len(loose),
        as_of=max(span.as_of for span in spans),
        complete_until=min(span.complete_until for span in spans),
    )


def _loose_items(
    history: History, spans: Sequence[StreamSpan], *, period: Period
) -> list[LooseItem]:
    unaligned = [span for span in spans if span.number == UNALIGNED]
    asked = period_rows(unaligned, {UNALIGNED: [period]})
    rows = cast("list[LooseRow]", history.rows(LOOSE_ITEMS, asked)) if unaligned else []
    return [_loose(row) for row in rows]


def _score(asked: Counting, rows: Expended, *, period: Period) -> ValueScore:
    unit, per = asked.unit, per_unit(asked.unit)
    own, amounts = _own(asked, rows.all.get(period, []))
    _, held = _own(asked, rows.held.get(period, []))
    total = sum(held.values())
    n_unmeasured = {
        number: sum(unmeasured_of(row, unit) for row in of) for number, of in own.items()
    }
    # What may have been work, or waiting, would make the score a guess; points may be missing. And
    # of hours more may be taken off than were logged.
    is_guess = unit is CapacityUnit.ACTIVE_DAYS and any(n_unmeasured.values())
    is_overdrawn = min(held.values(), default=0) < 0
    is_known = LooseKnown(asked.spans).has(period, of=None)
    is_told = total and is_known and not is_guess and not is_overdrawn
    streams = []
    for span in asked.spans:
        of, amount, is_covered = own[span.number], amounts[span.number], covers(span, period)
        is_counted = is_covered and asked.is_known(span.number, of)
        by_type = {row[2]: amount_of(row, unit) / per for row in sorted(of) if amount_of(row, unit)}
        streams.append(
            StreamUnits(
                stream=stream_id(span),
                units=amount / per if is_counted else None,
                share_ratio=held[span.number] / total if is_told and is_counted else None,
                by_type=by_type,
                n_items=sum(n_items_of(row, unit) for row in of) if is_covered else None,
                n_unmeasured=n_unmeasured[span.number],
            )
        )
    return ValueScore(
        period=period,
        unit=unit,
        units=sum(amounts.values()) / per
        if any(each.units is not None for each in streams)
        else None,
        score_ratio=(total - held.get(UNALIGNED, 0)) / total if is_told else None,
        n_unmeasured=sum(n_unmeasured.values()),
        streams=streams,
        is_overdrawn=is_overdrawn,
    )


def _own(
    asked: Counting, rows: Sequence[UnitsRow]
) -> tuple[Mapping[int, list[UnitsRow]], Mapping[int, int]]:
    """The rows of each stream, and what they add up to."""
    own = {span.number: [row for row in rows if row[0] == span.number] for span in asked.spans}
    return own, {
        number: sum(amount_of(row, asked.unit) for row in of) for number, of in own.items()
    }


def _loose(row: LooseRow) -> LooseItem:
    source, key, title, item_type, status, state, active_us = row
    return LooseItem(source, key, title, item_type, status, FlowState(state), active_us / DAY_US)
