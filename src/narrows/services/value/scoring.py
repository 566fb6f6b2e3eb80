"""Scoring: which part of the capacity goes to value streams."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias, cast

from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.measure import DAY_US, Period
from narrows.domain.ports import History, StreamSpan
from narrows.domain.value import Capacity, CapacityUnit, LooseItem, StreamUnits, ValueScore
from narrows.domain.work import UNALIGNED, FlowState
from narrows.metrics.units import LOOSE_ITEMS, UNITS
from narrows.services.flow.spans import covers, period_rows, periods_of, spans_of, stream_id

UnitsRow: TypeAlias = tuple[int, int, str, int, int, int, int, int, int, int, int]
"""Stream, period, item type, active µs, worked, unknown, done, pointed, thousandths of points.

Then those worked on that have hours, and thousandths of hours.
"""

OF_WORKED = (CapacityUnit.ACTIVE_DAYS, CapacityUnit.LOGGED_HOURS)
"""Units of the items worked on; the others are of those done."""

LooseRow: TypeAlias = tuple[str, str, str | None, str, str, str, int]

PAGE_ITEMS = 50
THOUSANDTHS = 1000


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
    given = periods_of(spans, cut, start=start, end=end)
    periods = sorted({period for own in given.values() for period in own})
    whole = Period(periods[0].start, max(each.end for each in periods))
    if cut is Cut.ALL:
        periods = [whole]  # the streams' histories begin on different days
    overall = _rows(history, spans, periods=[whole])
    loose = _loose_items(history, spans, period=whole)
    rows = _rows(history, spans, periods=periods)
    return Capacity(
        all=_score(spans, overall.get(whole, []), period=whole, unit=unit),
        periods=[_score(spans, rows.get(each, []), period=each, unit=unit) for each in periods],
        loose=loose[:PAGE_ITEMS],
        n_loose=len(loose),
        as_of=max(span.as_of for span in spans),
        complete_until=min(span.complete_until for span in spans),
    )


def _rows(
    history: History, spans: Sequence[StreamSpan], *, periods: Sequence[Period]
) -> Mapping[Period, list[UnitsRow]]:
    asked = period_rows(spans, {span.number: periods for span in spans})
    found: dict[Period, list[UnitsRow]] = defaultdict(list)
    for row in cast("list[UnitsRow]", history.rows(UNITS, asked)):
        found[periods[row[1]]].append(row)
    return found


def _loose_items(
    history: History, spans: Sequence[StreamSpan], *, period: Period
) -> list[LooseItem]:
    unaligned = [span for span in spans if span.number == UNALIGNED]
    asked = period_rows(unaligned, {UNALIGNED: [period]})
    rows = cast("list[LooseRow]", history.rows(LOOSE_ITEMS, asked)) if unaligned else []
    return [_loose(row) for row in rows]


def _score(
    spans: Sequence[StreamSpan], rows: Sequence[UnitsRow], *, period: Period, unit: CapacityUnit
) -> ValueScore:
    amounts = {
        span.number: {row[2]: _amount(row, unit) for row in rows if row[0] == span.number}
        for span in spans
    }
    total = sum(amount for own in amounts.values() for amount in own.values())
    aligned = total - sum(amounts.get(UNALIGNED, {}).values())
    streams, per = [], _per(unit)
    known = {span.number for span in spans if covers(span, period)}
    for span in spans:
        own = [row for row in rows if row[0] == span.number]
        units, is_known = sum(amounts[span.number].values()), span.number in known
        n_items = sum(row[4] if unit in OF_WORKED else row[6] for row in own)
        streams.append(
            StreamUnits(
                stream=stream_id(span),
                units=units / per if is_known else None,
                share_ratio=units / total if total and is_known else None,
                by_type={kind: n / per for kind, n in sorted(amounts[span.number].items()) if n},
                n_items=n_items if is_known else None,
                n_unmeasured=sum(_unmeasured(row, unit) for row in own),
            )
        )
    n_unmeasured = sum(each.n_unmeasured for each in streams)
    # What may have been work, or waiting, would make the score a guess; points may be missing.
    is_told = unit is not CapacityUnit.ACTIVE_DAYS or not n_unmeasured
    return ValueScore(
        period=period,
        unit=unit,
        units=total / per if known else None,
        score_ratio=aligned / total if total and is_told else None,
        n_unmeasured=n_unmeasured,
        streams=streams,
    )


def _amount(row: UnitsRow, unit: CapacityUnit) -> int:
    """In whole µs, items or thousandths of points and hours: what is added up stays exact."""
    return {
        CapacityUnit.ACTIVE_DAYS: row[3], CapacityUnit.ITEMS: row[6], CapacityUnit.POINTS: row[8],
        CapacityUnit.LOGGED_HOURS: row[10],
    }[unit]  # fmt: skip


def _per(unit: CapacityUnit) -> int:
    return {
        CapacityUnit.ACTIVE_DAYS: DAY_US, CapacityUnit.ITEMS: 1,
        CapacityUnit.POINTS: THOUSANDTHS, CapacityUnit.LOGGED_HOURS: THOUSANDTHS,
    }[unit]  # fmt: skip


def _unmeasured(row: UnitsRow, unit: CapacityUnit) -> int:
    return {
        CapacityUnit.ACTIVE_DAYS: row[5], CapacityUnit.ITEMS: 0,
        CapacityUnit.POINTS: row[6] - row[7], CapacityUnit.LOGGED_HOURS: row[4] - row[9],
    }[unit]  # fmt: skip


def _loose(row: LooseRow) -> LooseItem:
    source, key, title, item_type, status, state, active_us = row
    return LooseItem(source, key, title, item_type, status, FlowState(state), active_us / DAY_US)
