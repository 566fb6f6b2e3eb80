"""What a number is made of, an item, a week or an observation a row, then what is left out."""

from collections.abc import Iterator

from narrows.domain.calendar import day_of
from narrows.domain.explanation import (
    ExplainedItem,
    ExplainedObservation,
    ExplainedWeek,
    Explanation,
)
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.explain.number import ALL_STREAMS
from narrows.views.explanation import ExplanationPage
from narrows.views.sheets.sheet import MEASURED, Cell, Sheet, bare, measured_as

COLUMNS = (
    "stream", "metric", "statistic", "period_start", "period_end", "value", "unit", "item",
    "title", "item_type", "place", "part", "part_unit", "whole", "whole_unit", "is_answer",
    "left_out", *MEASURED,
)  # fmt: skip


def explanation_sheet(page: ExplanationPage) -> Sheet:
    """Lay an explanation out."""
    found = page.explanation
    measured = found.measurement
    period = measured.period
    of = (
        _stream(found), measured.metric, measured.statistic, period.start,
        period.end, measured.value, measured.unit,
    )  # fmt: skip
    known = measured_as(
        measured.as_of, complete_until=measured.complete_until, policy=bare(page.policy)
    )
    return Sheet(
        "explanation",
        f"{found.title} of {page.stream}: {page.value}",
        COLUMNS,
        [(*of, *row, *known) for row in _rows(page)],
        (
            ("Of", page.of),
            ("Definition", found.definition),
            *found.rules.items(),
            ("Sum", found.sum),
        ),
    )


def _rows(page: ExplanationPage) -> Iterator[tuple[Cell, ...]]:
    found = page.explanation
    for item in (*found.items, *found.left_out):
        yield _row(item, part=found.part, whole=found.whole)
    for week in found.weeks:
        yield _week(week, part=found.part, whole=found.whole)
    for observed in found.observations:
        yield _observed(observed, unit=found.measurement.unit, zone=page.zone)


def _stream(found: Explanation) -> str | None:
    """Whose it is; of all streams, and of what is observed outside, no single one's."""
    is_of_none = found.of == ALL_STREAMS or "/" in found.of
    return found.measurement.stream or (None if is_of_none else UNALIGNED_WORK)


def _row(each: ExplainedItem, *, part: str, whole: str) -> tuple[Cell, ...]:
    return (
        each.id, each.title, each.item_type, each.place, each.part, part, each.whole,
        whole or None, "yes" if each.is_answer else "no", each.left_out or None,
    )  # fmt: skip


def _week(each: ExplainedWeek, *, part: str, whole: str) -> tuple[Cell, ...]:
    told = f"week of {each.period.start}{f': {each.shown}' if each.shown else ''}"
    counted = (None, each.part, part, each.whole, whole or None)
    return (None, told, None, *counted, "no", each.left_out or None)


def _observed(each: ExplainedObservation, *, unit: str, zone: str) -> tuple[Cell, ...]:
    told = f"true of {day_of(each.at, zone)}, brought on {day_of(each.recorded_at, zone)}"
    is_answer = "yes" if each.is_answer else "no"
    return (None, told, None, None, each.value, unit, None, None, is_answer, each.left_out or None)
