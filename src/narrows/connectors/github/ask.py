"""Asking GitHub: what its errors mean, and when a question was too large for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from narrows.connectors.github.errors import TooMuchError, heard, place_of
from narrows.connectors.github.patience import told_time
from narrows.connectors.json_values import Object, as_list, as_object, parse_answer
from narrows.domain.calendar import END
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer, HttpReader, Json

GRAPHQL = "/graphql"
MOST_ITEMS = 50
"""Items asked for at once, with their histories; halved where GitHub finds it too much."""
GOOD_UNTIL_MORE = 5
"""After so many answers twice as much is asked for again: it was one large item, or a bad hour."""
OUTAGES_AS_SIZE = 2
"""How often a failing answer is taken for one that was too large."""

Question: TypeAlias = "tuple[str, Mapping[str, Json]]"
"""GraphQL, and its variables."""


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
    _n_good: int = 0
    _is_timed: bool = field(default=False)

    def ask(self, question: str, about: str, **given: Json) -> Object:
        """The data of an answer.

        Args:
            question: GraphQL.
            about: What it is about, for a refusal.
            given: The question's variables.

        Raises:
            StaleError: A cursor inside the question is not known any more.
            NarrowsError: What the reader refuses; `answer-unreadable`, `tool-has-not`,
                `tool-forbids`, `tool-busy`, `tool-refuses`.
        """
        try:
            return self._ask(question, about, given=given)
        except TooMuchError as error:
            raise error.refusal from None

    def ask_some(self, make: Callable[[int], Question], about: str) -> Object:
        """The same for as many items as GitHub can bear.

        Args:
            make: The question where so many items are asked for, and its variables.
            about: What it is about, for a refusal.

        Raises:
            TooLargeError: It cannot bear a single one.
            StaleError: As `ask`.
            NarrowsError: As `ask`.
        """
        while True:
            question, given = make(self.n_items)
            try:
                data = self._ask(question, about, given=given)
            except TooMuchError as error:
                self._n_outages += error.is_outage
                is_down = error.is_outage and self._n_outages > OUTAGES_AS_SIZE
                if self.n_items == 1 or is_down:
                    raise error.refusal from None
                self.n_items, self._n_good = max(1, self.n_items // 2), 0
            else:
                self._n_good += 1
                if self._n_good >= GOOD_UNTIL_MORE:
                    self.n_items, self._n_good = min(MOST_ITEMS, 2 * self.n_items), 0
                return data

    def _ask(self, question: str, about: str, *, given: Mapping[str, Json]) -> Object:
        answer = self._answer({"query": question, "variables": dict(given)})
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

    def _answer(self, body: dict[str, Json]) -> Answer:
        try:
            return self.reader.post(GRAPHQL, body)
        except NarrowsError as refusal:
            if refusal.slug in ("tool-down", "tool-slow"):
                # A question that takes over ten seconds is answered by 502.
                raise TooMuchError(refusal, is_outage=True) from refusal
            raise
