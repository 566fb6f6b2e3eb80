"""Days and instants as people write them, wherever they stand in a sentence."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from narrows.domain.amounts import UNDEFINED


@lru_cache(maxsize=4096)
def day_text(day: date) -> str:
    """A day as people write it; its parts stay on one line."""
    # Kept: the C library takes longer for the name of a month than a page for all else in a cell.
    return f"{day.day}\u00a0{day:%b}\u00a0{day.year}"


def moment(at: datetime | None, zone: str = "UTC") -> str:
    """An instant to the minute as people write it, in a zone.

    Args:
        at: [UTC or None]
        zone: IANA name.
    """
    if at is None:
        return UNDEFINED
    local = at.astimezone(ZoneInfo(zone))
    return f"{day_text(local.date())}, {local:%H:%M}"


def minute_text(at: datetime, zone: str) -> str:
    """An instant to the minute as files and commands write it, in a zone.

    Args:
        at: [UTC]
        zone: IANA name.
    """
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def span_text(start: date, end: date) -> str:
    """The days of a span with its last one, as people read it; of one day that day alone.

    Args:
        start: The first.
        end: The first that is not in it any more.
    """
    last = end - timedelta(days=1)
    return day_text(start) if last <= start else f"{day_text(start)} to {day_text(last)}"
