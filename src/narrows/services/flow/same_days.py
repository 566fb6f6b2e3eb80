"""The days that several streams are looked at together."""

from collections.abc import Mapping, Sequence
from datetime import date

from narrows.domain.calendar import Cut
from narrows.domain.measure import Period
from narrows.domain.ports import StreamSpan
from narrows.services.flow.spans import periods_of


def same_days(
    spans: Sequence[StreamSpan], cut: Cut, *, start: date | None, end: date | None
) -> Mapping[int, list[Period]]:
    """The periods of each stream by its number; the same for all, but of all their histories.

    Unless asked otherwise they end where the stream that is known longest does: the last weeks of
    one that went silent long ago are none of the last weeks of all.

    Raises:
        NarrowsError: `range-empty`.
    """
    if spans and start is None and end is None and cut is not Cut.ALL:
        usual = periods_of(spans, cut, start=None, end=None).values()
        end = max(each[-1].end for each in usual)
    return periods_of(spans, cut, start=start, end=end)
