"""When GitHub asks for patience, and what time it has."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from narrows.connectors.github.errors import LIMITS
from narrows.domain.live import Answer

PATIENCE_S = 60.0
"""What GitHub asks for at least where it does not say how long. [s]"""
SECONDARY = (b"secondary rate limit", b"abuse detection")


def limit(answer: Answer, now: datetime) -> float | None:
    """Seconds that an answer asks to wait, `None` where it asks for no patience. [s]

    GitHub says so by 403 more than by 429, and to GraphQL even by 200.
    """
    start = answer.body[:2000]
    is_limit = any(each in start.lower() for each in SECONDARY)
    is_spent = answer.headers.get("x-ratelimit-remaining", "").strip() == "0"
    if 200 <= answer.status < 300:
        if b'"errors"' not in start or not any(each.encode() in start for each in LIMITS):
            return None
    elif answer.status not in (403, 429) or not (
        is_limit or is_spent or "retry-after" in answer.headers
    ):
        return None
    reset = answer.headers.get("x-ratelimit-reset", "").strip()
    if is_spent and reset.isdecimal() and len(reset) < 12:
        told_at = told_time(answer) or now
        return max(1.0, int(reset) - told_at.timestamp())
    return PATIENCE_S


def told_time(answer: Answer) -> datetime | None:
    """The tool's own time of an answer. [UTC]"""
    try:
        told = parsedate_to_datetime(answer.headers.get("date", ""))
    except (ValueError, TypeError):
        return None
    return told.replace(tzinfo=told.tzinfo or UTC).astimezone(UTC)
