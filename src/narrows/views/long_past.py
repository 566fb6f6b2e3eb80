"""That what is known of a stream ends long ago is said first, not in small print."""

from datetime import datetime, timedelta

from narrows.domain.calendar import day_of
from narrows.domain.day_words import day_text
from narrows.views.stream_flow import StreamFlow

LONG_PAST = timedelta(days=14)
"""From here on, how work flows may have become another than what is known tells."""


def long_past(flow: StreamFlow | None, *, zone: str, now: datetime) -> str:
    """What is said where the data of a stream ends long ago; empty where it does not.

    Args:
        flow: As it is measured; `None` is that nothing is known.
        zone: Of the stream. [IANA]
        now: The clock. [UTC]
    """
    if flow is None or now - flow.complete_until < LONG_PAST:
        return ""
    n_days = (now - flow.complete_until).days
    until = day_text(day_of(flow.complete_until, zone))
    return (
        f"Its data ends on {until}, {n_days} days ago. What stands here tells how work flowed "
        "until then, not how it flows this week."
    )
