"""What was decided, as it is when a page is asked for; measuring follows a moment later."""

from dataclasses import dataclass
from typing import NamedTuple

from fastapi import Request

from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER, Marks, Repository, StoredPlan
from narrows.domain.sayings import Saying
from narrows.services.reviewing import Review
from narrows.services.room import Room
from narrows.views.in_step import in_step, with_closed
from narrows.web.desk import desk_of
from narrows.web.of_review import settled_review


class _Kept(NamedTuple):
    repository: Repository
    marks: Marks
    review: Review
    decided: "Decided"


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, with what was measured of it.

    Attributes:
        stored: The plan as it is now.
        review: The last one, in step with that plan.
        sayings: All, by number.
    """

    stored: StoredPlan
    review: Review
    sayings: tuple[Saying, ...]

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.stored.plan


def decided_of(request: Request, *, is_settled: bool = False) -> Decided:
    """What was decided until now; the same object until something else is, or is measured.

    Args:
        request: Of which home.
        is_settled: Whether to wait until all that was decided is measured: for its author, whom the
            pages that come next would tell that it is not there.
    """
    if is_settled:
        settled_review(request)
    desk = desk_of(request)
    repository, review = desk.repository, desk.review()
    # Before the rest: what is decided while that is read is noticed by the next who asks.
    marks = repository.marks()
    kept: _Kept | None = getattr(request.app.state, "kept_decided", None)
    if kept is not None and kept.repository is not repository:
        kept = None
    if kept is not None and kept.marks == marks and kept.review is review:
        return kept.decided
    # A check-in moves the trail, and neither the plan nor what was said, which take longest.
    if kept is not None and kept.decided.stored.revision == marks.revision:
        stored = kept.decided.stored
    else:
        # Nothing was applied yet: what was reviewed is all there is.
        stored = repository.plan() or StoredPlan(review.plan, 0)
    if kept is not None and kept.marks.n_sayings == marks.n_sayings:
        sayings = kept.decided.sayings
    else:
        sayings = tuple(repository.sayings())
    is_old = stored.revision != review.revision
    now = with_closed(in_step(review, stored.plan) if is_old else review, sayings)
    decided = Decided(stored, now, sayings)
    request.app.state.kept_decided = _Kept(repository, marks, review, decided)
    return decided


def room_of(request: Request) -> Room:
    """Where the local owner says something about the plan as it is now."""
    desk = desk_of(request)
    return Room(desk.repository, decided_of(request).stored, LOCAL_OWNER, desk.now())
