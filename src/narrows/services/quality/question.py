"""What a check asks: one text for all streams, and what it is told of each of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from narrows.domain.ports import PeriodRow
from narrows.domain.quality import QualityState
from narrows.services.quality.looked import Looked

NOTHING = "cast(null as bigint)"
"""A column that a check leaves empty, with a type on every engine."""

NO_STATUS = -1
"""A number that no status has."""

Told: TypeAlias = tuple[int, int, int]
"""Stream, status, and a number that the check knows of it."""


@dataclass(frozen=True, slots=True)
class Unable:
    """Why a check cannot tell: nobody has said what it needs, or the data do not tell it."""

    state: QualityState
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a check asks of one stream, or of several.

    Attributes:
        query: A `SELECT` of `stream, item, at_us, amount, status, before` over the tables of
            metrics and over `told(stream, status, amount)`, a row each time: a number of a stream
            and of an item, an instant, a whole number or null, numbers of statuses or null. It is
            the same text for all streams, and portable.
        told: The rows of that table. Each stream has one of `NO_STATUS`, with what the check knows
            of all of it; others are of statuses that it asks about, with what it knows of them.
        periods: Spans of time that it asks about.
        words: What people typed, that it looks up.
    """

    query: str
    told: Sequence[Told]
    periods: Sequence[PeriodRow] = ()
    words: Sequence[str] = ()

    @property
    def text(self) -> str:
        """The query with the rows of `told` before it."""
        rows = ", ".join(f"({stream}, {status}, {amount})" for stream, status, amount in self.told)
        return (
            f"with told (stream, status, amount) as (values {rows})\n"
            "select stream, item, at_us, amount, status, before\n"
            f"from ({self.query}) asked"
        )


def told_of(
    looked: Looked, statuses: Mapping[int, int] | Iterable[int] = (), *, whole: int = 0
) -> Sequence[Told]:
    """What `told` has of a stream.

    Args:
        looked: The stream.
        statuses: That the check asks about, with a number of each where it knows one.
        whole: A number of all of the stream.
    """
    known = dict(statuses) if isinstance(statuses, Mapping) else dict.fromkeys(statuses, 0)
    own = [(looked.stream, int(status), int(amount)) for status, amount in sorted(known.items())]
    return [(looked.stream, NO_STATUS, int(whole)), *own]


def together(questions: Iterable[Question]) -> list[Question]:
    """Questions of several streams, as few as can be: those of one text are one."""
    same: dict[tuple[str, tuple[str, ...]], list[Question]] = {}
    for each in questions:
        same.setdefault((each.query, tuple(each.words)), []).append(each)
    return [
        Question(
            query=query,
            told=[row for each in own for row in each.told],
            periods=[row for each in own for row in each.periods],
            words=words,
        )
        for (query, words), own in same.items()
    ]


def no_workflow() -> Unable:
    """Nobody has said what the statuses mean, so none can be wrong."""
    return Unable(
        QualityState.NOT_CONFIGURED, "No workflow says what its statuses mean and in which order."
    )
