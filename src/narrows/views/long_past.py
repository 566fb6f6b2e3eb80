"""That what is known of a stream ends long ago is said first, not in small print."""

from datetime import datetime, timedelta

from narrows.domain.calendar import day_of
from narrows.domain.day_words import day_text
from narrows.services.reviewing import Review
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
    return f"Its data ends on {_ago(flow.complete_until, zone=zone, now=now)}"


def all_long_past(review: Review, *, now: datetime) -> str:
    """What is said where the data of all streams ends long ago; empty where that of one does not.

    Args:
        review: What was measured.
        now: The clock. [UTC]
    """
    newest = max((each.complete_until for each in review.streams.values()), default=None)
    if newest is None or now - newest < LONG_PAST:
        return ""
    whose = "The data of all streams" if len(review.streams) > 1 else "The data of the stream"
    return f"{whose} ends on {_ago(newest, zone=review.plan.zone, now=now)}"


def _ago(end: datetime, *, zone: str, now: datetime) -> str:
    return (
        f"{day_text(day_of(end, zone))}, {(now - end).days} days ago. What stands here tells how "
        "work flowed until then, not how it flows this week."
    )
