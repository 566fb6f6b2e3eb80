"""What is made of a review, a cycle and what was said; made once, however many ask for it."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from fastapi import Request

from narrows.domain.repository import LOCAL_OWNER, StoredPlan
from narrows.services.reviewing import Review
from narrows.services.room import Room
from narrows.web.desk import desk_of

T = TypeVar("T")

MOST = 32
"""Answers that are kept of one review."""


def once_of(request: Request, key: Hashable, *, make: Callable[[], T]) -> T:
    """What a function makes, made again only when the review or the key is another.

    Args:
        request: Which application keeps it.
        key: What it depends on beside the review.
        make: Makes it.
    """
    review = desk_of(request).review()
    # Read once: another thread may replace it by that of another review meanwhile.
    kept: tuple[Review, dict[Hashable, T]] | None = getattr(request.app.state, "made", None)
    if kept is None or kept[0] is not review or len(kept[1]) >= MOST:
        kept = request.app.state.made = (review, {})
    if key not in kept[1]:
        kept[1][key] = make()
    return kept[1][key]


def settled_review(request: Request) -> Review:
    """The review of all that was saved before it is asked for; may have to be measured."""
    desk = desk_of(request)
    return desk.review() if desk.bench is None else desk.bench.review()


def measured_room(request: Request, review: Review) -> Room:
    """Where the local owner speaks of the very plan that was measured."""
    desk = desk_of(request)
    stored = StoredPlan(review.plan, review.revision)
    return Room(desk.repository, stored, LOCAL_OWNER, desk.now())
