"""What moved in a stream, gathered once for its page, its files and what its limits are."""

from fastapi import Request

from narrows.domain.movements import StreamWait, WaitShared
from narrows.services.flow.movements import NOTHING_MOVED, moved
from narrows.views.movement import MovementPage, movement_page
from narrows.views.stream import stream_named
from narrows.web.desk import desk_of
from narrows.web.of_history import rows_once
from narrows.web.of_review import once_of

MOST_STREAMS = 6
"""Of a wait that many streams share; the files have all."""


def movement_answer(request: Request, stream: str) -> MovementPage:
    """What moved in a stream.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    review = desk_of(request).review()
    own = stream_named(review.plan, stream)  # refuses an unknown one before history is asked

    def made() -> MovementPage:
        is_known = review.of(stream) is not None
        found = moved(rows_once(request), own.id if own else None) if is_known else NOTHING_MOVED
        return movement_page(review, stream, moved=found)

    return once_of(request, ("movement", stream), make=made)


def most_waited(wait: WaitShared, stream: str) -> tuple[StreamWait, ...]:
    """Of the streams that have a wait those that waited longest, and the stream itself."""
    return tuple(
        each
        for place, each in enumerate(wait.streams)
        if place < MOST_STREAMS or each.stream == stream
    )
