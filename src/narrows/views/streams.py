"""How do our streams flow? All of them in short, or those that are searched for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.plan import Plan
from narrows.domain.streams import ValueStream
from narrows.services.reviewing import Review
from narrows.views.home_streams import HomeStream, home_streams
from narrows.views.value_metric import metric_called

PAGE_STREAMS = 20
"""That are shown at once."""


@dataclass(frozen=True, slots=True)
class StreamsPage:
    """The streams of a plan.

    Attributes:
        words: What is searched for; empty is everything.
        n_streams: Of the plan.
        n_found: Of them, that have all the words.
        page: Which part of these is shown, from 1.
        n_pages: How many parts there are.
        streams: Of this part, in the order of the plan.
        measured_at: When they were measured. [UTC]
    """

    words: str
    n_streams: int
    n_found: int
    page: int
    n_pages: int
    streams: tuple[HomeStream, ...]
    measured_at: datetime


def streams_page(review: Review, *, words: str = "", page: int = 1) -> StreamsPage:
    """The streams as they were measured.

    Args:
        review: What was decided and measured.
        words: All of them, somewhere in what a stream says of itself; a part of a word will do.
        page: Which part of the list, from 1; one beyond the last is the last.
    """
    plan, asked = review.plan, words.casefold().split()
    found = [each for each in plan.streams if _says(each, asked, plan=plan)]
    n_pages = max(1, -(-len(found) // PAGE_STREAMS))
    number = min(max(page, 1), n_pages)
    shown = found[(number - 1) * PAGE_STREAMS : number * PAGE_STREAMS]
    return StreamsPage(
        words=words.strip(),
        n_streams=len(plan.streams),
        n_found=len(found),
        page=number,
        n_pages=n_pages,
        streams=home_streams(review, shown),
        measured_at=review.measured_at,
    )


def _says(stream: ValueStream, words: list[str], *, plan: Plan) -> bool:
    text = "\n".join(_texts(stream, plan)).casefold()
    return all(each in text for each in words)


def _texts(stream: ValueStream, plan: Plan) -> Iterator[str]:
    """What a stream says of itself."""
    yield stream.id
    yield stream.name or ""
    yield stream.customer or ""
    yield metric_called(stream.value_metric, plan)
    yield from stream.teams
