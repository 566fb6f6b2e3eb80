"""The span of time that items are asked for by when they were done."""

from datetime import date

from narrows.domain.calendar import midnight_us
from narrows.domain.drilling import ItemsAsked
from narrows.domain.ports import PeriodRow, StreamSpan
from narrows.services.flow.spans import policy_of

FIRST_DAY, LAST_DAY = date(1, 1, 2), date(9999, 12, 30)
"""Days that no item was done before or after; a day's room for zones."""


def span_asked(span: StreamSpan, asked: ItemsAsked) -> PeriodRow:
    """From the first day to the last that items were done on, or from the first to the last day."""
    zone = policy_of(span).zone
    first = min(max(asked.done_from or FIRST_DAY, FIRST_DAY), LAST_DAY)
    last = min(max(asked.done_to or LAST_DAY, FIRST_DAY), LAST_DAY)
    return PeriodRow(
        stream=span.number,
        period=0,
        start_us=midnight_us(first, zone),
        end_us=midnight_us(last, zone),
    )
