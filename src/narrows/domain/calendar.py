"""Days, weeks and months of a zone, and instants as whole microseconds."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from narrows.domain.errors import NarrowsError
from narrows.domain.measure import Period

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
DAY = timedelta(days=1)
FIRST, END = datetime(1900, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""When flow items can have changed, half-open: beyond it a time stamp is a slip of the pen."""

OF_MACHINES = ("localtime", "posixrules", "Factory")
OTHER_COUNTS = ("right/", "posix/")
"""Names of files in a system's folder of zones that are no names of zones."""


class Cut(StrEnum):
    """How a span of time is cut into periods."""

    ALL = "all"
    WEEK = "week"
    MONTH = "month"


RECENT = {Cut.WEEK: 26, Cut.MONTH: 6}
"""How many complete periods are shown unless asked otherwise: half a year."""


def instant_us(instant: datetime) -> int:
    """An aware instant in whole microseconds. [µs since 1970 UTC]"""
    return (instant - EPOCH) // MICROSECOND


def instant_at(instant_us: int) -> datetime:
    """The instant of so many microseconds since 1970. [UTC]"""
    return EPOCH + instant_us * MICROSECOND


def day_of(instant: datetime, zone: str) -> date:
    """The day that an instant lies in, in an IANA zone; at either end of the calendar its own.

    It is the day whose `midnight_us` came last: a day that has begun is not taken back by a clock
    that is set back over midnight.
    """
    try:
        local = instant.astimezone(zone_named(zone))
        if local.fold and instant_us(instant) >= midnight_us(local.date() + DAY, zone):
            return local.date() + DAY
        return local.date()
    except OverflowError:
        return instant.date()


def midnight_us(day: date, zone: str) -> int:
    """When a day begins in an IANA zone, whose days may have 23 or 25 hours.

    Where the clock skips midnight, or has it twice, the day begins at its first instant. A day that
    a zone skips as a whole has no length.

    Returns:
        [µs since 1970 UTC]
    """
    # fold=0 takes the first of two midnights, and reads a skipped one with the offset before.
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone_named(zone))
    begin_us, later = instant_us(midnight), midnight.replace(fold=1)
    if instant_us(later) >= begin_us:
        return begin_us
    return _skip_us(zone, before_us=instant_us(later), after_us=begin_us)


def _skip_us(zone: str, *, before_us: int, after_us: int) -> int:
    """When the clock is set on that skips a midnight: Toronto went from 23:30 to 00:30 in 1919.

    Args:
        zone: IANA zone.
        before_us: The midnight as the offset after the skip reads it: the skip comes later.
        after_us: The midnight as the offset before the skip reads it: it has come.
    """
    reached = instant_at(after_us).astimezone(zone_named(zone)).utcoffset()
    while after_us - before_us > 1:
        middle_us = (before_us + after_us) // 2
        if instant_at(middle_us).astimezone(zone_named(zone)).utcoffset() == reached:
            after_us = middle_us
        else:
            before_us = middle_us
    return after_us


def begin(cut: Cut, day: date) -> date:
    """The first day of the ISO week or month that a day lies in."""
    return day - timedelta(days=day.weekday()) if cut is Cut.WEEK else day.replace(day=1)


def following(cut: Cut, first: date) -> date:
    """The first day of the week or month after the one that begins with `first`."""
    return begin(cut, first + timedelta(days=7 if cut is Cut.WEEK else 31))


def default_range(cut: Cut, first_day: date, *, last_day: date) -> tuple[date, date]:
    """The days that are measured unless asked otherwise, half-open.

    «All» is `first_day` up to and with `last_day`; weeks and months are the last complete ones of
    half a year. One that ends with `last_day`, the day of `as_of`, is complete.
    """
    if cut is Cut.ALL:
        return first_day, last_day + DAY
    end = begin(cut, last_day + DAY)
    return before(cut, end), end


def before(cut: Cut, end: date) -> date:
    """Where the weeks or months of half a year begin that lie before `end`."""
    start = begin(cut, end)
    for _ in range(RECENT[cut]):
        start = begin(cut, start - DAY)
    return start


def refuse_backwards(start: date, *, end: date) -> None:
    """Refuse days whose end lies before their beginning.

    Raises:
        NarrowsError: `range-empty`.
    """
    if end < start:
        raise NarrowsError(
            "range-empty",
            f"The days end on {end}, before they begin on {start}; give the earlier day first.",
        )


def periods_between(cut: Cut, start: date, *, end: date) -> list[Period]:
    """The weeks or months that begin within `start <= day < end`, each of them whole.

    Neighbouring ranges so give neighbouring periods, none twice and none left out. «All» is the
    one period from `start` to `end`.

    Raises:
        NarrowsError: `range-empty`: there is none.
    """
    found = list(_between(cut, start, end=end))
    if not found:
        refuse_backwards(start, end=end)
        raise NarrowsError(
            "range-empty",
            f"No {'day' if cut is Cut.ALL else cut} begins from {start} up to {end} (without that "
            "day); give a wider range, or cut it by all.",
        )
    return found


@lru_cache(maxsize=1024)
def _between(cut: Cut, start: date, *, end: date) -> tuple[Period, ...]:
    """Kept: streams by the dozen are asked about the same weeks."""
    if cut is Cut.ALL:
        return (Period(start, end),) if start < end else ()
    found: list[Period] = []
    first = begin(cut, start)
    first = first if first == start else following(cut, first)
    while first < end:
        found.append(Period(first, following(cut, first)))
        first = found[-1].end
    return tuple(found)


@cache
def zone_named(name: str) -> ZoneInfo:
    """The time zone of an IANA name.

    Raises:
        NarrowsError: `zone-unknown`.
    """
    try:
        # They lie beside the zones, but mean another one on each machine, or count leap seconds.
        if name in OF_MACHINES or name.startswith(OTHER_COUNTS):
            raise ZoneInfoNotFoundError(name)
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise NarrowsError(
            "zone-unknown",
            f"«{name}» is no time zone; give an IANA name such as Europe/London or UTC.",
        ) from error
