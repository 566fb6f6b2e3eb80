"""What moved in a stream, gathered once for its page, its files and what its limits are."""

from collections.abc import Mapping

from fastapi import Request

from narrows.domain.movements import StreamWait, WaitShared
from narrows.services.flow.movements import NOTHING_MOVED, Moved, every_moved, moved
from narrows.views.movement import MovementPage, movement_page
from narrows.views.stream import stream_named
from narrows.web.ahead import ahead
from narrows.web.desk import desk_of
from narrows.web.of_review import once_of
from narrows.web.rows_once import rows_once

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
        if review.of(stream) is None:
            return movement_page(review, stream, moved=NOTHING_MOVED)
        history, id_ = rows_once(request), own.id if own else None

        def every() -> Mapping[str | None, Moved]:
            return every_moved(history)

        known = (ahead(request, "movement", make=every) or {}).get(id_)
        return movement_page(review, stream, moved=known or moved(history, id_))

    return once_of(request, ("movement", stream), make=made)


def most_waited(wait: WaitShared, stream: str) -> tuple[StreamWait, ...]:
    """Of the streams that have a wait those that waited longest, and the stream itself."""
    return tuple(
        each
        for place, each in enumerate(wait.streams)
        if place < MOST_STREAMS or each.stream == stream
    )
