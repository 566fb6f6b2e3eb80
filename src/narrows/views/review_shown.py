"""A cycle's review among the others, with what people may still say; of a large one a part."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from narrows.domain.okr import ORGANISATION
from narrows.services.cycles.cycle_review import CycleReview
from narrows.services.cycles.states import CycleState
from narrows.services.reviewing import Review
from narrows.views.review import ReviewPage, review_page
from narrows.views.ripple_cards import owner_name

PART_OBJECTIVES = 20
"""That are shown at once, unless one owner has more."""
PART_OWNERS = 8
"""That are shown at once; owners without an objective have flow and refusals all the same."""


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """A cycle's review on its page.

    Attributes:
        cycle: Id.
        cycles: Ids of all, in the order of the plan.
        is_closed: Whether nothing can be said any more.
        told: The page itself.
        owners: Names of all whose review it is, part by part: the organisation, then the streams.
        page: Which part of them is shown, from 1; 0 is all of them.
    """

    cycle: str
    cycles: tuple[str, ...]
    is_closed: bool
    told: ReviewPage
    owners: tuple[tuple[str, ...], ...]
    page: int = 0


def review_shown(review: CycleReview, measured: Review) -> ReviewShown:
    """A cycle looked back on, among the others; whole.

    Args:
        review: What was found.
        measured: What it was made of.
    """
    told, plan = review_page(review, measured), measured.plan
    names = [owner_name(each, plan) for each in (ORGANISATION, *(s.id for s in plan.streams))]
    return ReviewShown(
        cycle=review.cycle.id,
        cycles=tuple(each.id for each in plan.cycles),
        is_closed=review.state is CycleState.CLOSED,
        told=told,
        owners=tuple(_parts(tuple(dict.fromkeys(names)), told)),
    )


def review_part(whole: ReviewShown, number: int) -> ReviewShown:
    """The review of some owners: their objectives, flow, initiatives and refusals.

    What was learned is of all, and stands in each part.

    Args:
        whole: The review of all owners.
        number: Which part, from 1; one beyond the last is the last, and 0 is all of them.
    """
    if number == 0:
        return whole
    number = min(number, len(whole.owners))
    told, own = whole.told, frozenset(whole.owners[number - 1])
    part = replace(
        told,
        objectives=tuple(each for each in told.objectives if each.owner in own),
        flow=tuple(each for each in told.flow if each.stream in own),
        hits=tuple(each for each in told.hits if each.who in own),
        bets=tuple(each for each in told.bets if each.owner in own),
        refusals=tuple(each for each in told.refusals if each.who in own),
        refused=tuple(each for each in told.refused if each.who in own),
    )
    # One part is all there is, also of a stream that is gone and was asked for something.
    return replace(whole, page=number, told=part if len(whole.owners) > 1 else told)


def part_of_objective(whole: ReviewShown, objective: str) -> int:
    """In which part an objective stands, from 1; the first where it stands in none."""
    owner = next((each.owner for each in whole.told.objectives if each.id == objective), None)
    found = (number for number, part in enumerate(whole.owners, 1) if owner in part)
    return next(found, 1)


def _parts(names: Sequence[str], told: ReviewPage) -> Iterator[tuple[str, ...]]:
    """Owners in their order, a few at a time, each with all that is theirs."""
    n_of = Counter(each.owner for each in told.objectives)
    part: list[str] = []
    for name in names:
        n_objectives = sum(n_of[each] for each in part) + n_of[name]
        if part and (n_objectives > PART_OBJECTIVES or len(part) == PART_OWNERS):
            yield tuple(part)
            part = []
        part.append(name)
    yield tuple(part)
