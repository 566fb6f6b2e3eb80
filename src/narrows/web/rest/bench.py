"""What the operations work on: the desk of the pages, and the way in for others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate
from narrows.domain.ports import History
from narrows.services.reviewing import Review
from narrows.services.sources.standing import SourceStanding, Unmapped


def _nothing_before(stream: str | None, as_of: str) -> History:
    del stream, as_of
    raise NarrowsError("nothing-synced", "Nothing is synced here; run `narrows sync`.")


@dataclass(frozen=True, slots=True)
class Bench:
    """What lies ready when an operation is asked for.

    Attributes:
        gate: What was decided, in the name of the local owner.
        review: The review of all that was saved before it is asked for; may have to be measured.
        history: What happened, as of that review.
        now: The clock. [UTC]
        connectors: Names of those that a plan may name.
        standings: Where each source stands now.
        history_at: What had happened by an instant, as people write it, asked of a stream, of
            unaligned work or of all: built for whoever asks, which takes long.
        unmapped: Statuses that no workflow knows, by source; all moves are read for them.
    """

    gate: Gate
    review: Callable[[], Review]
    history: Callable[[], History]
    now: Callable[[], datetime]
    connectors: frozenset[str]
    standings: Callable[[], Sequence[SourceStanding]]
    history_at: Callable[[str | None, str], History] = _nothing_before
    unmapped: Callable[[], Unmapped] = dict


def bench_of(request: Request) -> Bench:
    """The bench of the application that a request came to."""
    bench: Bench = request.app.state.bench
    return bench


Working = Annotated[Bench, Depends(bench_of)]
"""The bench, as operations ask for it."""
