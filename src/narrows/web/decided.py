"""What was decided, as it is when a page is asked for; measuring follows a moment later."""

from dataclasses import dataclass
from typing import NamedTuple

from fastapi import Request

from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER, Repository, StoredPlan
from narrows.domain.sayings import Saying
from narrows.services.reviewing import Review
from narrows.services.room import Room
from narrows.views.in_step import in_step
from narrows.web.desk import desk_of


class _Kept(NamedTuple):
    repository: Repository
    revision: int
    stored: StoredPlan


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


def decided_of(request: Request) -> Decided:
    """What was decided until now."""
    desk = desk_of(request)
    stored, review = _stored(request), desk.review()
    if stored.revision != review.revision:
        review = in_step(review, stored.plan)
    return Decided(stored, review, tuple(desk.repository.sayings()))


def room_of(request: Request) -> Room:
    """Where the local owner says something about the plan as it is now."""
    desk = desk_of(request)
    return Room(desk.repository, _stored(request), LOCAL_OWNER, desk.now())


def _stored(request: Request) -> StoredPlan:
    """The plan; reading it takes longer than telling whether it is still the same."""
    repository = desk_of(request).repository
    revision = repository.stamp()[0]
    kept: _Kept | None = getattr(request.app.state, "kept_plan", None)
    # Read once: another thread may replace it meanwhile.
    if kept is not None and kept.repository is repository and kept.revision == revision:
        return kept.stored
    stored = repository.plan()
    if stored is None:
        # Nothing was applied yet: what was reviewed is all there is.
        return StoredPlan(desk_of(request).review().plan, revision)
    request.app.state.kept_plan = _Kept(repository, stored.revision, stored)
    return stored
