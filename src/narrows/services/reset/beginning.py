"""Beginning a reset: the next cycle, and the opening questions answered again."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from narrows.domain.calendar import day_of
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import CYCLE_WEEKS, ORGANISATION, Cycle
from narrows.domain.organisation import Adoption
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.cycles.naming import cycle_meant
from narrows.services.cycles.states import CycleState, refuse_closed, state_of
from narrows.services.drafts import Draft
from narrows.services.remarks import Remark, kept_words
from narrows.services.reset.states import Reset, reset_begun
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
            `words-missing`, `text-too-long`.
    """
    refuse_others(remark)
    standing = reset_begun(draft.plan, draft.told)
    if standing is not None and standing.into.id == beginning.cycle:
        _refuse_otherwise(draft.plan, standing, beginning=beginning)
        _refuse_other_days(standing.into, beginning)
        return draft
    old = _ending(draft, beginning)
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
        details=[(AFTER, old.id)],
    )
    return draft.after(saying, *answers, plan=with_adoption(_with_cycle(draft.plan, new), adoption))


def _refuse_otherwise(plan: Plan, reset: Reset, *, beginning: Beginning) -> None:
    """Refuse other answers than the reset began with; what is not given says nothing."""
    given, has = beginning.answers, plan.organisation.adoption or Adoption()
    asked = [(getattr(given, each), said.words) for each, said in reset.answers.items()]
    is_same = all(words is None or kept_words(words) == said for words, said in asked)
    groups = ((given.pilots, has.pilots), (given.leaders, has.leaders))
    is_same = is_same and all(each is None or each == there for each, there in groups)
    if not is_same or beginning.after not in {None, reset.of}:
        raise NarrowsError(
            "reset-decided",
            f"The reset into «{reset.into.id}» has begun already, with other answers; answer anew "
            "with `narrows adoption answer`, or leave the answers out.",
        )


def _refuse_other_days(cycle: Cycle, beginning: Beginning) -> None:
    """Refuse other days than a cycle has; what is not given says nothing."""
    is_same = beginning.start in {None, cycle.start} and beginning.weeks in {None, cycle.weeks}
    if not is_same:
        raise NarrowsError(
            "reset-decided",
            f"Cycle «{cycle.id}» is in the plan already, {cycle.weeks} weeks from {cycle.start}; "
            "leave --start and --weeks out, or change it in the plan.",
        )


def _ending(draft: Draft, beginning: Beginning) -> Cycle:
    today = day_of(draft.room.now, draft.plan.zone)
    old = cycle_meant(draft.plan, beginning.after, today=today)
    refuse_active(old, draft.told)
    return old


def refuse_active(old: Cycle, sayings: Collection[Saying]) -> None:
    """Refuse to begin anew after a cycle that nobody began to look back on.

    Raises:
        NarrowsError: `reset-too-early`.
    """
    if state_of(old.id, sayings) is CycleState.ACTIVE:
        raise NarrowsError(
            "reset-too-early",
            f"Cycle «{old.id}» is active; look back at it first, with `narrows cycle "
            f"begin-closing {old.id}`, so that what it taught is known when the next one begins.",
        )


def _new_cycle(draft: Draft, beginning: Beginning, *, old: Cycle) -> Cycle:
    known = draft.plan.cycle(beginning.cycle)
    refuse_closed(beginning.cycle, draft.told)
    if known is not None:
        _refuse_other_days(known, beginning)
    weeks = CYCLE_WEEKS if beginning.weeks is None else beginning.weeks
    new = known or Cycle(beginning.cycle, beginning.start or old.end, weeks)
    if new.start < old.end:
        raise NarrowsError(
            "cycle-overlaps",
            f"Cycle «{new.id}» would begin on {new.start}, before «{old.id}» ends; let it begin on "
            f"{old.end} or later.",
        )
    return new


def _with_cycle(plan: Plan, cycle: Cycle) -> Plan:
    others = [each for each in plan.cycles if each.id != cycle.id]
    return replace(plan, cycles=tuple(sorted([*others, cycle], key=lambda each: each.start)))
