"""Restatements by what caused them: a change of policy says something else of every week."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.amounts import so_many
from narrows.domain.restatement import Restatement
from narrows.domain.told import Told, text_in_utc
from narrows.views.restated import RestatedRow, restated_row
from narrows.views.restated_values import seen

MOST_STREAMS = 3
"""That are named; of more it is told how many."""


@dataclass(frozen=True, slots=True)
class RestatedCause:
    """What one cause did.

    Attributes:
        told: Why: words and instants in turn.
        since: Since when the numbers are others. [UTC]
        words: How many numbers of how many weeks and which streams.
        first: The first of them, that stand open.
        more: The others, folded.
        n_unlisted: How many are not listed. [numbers]
    """

    told: Told
    since: datetime
    words: str
    first: tuple[RestatedRow, ...]
    more: tuple[RestatedRow, ...]
    n_unlisted: int


@dataclass(frozen=True, slots=True)
class RestatedCauses:
    """What was told otherwise, by its cause.

    Attributes:
        causes: The newest first.
        n_more: How many causes are not listed.
        n_seen: How many people see, listed or not. [numbers]
        n_few: How many are of too few items for that. [numbers]
    """

    causes: tuple[RestatedCause, ...]
    n_more: int
    n_seen: int
    n_few: int


def restated_causes(
    found: Sequence[Restatement], *, n_open: int, most_rows: int, most_causes: int
) -> RestatedCauses:
    """What was told otherwise, by its cause, the newest first.

    Args:
        found: The newest first.
        n_open: How many rows of the newest cause stand open; those of the others are folded.
        most_rows: That are listed of all of them together.
        most_causes: That are listed.
    """
    by_cause: dict[tuple[datetime, str], list[Restatement]] = defaultdict(list)
    for each in seen(found):
        # By the minute, as it is read: some seconds apart nobody tells two causes from each other.
        by_cause[each.restated_at, text_in_utc(each.told)].append(each)
    newest = list(by_cause.values())[:most_causes]
    causes: list[RestatedCause] = []
    for own in newest:
        causes.append(_cause(own, n_open=0 if causes else n_open, most_rows=most_rows))
        most_rows -= len(own) - causes[-1].n_unlisted
    n_seen = sum(map(len, by_cause.values()))
    n_more = len(by_cause) - len(newest)
    return RestatedCauses(tuple(causes), n_more, n_seen, len(found) - n_seen)


def _cause(found: Sequence[Restatement], *, n_open: int, most_rows: int) -> RestatedCause:
    rows = tuple(map(restated_row, found[:most_rows]))
    return RestatedCause(
        told=found[0].told,
        since=found[0].restated_at,
        words=_words(found),
        first=rows[:n_open],
        more=rows[n_open:],
        n_unlisted=len(found) - len(rows),
    )


def _words(found: Sequence[Restatement]) -> str:
    streams = list(dict.fromkeys(each.stream for each in found))
    named = ", ".join(streams) if len(streams) <= MOST_STREAMS else f"{len(streams):,} streams"
    weeks = so_many(len({each.period for each in found}), "week")
    return f"{so_many(len(found), 'number')} of {weeks}: {named}"
