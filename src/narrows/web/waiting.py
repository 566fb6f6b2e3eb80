"""What waits for an answer, as it is when a page is asked for."""

from collections.abc import Sequence

from fastapi import Request

from narrows.domain.calendar import day_of
from narrows.services.layers.drafting import Draft, drafts
from narrows.services.ripples.inbox import Waiting, inbox
from narrows.web.decided import Decided
from narrows.web.desk import desk_of
from narrows.web.kept import KeptAnswers

FOUND: KeptAnswers[Sequence[Waiting]] = KeptAnswers()


def waiting_of(request: Request, decided: Decided) -> Sequence[Waiting]:
    """All that waits, for whomever; looked for once after each decision."""
    plan = decided.plan
    today = day_of(desk_of(request).now(), plan.zone)

    def found() -> Sequence[Waiting]:
        drafted = drafts_of(request, decided)
        return inbox(plan, decided.sayings, owner=None, today=today, drafted=drafted)

    return FOUND(decided, today, make=found)


def drafts_of(request: Request, decided: Decided) -> Sequence[Draft]:
    """What leaders may take in the current cycle."""
    review = decided.review
    today = day_of(desk_of(request).now(), review.plan.zone)
    if review.cycle is None or today >= review.cycle.end:
        return ()
    return drafts(review, decided.sayings, cycle=review.cycle.id)
