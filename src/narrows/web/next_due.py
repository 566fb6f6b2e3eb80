"""Where to go on after a check-in: the next objective that nobody checked in this week."""

from fastapi import Request

from narrows.domain.okr import Objective
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.check_ins.states import CheckInState
from narrows.views.check_in_words import last_check_in_to
from narrows.views.objective import ObjectivePage
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.kept_trail import trail_of

WAITING = (CheckInState.DUE, CheckInState.OUTDATED)


def next_due(request: Request, answer: ObjectivePage) -> Objective | None:
    """The next objective of the same cycle, its owner's first, that nobody checked in this week."""
    review, now = decided_of(request).review, desk_of(request).now()
    plan = review.plan
    this = objective_named(plan, answer.id)
    rest = [each for each in plan.objectives if each.cycle == this.cycle and each != this]
    told = trail_of(request).check_ins
    for each in sorted(rest, key=lambda each: each.owner != this.owner):
        own = [one for one in told if one.objective == each.id]
        if last_check_in_to(each, own, review=review, now=now).state in WAITING:
            return each
    return None
