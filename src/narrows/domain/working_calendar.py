"""Working calendars: the days and hours that count, written in one line of words.

`mon-thu 09:00-18:00, fri 09:00-15:00, break 12:00-13:00, holidays DE-BY, off 2026-12-24` says on
which days of the week work is done and when, what is taken out of every day, whose public holidays
and which further days are off. Hours of a day that stand apart may be told in several places.
`day 8h` says how many hours a working day has; unless it does, that is the most hours that any day
of the week has. `24x7` is the calendar in which all time counts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from narrows.domain.errors import NarrowsError

ALL_TIME = "24x7"
"""The calendar of a policy that says nothing else: customers wait on weekends too."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_HOURS = 24
DAY_MINUTES = DAY_HOURS * 60
EXAMPLE = "mon-fri 09:00-18:00, break 12:00-13:00, holidays DE-BY"

Span: TypeAlias = tuple[int, int]
"""From one minute of a day to another, half-open. [min since midnight]"""

_DAYS = re.compile(rf"({'|'.join(WEEKDAYS)})(?:-({'|'.join(WEEKDAYS)}))?")
_HOURS = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
_LENGTH = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)h")
_REGION = re.compile(r"[A-Z]{2}(-[A-Za-z0-9]{1,20})?")


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The days and hours that count.

    Attributes:
        hours: By day of the week from Monday on, apart and in order; none is a day off.
        holidays: Whose public holidays are off: a country, or a part of one (`DE-BY`).
        days_off: Further days, in order.
        day_minutes: What a working day is. [min]
    """

    hours: tuple[tuple[Span, ...], ...]
    holidays: tuple[str, ...] = ()
    days_off: tuple[date, ...] = ()
    day_minutes: int = 8 * 60

    def text(self) -> str:
        """The calendar in one line, alike for all that mean the same."""
        parts = [f"{days} {' '.join(map(_clock_text, spans))}" for days, spans in self._weeks()]
        if self.holidays:
            parts.append(f"holidays {' '.join(self.holidays)}")
        if self.days_off:
            parts.append(f"off {' '.join(map(str, self.days_off))}")
        if self.day_minutes != _most_minutes(self.hours):
            parts.append(f"day {self.day_minutes / 60:g}h")
        return ", ".join(parts)

    def _weeks(self) -> Iterator[tuple[str, tuple[Span, ...]]]:
        for spans, days in groupby(zip(WEEKDAYS, self.hours, strict=True), key=lambda of: of[1]):
            names = [name for name, _ in days]
            if spans:
                yield names[0] if len(names) == 1 else f"{names[0]}-{names[-1]}", spans


@lru_cache
def parse_calendar(text: str) -> WorkingCalendar | None:
    """The calendar that a line says; `None` is all time.

    Raises:
        NarrowsError: `calendar-unreadable`, `calendar-without-hours`.
    """
    if text.strip().lower() == ALL_TIME:
        return None
    hours: dict[int, list[Span]] = {}
    breaks: list[Span] = []
    said: dict[str, list[str]] = {"holidays": [], "off": [], "day": []}
    for part in filter(None, (part.strip() for part in text.split(","))):
        first, *words = part.split()
        if first == "break":
            breaks += [_span(word, part) for word in words]
        elif first in said:
            said[first] += words
        else:
            _take_hours(part, hours)
    week = tuple(_without(hours.get(day, ()), breaks) for day in range(len(WEEKDAYS)))
    if not any(week):
        raise NarrowsError(
            "calendar-without-hours",
            f"The calendar «{text}» has no working hours, so no time would ever pass; give days "
            f"and hours such as {EXAMPLE}, or 24x7.",
        )
    return WorkingCalendar(
        hours=week,
        holidays=tuple(sorted(dict.fromkeys(_region(word) for word in said["holidays"]))),
        days_off=tuple(sorted({_day(word) for word in said["off"]})),
        day_minutes=_length(said["day"]) if said["day"] else _most_minutes(week),
    )


def _take_hours(part: str, hours: dict[int, list[Span]]) -> None:
    """Add what «mon-fri 09:00-18:00» says to the days that it names."""
    days: list[int] = []
    spans: list[Span] = []
    for word in part.split():
        if match := _DAYS.fullmatch(word.lower()):
            first = WEEKDAYS.index(match[1])
            last = WEEKDAYS.index(match[2] or match[1])
            days += (
                range(first, last + 1) if first <= last else [*range(first, 7), *range(last + 1)]
            )
        else:
            spans.append(_span(word, part))
    if not days:
        raise _unreadable(part, "it names no days of the week")
    for day in dict.fromkeys(days):
        before = hours.setdefault(day, [])
        _tell_apart(spans, before, day=WEEKDAYS[day], part=part)
        before.extend(spans)


def _tell_apart(spans: Sequence[Span], before: Sequence[Span], *, day: str, part: str) -> None:
    """Refuse hours that may be meant beside those before or instead of them.

    Hours of a day that stand apart add up; of such that overlap nobody knows whether they do:
    «mon-fri 09:00-18:00, fri 09:00-15:00» may mean a short Friday or nothing, and so may «fri
    09:00-15:00, mon-fri 09:00-18:00». Only the same hours told again are the same in any case.
    """
    overlap = any(a < end and begin < b for a, b in before for begin, end in spans)
    if overlap and _without(before, ()) != _without(spans, ()):
        raise _unreadable(
            part,
            f"{day} has other hours before that overlap these; give the hours of a day once, like "
            "mon-thu 09:00-18:00, fri 09:00-15:00",
        )


def _span(word: str, part: str) -> Span:
    match = _HOURS.fullmatch(word)
    if match is None:
        raise _unreadable(part, f"«{word}» is neither days of the week nor hours like 09:00-18:00")
    begin, end = (int(match[at]) * 60 + int(match[at + 1]) for at in (1, 3))
    if not begin < end <= DAY_MINUTES or int(match[2]) > 59 or int(match[4]) > 59:
        raise _unreadable(
            part, f"«{word}» does not lie within one day; write a night as two spans, up to 24:00"
        )
    return begin, end


def _without(spans: Iterable[Span], breaks: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of a day's hours, as the union of them: time never counts twice."""
    left: list[Span] = []
    for minute in range(DAY_MINUTES) if spans else ():
        counts = any(begin <= minute < end for begin, end in spans) and not any(
            begin <= minute < end for begin, end in breaks
        )
        if counts and left and left[-1][1] == minute:
            left[-1] = (left[-1][0], minute + 1)
        elif counts:
            left.append((minute, minute + 1))
    return tuple(left)


def _region(word: str) -> str:
    if not _REGION.fullmatch(word):
        raise _unreadable(f"holidays {word}", "a country is named like DE, a part of it like DE-BY")
    return word


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise _unreadable(f"off {word}", "a day is written like 2026-12-24") from error


def _length(words: Sequence[str]) -> int:
    match = _LENGTH.fullmatch(words[-1])
    minutes = round(float(match[1]) * 60) if match else 0
    if not 0 < minutes <= DAY_MINUTES:
        raise _unreadable(f"day {' '.join(words)}", "a working day is written like `day 8h`")
    return minutes


def _most_minutes(week: Sequence[Sequence[Span]]) -> int:
    return max(sum(end - begin for begin, end in spans) for spans in week)


def _clock_text(span: Span) -> str:
    return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in span)


def _unreadable(part: str, why: str) -> NarrowsError:
    return NarrowsError(
        "calendar-unreadable",
        f"The calendar cannot be read at «{part}»: {why}. An example: {EXAMPLE}.",
    )
