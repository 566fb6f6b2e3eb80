"""A table that leaves the product, and so carries with it what the pages say beside their numbers.

Each row says as of when it is true and by which policy it was measured: rows are copied out of
files, and what stands only at the top of one is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from narrows.domain.policy_version import PolicyVersion
from narrows.domain.streams import MeasurementPolicy
from narrows.services.reviewing import Review
from narrows.views.soundness import policy_text
from narrows.views.stream import policy_of

Cell: TypeAlias = str | int | float | date | datetime | None
"""Undefined is `None`, never 0; an instant has its zone."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table.

    Attributes:
        name: Of its file, without an ending.
        title: For people.
        columns: Their names; that of a quantity ends in its unit.
        rows: Each as long as `columns`.
        about: What is said of the whole: a word and what it is.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    about: tuple[tuple[str, Cell], ...] = ()


MEASURED = ("as_of", "complete_until", "policy")
"""The last columns of everything that was measured."""


def measured_as(
    as_of: datetime | None, *, complete_until: datetime | None, policy: str | None
) -> tuple[Cell, Cell, Cell]:
    """The cells of those columns.

    Args:
        as_of: What moved later is not known. [UTC or None]
        complete_until: Up to when the sources are complete. [UTC or None]
        policy: The stream's declared choices in words; `None` where no stream's were used.
    """
    return as_of, complete_until, policy


def said_of(
    policy: MeasurementPolicy,
    versions: Sequence[PolicyVersion] = (),
    *,
    day_hours: float | None = None,
) -> str:
    """The declared choices in words.

    Args:
        policy: The choices.
        versions: Of the stream, the oldest first.
        day_hours: Of a day of the number, where the calendar does not count in it. [h]
    """
    return bare(policy_text(policy, versions, day_hours=day_hours))


def bare(words: str) -> str:
    """What is said of a policy, without the word that stands at the head of the column."""
    return words.removeprefix("Policy: ").removesuffix(".")


def said_of_stream(review: Review, id_: str, *, day_hours: float | None = None) -> str:
    """The declared choices of a stream, or those usual for work that no stream takes.

    Args:
        review: Knows them.
        id_: Of the stream.
        day_hours: Of a day of the number, where the calendar does not count in it. [h]
    """
    policy, versions = policy_of(review.plan, id_), review.versions.get(id_, ())
    return said_of(policy, versions, day_hours=day_hours)
