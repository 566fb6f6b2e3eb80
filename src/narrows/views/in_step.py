"""A review in step with what was decided since: measuring takes a while, deciding none."""

from collections.abc import Iterable
from dataclasses import replace

from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.cycles.states import closed_cycles, closings
from narrows.services.reviewing import Review


def in_step(review: Review, plan: Plan) -> Review:
    """A review whose objectives have the bets and ripples of a newer plan.

    What they are measured by stays as it was measured: a key result that is newer than the review
    has no number yet.

    Args:
        review: Measured at some moment.
        plan: As it is now.
    """
    if plan is review.plan:
        return review
    objectives = tuple(_in_step(each, plan.objective(each.id)) for each in review.plan.objectives)
    return replace(review, plan=replace(review.plan, objectives=objectives))


def _in_step(objective: Objective, now: Objective | None) -> Objective:
    if now is None:
        return objective
    return replace(objective, initiatives=now.initiatives, ripples=now.ripples)


def with_closed(review: Review, sayings: Iterable[Saying]) -> Review:
    """A review that asks for nothing of a cycle that was closed since.

    Args:
        review: Measured at some moment.
        sayings: About cycles, or all, until now.
    """
    told = list(sayings)
    closed = closed_cycles(told)
    if closed == review.closed:
        return review
    past = {f"{each.owner}/{each.id}" for each in review.plan.objectives if each.cycle in closed}
    findings = tuple(
        each for each in review.findings if "/".join(each.where.split("/")[:2]) not in past
    )
    return replace(review, closed=closed, closed_at=closings(told), findings=findings)
