"""What a number is made of, one item a row: those in its sum, then those left out and why."""

from narrows.domain.explanation import ExplainedItem
from narrows.domain.streams import UNALIGNED_WORK
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
        measured.stream or UNALIGNED_WORK, measured.metric, measured.statistic, period.start,
        period.end, measured.value, measured.unit,
    )  # fmt: skip
    known = measured_as(
        measured.as_of, complete_until=measured.complete_until, policy=bare(page.policy)
    )
    return Sheet(
        "explanation",
        f"{found.title} of {page.stream}: {page.value}",
        COLUMNS,
        [
            (*of, *_row(each, part=found.part, whole=found.whole), *known)
            for each in (*found.items, *found.left_out)
        ],
        (
            ("Of", page.of),
            ("Definition", found.definition),
            *found.rules.items(),
            ("Sum", found.sum),
        ),
    )


def _row(each: ExplainedItem, *, part: str, whole: str) -> tuple[Cell, ...]:
    return (
        each.id, each.title, each.item_type, each.place, each.part, part, each.whole,
        whole or None, "yes" if each.is_answer else "no", each.left_out or None,
    )  # fmt: skip
