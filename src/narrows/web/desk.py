"""What the pages work on: handed in by whoever serves them, so that pages know nothing real."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from fastapi import Request

from narrows.domain.ports import History
from narrows.domain.repository import Repository
from narrows.services.reviewing import Review
from narrows.web.door import Door
from narrows.web.rest.bench import Bench
from narrows.web.source_desk import SourceDesk


def _no_trouble() -> None:
    """What is measured once lacks nothing."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies ready when a page is asked for.

    Attributes:
        repository: What was decided, scoped to whoever asks.
        review: The current review, computed already; asking for it is cheap.
        history: What happened, for the items behind a number.
        now: The clock. [UTC]
        bench: What the REST interface works on; `None` serves pages only.
        sources: What is known of sources; `None` serves no pages about them.
        trouble: Why the review lacks what came last, in a sentence; `None` where it does not.
        door: Who is let in; `None` is everybody whom the guard lets pass.
    """

    repository: Repository
    review: Callable[[], Review]
    history: Callable[[], History]
    now: Callable[[], datetime]
    bench: Bench | None = None
    sources: SourceDesk | None = None
    trouble: Callable[[], str | None] = _no_trouble
    door: Door | None = None


def desk_of(request: Request) -> Desk:
    """The desk of the application that a request came to.

    Whoever only reads sees one moment of it, however often what answers looks at it: a page never
    shows two, and how far the store has come is asked once.
    """
    desk: Desk = request.app.state.desk
    if request.method not in ("GET", "HEAD"):
        return desk
    seen: Desk | None = getattr(request.state, "desk", None)
    if seen is None:
        seen = replace(desk, review=cache(desk.review), history=cache(desk.history))
        request.state.desk = seen
    return seen


def look_again(request: Request) -> None:
    """Whoever reads has waited for something newer than the moment that was seen."""
    request.state.desk = None
