"""What moved in a stream, gathered once for its page, its files and what its limits are."""

from fastapi import Request

from narrows.services.flow.movements import NOTHING_MOVED, moved
from narrows.views.movement import MovementPage, movement_page
from narrows.views.stream import stream_named
from narrows.web.desk import desk_of
from narrows.web.of_history import rows_once
from narrows.web.of_review import once_of


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
