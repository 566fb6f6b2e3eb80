"""A clock that only runs in working hours: how much working time lies between two instants."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from narrows.domain.calendar import instant_at, zone_named
from narrows.domain.measure import DAY_US
from narrows.domain.working_calendar import Span, WorkingCalendar

MINUTE_US = 60_000_000
SECOND_US = 1_000_000
EPOCH_DAY = date(1970, 1, 1).toordinal()
EPOCH_WEEKDAY = date(1970, 1, 1).weekday()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of time in which the clock runs or stands, within one bucket.

    The clock shows `before_us + pace * (instant - begin_us)` at an instant of it.

    Attributes:
        bucket_us: The day of UTC, as `instant - instant % day` cuts it. [µs since 1970 UTC]
        begin_us: First instant. [µs since 1970 UTC]
        end_us: Half-open. [µs since 1970 UTC]
        before_us: What the clock shows as it begins. [µs]
        pace: 1 where it runs, 0 where it stands.
    """

    bucket_us: int
    begin_us: int
    end_us: int
    before_us: int
    pace: int


class WorkingClock:
    """Working time of a calendar in a zone, from one instant to another.

    It counts an instant if the wall clock of the zone then shows a working hour of a working day:
    an hour that the clock skips does not count, one that it has twice counts twice.

    Args:
        calendar: Whose hours count.
        zone: IANA zone of the hours.
        days_off: Public holidays, beside the calendar's own days off.
        start_us: First instant that can be asked for. [µs since 1970 UTC]
        end_us: The last one. [µs since 1970 UTC]
    """

    def __init__(
        self,
        calendar: WorkingCalendar,
        zone: str,
        *,
        days_off: Collection[date],
        start_us: int,
        end_us: int,
    ) -> None:
        self.start_us, self.end_us = start_us, end_us
        off = {day.toordinal() - EPOCH_DAY for day in (*days_off, *calendar.days_off)}
        self._begins: list[int] = []
        self._ends: list[int] = []
        for since_us, until_us, offset_us in _offsets(zone, start_us=start_us, end_us=end_us):
            local = (since_us + offset_us, until_us + offset_us)
            for begin_us, end_of_us in _worked(calendar.hours, off, within=local):
                self._add(begin_us - offset_us, end_of_us - offset_us)
        self._shown: list[int] = []
        shown_us = 0
        for begin_us, end_of_us in zip(self._begins, self._ends, strict=True):
            self._shown.append(shown_us)
            shown_us += end_of_us - begin_us

    def _add(self, begin_us: int, end_us: int) -> None:
        if self._ends and self._ends[-1] == begin_us:
            self._ends[-1] = end_us
        else:
            self._begins.append(begin_us)
            self._ends.append(end_us)

    def at(self, instant_us: int) -> int:
        """What the clock shows at an instant. [µs since its start]

        Raises:
            ValueError: The clock knows nothing of that instant.
        """
        if not self.start_us <= instant_us <= self.end_us:
            raise ValueError(f"{instant_us} lies outside of {self.start_us} to {self.end_us}")
        place = bisect_right(self._begins, instant_us) - 1
        if place < 0:
            return 0
        return self._shown[place] + min(instant_us, self._ends[place]) - self._begins[place]

    def between(self, begin_us: int, end_us: int) -> int:
        """How much working time lies between two instants. [µs]"""
        return self.at(end_us) - self.at(begin_us)

    def pieces(self) -> Iterator[Piece]:
        """The clock as a table: pieces that follow each other without a gap, its last instant too.

        No piece reaches over a day of UTC, so that an instant finds its own by equality of days.
        """
        edges = {self.start_us, *self._begins, *self._ends, self.end_us + 1}
        first, last = self.start_us // DAY_US, self.end_us // DAY_US
        edges |= {day * DAY_US for day in range(first + 1, last + 1)}
        # Around 1970 a remainder is rounded towards zero: bucket 0 begins after -1 day, not at it.
        ordered = sorted(
            edges | {at + 1 for at in edges if at < min(0, self.end_us) and at % DAY_US == 0}
        )
        for begin_us, end_us in pairwise(ordered):
            yield Piece(
                bucket_us=_bucket(begin_us),
                begin_us=begin_us,
                end_us=end_us,
                before_us=self.at(begin_us),
                pace=int(self._is_running(begin_us)),
            )

    def _is_running(self, instant_us: int) -> bool:
        place = bisect_right(self._begins, instant_us) - 1
        return place >= 0 and instant_us < self._ends[place]


def _bucket(instant_us: int) -> int:
    """`instant - instant % day` as SQL has it: a remainder has the sign of what is divided."""
    return instant_us // DAY_US * DAY_US if instant_us >= 0 else -(-instant_us // DAY_US * DAY_US)


def _worked(
    hours: Sequence[Sequence[Span]], off: Collection[int], *, within: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """The working hours of a stretch of local time, in order. [µs of local time]"""
    since_us, until_us = within
    for day in range(since_us // DAY_US, (until_us - 1) // DAY_US + 1):
        if day in off:
            continue
        for begin, end in hours[(day + EPOCH_WEEKDAY) % 7]:
            begin_us = max(day * DAY_US + begin * MINUTE_US, since_us)
            end_us = min(day * DAY_US + end * MINUTE_US, until_us)
            if begin_us < end_us:
                yield begin_us, end_us


def _offsets(zone: str, *, start_us: int, end_us: int) -> Iterator[tuple[int, int, int]]:
    """Stretches of one offset from UTC: since, until (half-open), offset. [µs]

    No zone changes its offset twice within two days, so that looking once a day misses none.
    """
    since_us, offset_us = start_us, _offset(zone, start_us)
    looked_us = start_us
    while looked_us < end_us:
        next_us = min(looked_us + DAY_US, end_us)
        if _offset(zone, next_us) != offset_us:
            low, high = looked_us, next_us
            while high - low > SECOND_US:
                middle = (low + high) // 2
                low, high = (middle, high) if _offset(zone, middle) == offset_us else (low, middle)
            # Clocks change at whole seconds; the instant between the two looks is that second.
            change_us = high // SECOND_US * SECOND_US
            yield since_us, change_us, offset_us
            since_us, offset_us = change_us, _offset(zone, next_us)
        looked_us = next_us
    if since_us < end_us:
        yield since_us, end_us, offset_us


def _offset(zone: str, instant_us: int) -> int:
    offset = instant_at(instant_us).astimezone(zone_named(zone)).utcoffset()
    return 0 if offset is None else offset.days * DAY_US + offset.seconds * SECOND_US
