"""Office hours: how hours worked lie on the hours that pass. Monday to Friday, 9:00 to 17:30.

All times are hours since a Monday 00:00 of local time, so that arithmetic needs no calendar; the
hours that daylight saving skips or repeats lie at night.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

OPENS_HOURS = 9.0
DAY_HOURS = 8.5
WEEK_HOURS = 5 * DAY_HOURS
"""Hours worked in a week, by one pair of hands."""

CALENDAR_DAY_HOURS = 24.0
CALENDAR_WEEK_HOURS = 168.0


def worked_hours(clock_hours: float) -> float:
    """Office hours that passed until a time on the clock.

    Args:
        clock_hours: Since a Monday 00:00, local. [hours]

    Returns:
        Of the office being open since then. [hours]
    """
    week, in_week = divmod(clock_hours, CALENDAR_WEEK_HOURS)
    day, in_day = divmod(in_week, CALENDAR_DAY_HOURS)
    today = min(max(in_day - OPENS_HOURS, 0.0), DAY_HOURS) if day < 5 else 0.0
    return week * WEEK_HOURS + min(day, 5) * DAY_HOURS + today


def clock_hours(worked: float) -> float:
    """The time on the clock by which so many office hours have passed; the inverse.

    A time at the end of a day is read as the beginning of the next.

    Args:
        worked: Of the office being open. [hours]

    Returns:
        Since a Monday 00:00, local. [hours]
    """
    week, in_week = divmod(worked, WEEK_HOURS)
    day, in_day = divmod(in_week, DAY_HOURS)
    return week * CALENDAR_WEEK_HOURS + day * CALENDAR_DAY_HOURS + OPENS_HOURS + in_day


def after_work(since: float, work: float) -> float:
    """When work begun at `since` is finished, nights and weekends left out. [hours]"""
    return clock_hours(worked_hours(since) + work)


def instant(monday: date, hours: float, *, zone: ZoneInfo) -> datetime:
    """The instant of a time on the local clock, to the second.

    Args:
        monday: Where the hours are counted from.
        hours: Since then, on the local clock. [hours]
        zone: Of the clock.

    Returns:
        Aware, in that zone.
    """
    midnight = datetime(monday.year, monday.month, monday.day, tzinfo=zone)
    return midnight + timedelta(seconds=round(hours * 3600))
