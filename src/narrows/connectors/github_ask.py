"""Asking GitHub: what its errors mean, and when a question was too large for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from narrows.connectors.github_errors import LIMITS, TooMuchError, heard, place_of
from narrows.connectors.json_values import Object, as_list, as_object, parse_answer
from narrows.domain.calendar import END
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer, HttpReader, Json

GRAPHQL = "/graphql"
PATIENCE_S = 60.0
"""What GitHub asks for at least where it does not say how long. [s]"""
SECONDARY = (b"secondary rate limit", b"abuse detection")
MOST_ITEMS = 50
"""Items asked for at once, with their histories; halved where GitHub finds it too much."""
OUTAGES_AS_SIZE = 2
"""How often a failing answer is taken for one that was too large."""


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


@dataclass(slots=True)
class Asker:
    """Asks one GitHub, and remembers what its answers say beside their content.

    Attributes:
        reader: The way to it.
        at: Its time at the first answer; ours until then, and where it says a later one. [UTC]
        n_items: How many items are asked for at once.
        n_hidden: Details of items that it did not show: a parent in a repository out of sight.
        refused: Which of the several things asked for last it did not show, and why.
    """

    reader: HttpReader
    at: datetime = END
    n_items: int = MOST_ITEMS
    n_hidden: int = 0
    refused: dict[str, NarrowsError] = field(default_factory=dict)
    _n_outages: int = 0
    _is_timed: bool = field(default=False)

    def ask(self, question: str, about: str, **given: Json) -> Object:
        """The data of an answer.

        Args:
            question: GraphQL.
            about: What it is about, for a refusal.
            given: The question's variables.

        Raises:
            TooMuchError: It was too much at once.
            StaleError: A cursor inside the question is not known any more.
            NarrowsError: What the reader refuses; `answer-unreadable`, `tool-has-not`,
                `tool-forbids`, `tool-busy`, `tool-refuses`.
        """
        answer = self._answer({"query": question, "variables": given}, about)
        if not self._is_timed:
            self._is_timed = True
            self.at = min(self.at, told_time(answer) or self.at)
        told = as_object(parse_answer(answer, what=about))
        data = as_object(told.get("data"))
        errors = [as_object(each) for each in as_list(told.get("errors"))]
        if not data and not errors:
            # A page of a proxy or another tool that answers 200.
            raise NarrowsError(
                "tool-refuses",
                f"The answer about {about} is none of GitHub's; check the address.",
            )
        self.refused = {}
        for error in errors:
            meant = heard(error, about)
            place = place_of(error, as_list(error.get("path")))
            if place is None or not isinstance(meant, NarrowsError):
                raise meant
            if place:
                self.refused[place] = meant
            else:
                self.n_hidden += 1
        return data

    def fewer(self) -> None:
        """Ask for half as much from now on.

        Raises:
            NarrowsError: `tool-refuses`: it is a single item already.
        """
        if self.n_items == 1:
            raise NarrowsError(
                "tool-refuses",
                "GitHub breaks off when asked for the history of a single item; what was fetched "
                "before is kept, and the next sync tries again.",
            )
        self.n_items = max(1, self.n_items // 2)

    def paged(self, ask: Callable[[int], Object]) -> Object:
        """What `ask` answers for so many items, fewer where that is too much.

        Raises:
            NarrowsError: As `ask` and `fewer`.
        """
        while True:
            try:
                return ask(self.n_items)
            except TooMuchError:
                self.fewer()

    def _answer(self, body: dict[str, Json], about: str) -> Answer:
        try:
            return self.reader.post(GRAPHQL, body)
        except NarrowsError as refusal:
            if refusal.slug in ("tool-down", "tool-slow") and self.n_items > 1:
                # A question that takes over ten seconds is answered by 502.
                self._n_outages += 1
                if self._n_outages <= OUTAGES_AS_SIZE:
                    raise TooMuchError(about) from refusal
            raise
