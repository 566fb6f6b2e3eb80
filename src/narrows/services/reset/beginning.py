"""Beginning a reset: the next cycle, and the opening questions answered again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from narrows.domain.calendar import day_of
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import CYCLE_WEEKS, ORGANISATION, Cycle
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind
from narrows.services.cycles.naming import cycle_meant
from narrows.services.cycles.states import refuse_closed
from narrows.services.drafts import Draft
from narrows.services.remarks import Remark
from narrows.services.reset.beginning_refused import (
    refuse_active,
    refuse_beside,
    refuse_other_answers,
    refuse_other_days,
    refuse_overlap,
    refuse_published,
    refuse_reset,
)
from narrows.services.reset.states import STOOD, reset_begun
from narrows.services.room import spoken
from narrows.services.stories.told import AFTER
from narrows.services.strategy.adopting import (
    QUESTIONS,
    AdoptionAnswers,
    answered,
    with_adoption,
)
from narrows.services.strategy.publishing import refuse_others


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a reset begins with.

    Attributes:
        cycle: Id of the new cycle.
        answers: The opening questions, answered again: all three.
        start: Its first day, a Monday; `None` is not said: where the other ends.
        weeks: How long it is; `None` is not said: 13.
        after: Id of the cycle that ends; `None` is the one of today, or that began last.
    """

    cycle: str
    answers: AdoptionAnswers
    start: date | None = None
    weeks: int | None = None
    after: str | None = None


def begun(draft: Draft, beginning: Beginning, *, remark: Remark) -> Draft:
    """The draft with a reset begun; as it was where this one is under way already.

    Raises:
        NarrowsError: `strategy-not-yours`, `cycle-unknown`, `cycle-closed`, `reset-too-early`,
            `cycle-overlaps`, `cycle-not-monday`, `adoption-unanswered`, `reset-decided`,
            `reset-under-way`, `reset-over`, `words-missing`, `text-too-long`.
    """
    refuse_others(remark)
    standing = reset_begun(draft.plan, draft.told)
    if standing is not None and standing.into.id == beginning.cycle:
        refuse_other_answers(draft.plan, standing, given=beginning.answers, after=beginning.after)
        refuse_other_days(standing.into, start=beginning.start, weeks=beginning.weeks)
        return draft
    old = _ending(draft, beginning)
    refuse_beside(standing, old, sayings=draft.told)
    new = _new_cycle(draft, beginning, old=old)
    missing = [each for each in QUESTIONS if getattr(beginning.answers, each) is None]
    if missing:
        raise NarrowsError(
            "adoption-unanswered",
            f"A reset asks again why there are OKRs, and {', '.join(missing)} is not answered; "
            f"«{QUESTIONS[missing[0]]}»",
        )
    adoption, answers = answered(draft.room, beginning.answers, remark=remark, cycle=new.id)
    saying = spoken(
        draft.room,
        About(Kind.CYCLE, new.id),
        act=Act.PROPOSE,
        remark=replace(remark, behalf=ORGANISATION),
        details=[(AFTER, old.id), *_stood(draft.plan, new)],
    )
    return draft.after(saying, *answers, plan=with_adoption(_with_cycle(draft.plan, new), adoption))


def _ending(draft: Draft, beginning: Beginning) -> Cycle:
    today = day_of(draft.room.now, draft.plan.zone)
    old = cycle_meant(draft.plan, beginning.after, today=today)
    refuse_active(old, draft.told)
    refuse_reset(draft.plan, draft.told, of=old)
    return old


def _new_cycle(draft: Draft, beginning: Beginning, *, old: Cycle) -> Cycle:
    known = draft.plan.cycle(beginning.cycle)
    refuse_closed(beginning.cycle, draft.told)
    if known is not None:
        refuse_other_days(known, start=beginning.start, weeks=beginning.weeks)
        refuse_published(known, draft.told)
    weeks = CYCLE_WEEKS if beginning.weeks is None else beginning.weeks
    new = known or Cycle(beginning.cycle, beginning.start or old.end, weeks)
    refuse_overlap(draft.plan, new, old=old)
    return new


def _stood(plan: Plan, cycle: Cycle) -> Sequence[tuple[str, str]]:
    """Told of a cycle that a plan has already: calling the reset off leaves it there."""
    return [(STOOD, "yes")] if plan.cycle(cycle.id) is not None else []


def _with_cycle(plan: Plan, cycle: Cycle) -> Plan:
    others = [each for each in plan.cycles if each.id != cycle.id]
    return replace(plan, cycles=tuple(sorted([*others, cycle], key=lambda each: each.start)))
