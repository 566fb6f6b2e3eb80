"""Time stamps as tools write them, and the doubt about those without an offset."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from narrows.domain.calendar import END, FIRST

SKIPPED = "local time that the clock skipped, read with the offset before the change"
TWICE = "local time that the clock has twice, read with the offset before the change"


def read_instant(text: str, zone: ZoneInfo) -> tuple[datetime, str | None]:
    """An ISO 8601 time stamp as an instant, and what is doubtful about it.

    Args:
        text: Without an offset it is local time of `zone`; one that the clock skips or has twice
            is read with the offset in force before the change.
        zone: For those without an offset.

    Returns:
        The instant [UTC], and the doubt or `None`.

    Raises:
        ValueError: It is no time stamp, or of a year in which nothing can have changed.
        OverflowError: It lies outside the calendar.
    """
    told = datetime.fromisoformat(text.strip())
    if told.tzinfo is not None:
        return _sane(told.astimezone(UTC)), None
    local = told.replace(tzinfo=zone)
    # fold=0 takes the offset before a change, both in the gap of spring and in autumn's twice.
    before, after = local.utcoffset(), local.replace(fold=1).utcoffset()
    instant = _sane(local.astimezone(UTC))
    if before is None or after is None or before == after:
        return instant, None
    return instant, SKIPPED if before < after else TWICE


def _sane(instant: datetime) -> datetime:
    if not FIRST <= instant < END:
        raise ValueError(f"{instant.year} is a slip of the pen")
    return instant
