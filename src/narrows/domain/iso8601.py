"""Instants and days as people write them: ISO 8601."""

from datetime import UTC, date, datetime

from narrows.domain.calendar import END, FIRST, zone_named
from narrows.domain.errors import NarrowsError


def parse_instant(text: str, zone: str) -> datetime:
    """An instant as people write it.

    Args:
        text: Without an offset it is in `zone`; a bare day is its first instant.
        zone: IANA name.

    Returns:
        [UTC]

    Raises:
        NarrowsError: `instant-unreadable`.
    """
    try:
        told = datetime.fromisoformat(text)
        return (told if told.tzinfo else told.replace(tzinfo=zone_named(zone))).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise NarrowsError(
            "instant-unreadable",
            f"«{text}» is no instant; write 2026-09-07, 2026-09-07T18:00 or 2026-09-07T18:00Z.",
        ) from error


def parse_day(text: str) -> date:
    """A day as people write it.

    Raises:
        NarrowsError: `day-unreadable`, `day-far`.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise NarrowsError(
            "day-unreadable", f"«{text}» is no day; write it like 2026-09-07."
        ) from error
    if not FIRST.date() <= day < END.date():
        raise NarrowsError(
            "day-far",
            f"«{text}» is a slip of the pen; give a day of the years {FIRST.year} to "
            f"{END.year - 1}.",
        )
    return day
