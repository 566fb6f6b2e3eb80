"""What is made of a review, a cycle and what was said; made once, however many ask for it."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TypeVar, cast

from fastapi import Request

from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER, StoredPlan
from narrows.services.reviewing import Review
from narrows.services.room import Room
from narrows.web.desk import desk_of, look_again
from narrows.web.kept import KeptAnswers

T = TypeVar("T")

_MADE: KeptAnswers[object] = KeptAnswers(most=640)
"""Six of each of a hundred streams, and what all of them share."""


def once_of(request: Request, key: Hashable, *, make: Callable[[], T]) -> T:
    """What a function makes, made again only when the review or the key is another.

    Args:
        request: Of which review.
        key: What it depends on beside the review.
        make: Makes it.
    """
    return cast("T", _MADE(desk_of(request).review(), key, make=make))


def settled_review(request: Request) -> Review:
    """The review of all that was saved before it is asked for; may have to be measured."""
    bench = desk_of(request).bench
    settled = None if bench is None else bench.review()
    look_again(request)
    return settled or desk_of(request).review()


def settle_cycle(request: Request, cycle: str, *, plan: Plan) -> None:
    """Wait for the review of a cycle's objectives where some were written or carried just now.

    Args:
        request: Of which review.
        cycle: Id.
        plan: As it is now.
    """
    if _wanted(plan, cycle) != _wanted(desk_of(request).review().plan, cycle):
        settled_review(request)


def _wanted(plan: Plan, cycle: str) -> list[Objective]:
    """The objectives of a cycle, but for the bets and ripples that every page keeps in step."""
    own = plan.of_cycle(cycle).objectives
    return [replace(each, initiatives=(), ripples=()) for each in own]


def measured_room(request: Request, review: Review) -> Room:
    """Where the local owner speaks of the very plan that was measured."""
    desk = desk_of(request)
    stored = StoredPlan(review.plan, review.revision)
    return Room(desk.repository, stored, LOCAL_OWNER, desk.now())
