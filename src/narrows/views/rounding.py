"""Numbers as people read them: rounding makes no nothing of a little, no all of nearly all."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from narrows.domain import amounts
from narrows.domain.amounts import UNDEFINED
from narrows.domain.day_words import day_text, minute_text
from narrows.domain.working_calendar import DAY_HOURS

MINUTES = 60

percent = amounts.percent


def days(value: float | None, day_hours: float) -> str:
    """A duration, in the unit that its size calls for.

    Args:
        value: [days or None]
        day_hours: Of such a day: 24, or those of a working day of the stream whose number it is.
            [h]
    """
    if value is None:
        return UNDEFINED
    if value >= 1 or value == 0:
        return f"{_digits(value)} d"
    minutes = value * day_hours * MINUTES
    if round(minutes) >= MINUTES:
        return f"{value * day_hours:.0f} h"
    return f"{minutes:.0f} min" if minutes >= 1 else "<1 min"


def real_days(value: float | None) -> str:
    """A duration in days of 24 hours: of what no calendar counts.

    Args:
        value: [days or None]
    """
    return days(value, DAY_HOURS)


def in_unit(value: float | None, unit: str, *, day_hours: float) -> str:
    """A value of a flow metric.

    Args:
        value: [unit or None]
        unit: days, items or ratio.
        day_hours: Of such a day. [h]
    """
    if unit == "days":
        return days(value, day_hours)
    return percent(value) if unit == "ratio" else number(value)


def number(value: float | None) -> str:
    """A count or a mean of counts."""
    if value is None:
        return UNDEFINED
    return "<0.1" if 0 < value < 0.05 else _digits(value)


def change(count: int | None) -> str:
    """By how many something grew, with its sign."""
    if count is None:
        return UNDEFINED
    return f"{count:+,}".replace("-", "−") if count else "0"


def in_field(number: float | None) -> str:
    """A number as a field of a form shows it: what is sent back unchanged is read as the same.

    Args:
        number: Not rounded to what reads well: «1.5e+06» is read by nobody, and 1 234 567 is no
            1 234 570.
    """
    return "" if number is None else f"{Decimal(f'{number:.12g}'):f}".replace("-", "−")


def instant(at: datetime | None, zone: str = "UTC") -> str:
    """An instant to the minute, in a zone.

    Args:
        at: [UTC or None]
        zone: IANA name.
    """
    return UNDEFINED if at is None else minute_text(at, zone)


def on_day(at: datetime | None, zone: str = "UTC") -> str:
    """The day that an instant lies in, as people write it, in a zone.

    Args:
        at: [UTC or None]
        zone: IANA name.
    """
    return UNDEFINED if at is None else day_text(at.astimezone(ZoneInfo(zone)).date())


def _digits(value: float) -> str:
    """Two digits at least, none behind the point from 10 on; whole numbers as they are."""
    return f"{value:,.0f}" if value >= 9.95 or value == int(value) else f"{value:.1f}"
