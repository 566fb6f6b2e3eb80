"""Whose objective of which cycle is written, where nobody says it."""

from fastapi import Request

from narrows.domain.calendar import day_of
from narrows.domain.okr import ORGANISATION
from narrows.services.cycles.states import CycleState, state_of
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of


def first_choice(request: Request, *, cycle: str, owner: str) -> tuple[str, str]:
    """The cycle and owner of a new objective: those asked for, else what is written next."""
    decided = decided_of(request)
    plan = decided.plan
    owners = [each.id for each in plan.streams]
    if owner not in (*owners, ORGANISATION):
        owner = next(iter(owners), ORGANISATION)
    open_ = [
        each.id
        for each in plan.cycles
        if state_of(each.id, decided.sayings) is not CycleState.CLOSED
    ]
    if cycle not in open_:
        drafts = [each for each in open_ if state_of(each, decided.sayings) is CycleState.DRAFT]
        now = plan.cycle_at(day_of(desk_of(request).now(), plan.zone))
        usual = now.id if now is not None and now.id in open_ else next(iter(open_), "")
        cycle = drafts[-1] if drafts else usual
    return cycle, owner
