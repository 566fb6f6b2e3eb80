"""How long to wait before asking again, and when to give up: pure, so that no test has to wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite

from narrows.domain.live import Answer

LIMITS = frozenset({429, 503})
PASSING = frozenset({408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Statuses that may be others in a moment."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long.

    Attributes:
        attempts: Of one request, the first among them.
        dials: Attempts of which none got a connection: a wrong address stays wrong, and somebody
            may be waiting.
        first_seconds: About so long before the second attempt, then twice as long each time. [s]
        most_backoff_seconds: No wait of our own making is longer. [s]
        most_waited_seconds: No request waits longer in all; a tool that asks for more is left in
            peace until the next sync. [s]
    """

    attempts: int = 6
    dials: int = 3
    first_seconds: float = 1.0
    most_backoff_seconds: float = 60.0
    most_waited_seconds: float = 900.0

    def backoff(self, attempt: int, dice: float) -> float:
        """Seconds before asking again where the tool says nothing: half fixed, half by the dice.

        Args:
            attempt: How many there have been.
            dice: From 0 up to 1.
        """
        longest = min(self.most_backoff_seconds, self.first_seconds * 2.0 ** (attempt - 1))
        return longest * (0.5 + dice / 2)

    def told(self, seconds: float, dice: float) -> float:
        """Seconds to wait where the tool says how long: never less, and not all at one moment."""
        return seconds + dice * min(self.first_seconds + seconds / 10, 10.0)


def retry_after(answer: Answer, now: datetime) -> float | None:
    """Seconds that an answer asks to wait: in `Retry-After`, as a number or a date.

    A date is compared with the tool's own clock, its `Date`, for ours may differ.

    Args:
        answer: Of the tool.
        now: Our clock, where the tool does not tell its own. [UTC]

    Returns:
        `None` where nothing is told that can be understood; at least 0. [s]
    """
    told = answer.headers.get("retry-after", "").strip()
    if not told:
        return None
    try:
        seconds = float(told)
    except ValueError:
        until = _date(told)
        if until is None:
            return None
        seconds = (until - (_date_of(answer.headers) or now)).total_seconds()
    # «nan» and «inf» are numbers to Python, and no time to wait.
    return max(0.0, seconds) if isfinite(seconds) else None


def _date_of(headers: Mapping[str, str]) -> datetime | None:
    return _date(headers.get("date", ""))


def _date(text: str) -> datetime | None:
    try:
        told = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
