"""A cycle's review among the others, with what people may still say."""

from dataclasses import dataclass

from narrows.domain.plan import Plan
from narrows.services.cycles.cycle_review import CycleReview
from narrows.services.cycles.states import CycleState
from narrows.views.review import ReviewPage, review_page


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """A cycle's review on its page.

    Attributes:
        cycle: Id.
        cycles: Ids of all, in the order of the plan.
        is_closed: Whether nothing can be said any more.
        told: The page itself.
    """

    cycle: str
    cycles: tuple[str, ...]
    is_closed: bool
    told: ReviewPage


def review_shown(review: CycleReview, plan: Plan) -> ReviewShown:
    """A cycle looked back on, among the others.

    Args:
        review: What was found.
        plan: Knows what things are called.
    """
    return ReviewShown(
        cycle=review.cycle.id,
        cycles=tuple(each.id for each in plan.cycles),
        is_closed=review.state is CycleState.CLOSED,
        told=review_page(review, plan),
    )
