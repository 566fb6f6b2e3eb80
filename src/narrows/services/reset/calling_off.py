"""Calling a reset off: what it put into the plan leaves it, and the cycle before is as it was."""

from dataclasses import replace

from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind
from narrows.services.drafts import Draft
from narrows.services.plan.editing import without_objective
from narrows.services.remarks import Remark
from narrows.services.reset.opened import open_reset
from narrows.services.reset.states import STOOD, Reset
from narrows.services.room import spoken
from narrows.services.strategy.publishing import refuse_others


def called_off(draft: Draft, *, remark: Remark) -> Draft:
    """The draft without the reset that is under way.

    What was carried or added leaves the plan, and the new cycle with it, unless the cycle stood
    there before or holds what somebody wrote into it. The answers to the opening questions stay.

    Raises:
        NarrowsError: `strategy-not-yours`, `reset-not-begun`, `reset-over`, `cycle-closed`.
    """
    refuse_others(remark)
    reset = open_reset(draft)
    said = spoken(
        draft.room,
        About(Kind.CYCLE, reset.into.id),
        act=Act.DROP,
        remark=replace(remark, behalf=ORGANISATION),
    )
    return draft.after(said, plan=_without(draft.plan, reset))


def _without(plan: Plan, reset: Reset) -> Plan:
    carried = [(each.becomes or "").partition("/")[0] for each in reset.standings]
    for id_ in (*carried, *(each.about.key for each in reset.added)):
        plan = without_objective(plan, id_)
    is_kept = reset.begun.detail(STOOD) is not None or plan.of_cycle(reset.into.id).objectives
    if is_kept:
        return plan
    return replace(plan, cycles=tuple(each for each in plan.cycles if each.id != reset.into.id))
