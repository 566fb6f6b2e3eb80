"""Where capacity went, one stream of one period a row; the periods, then all of them as one."""

from collections.abc import Iterator

from narrows.domain.calendar import Cut
from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.value import StreamUnits, ValueScore
from narrows.domain.working_calendar import DAY_HOURS
from narrows.services.reviewing import Review
from narrows.views.sheets.sheet import MEASURED, Cell, Sheet, measured_as, said_of_stream
from narrows.views.value_score import ValueScorePage

OF_PERIOD = ("period", "period_start", "period_end", "unit", "value_score_ratio")
COLUMNS = (
    *OF_PERIOD, "stream", "item_type", "units", "share_ratio", "n_items", "n_unmeasured",
    *MEASURED,
)  # fmt: skip


def value_score_sheet(page: ValueScorePage, review: Review) -> Sheet:
    """Lay the value score out, each stream with all its types together, then type by type.

    Args:
        page: The answer for people.
        review: Knows the policies.
    """
    spans = [(page.cut.value, each) for each in page.periods]
    if page.cut is not Cut.ALL:
        spans.append((Cut.ALL.value, page.score))
    return Sheet(
        "value-score",
        "Value score",
        COLUMNS,
        [row for cut, score in spans for row in _rows(cut, score, review=review)],
        (("Counted in", page.unit_words),),
    )


def _rows(cut: str, score: ValueScore, *, review: Review) -> Iterator[tuple[Cell, ...]]:
    period = score.period
    of = (cut, period.start, period.end, score.unit.value, score.score_ratio)
    for each in score.streams:
        policy = said_of_stream(review, each.stream, day_hours=DAY_HOURS) if each.stream else None
        # Each stream counts up to what is known of it, which of another source may be longer.
        own = review.of(each.stream or UNALIGNED_WORK)
        as_of, until = (own.as_of, own.complete_until) if own else (None, None)
        known = measured_as(as_of, complete_until=until, policy=policy)
        for row in _of_stream(each):
            yield (*of, each.stream or UNALIGNED_WORK, *row, *known)


def _of_stream(each: StreamUnits) -> Iterator[tuple[Cell, ...]]:
    yield None, each.units, each.share_ratio, each.n_items, each.n_unmeasured
    for item_type, units in each.by_type.items():
        yield item_type, units, None, None, None
