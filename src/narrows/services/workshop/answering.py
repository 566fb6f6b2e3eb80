"""Answering in a workshop: a step or all of them, each in its turn, and all of it or nothing."""

from collections.abc import Sequence
from dataclasses import fields, replace

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION
from narrows.domain.organisation import Adoption
from narrows.domain.plan import Plan
from narrows.domain.sayings import Act, Saying
from narrows.services.cycles.states import refuse_closed
from narrows.services.drafts import Draft, draft_of, save
from narrows.services.plan.editing import checked
from narrows.services.remarks import Remark, kept_words
from narrows.services.room import Room, spoken
from narrows.services.strategy.adopting import AdoptionAnswers, answered, with_adoption
from narrows.services.strategy.publishing import refuse_others
from narrows.services.strategy.states import FINGERPRINT
from narrows.services.workshop import edits
from narrows.services.workshop.file import WorkshopAnswers
from narrows.services.workshop.first_objectives import with_objectives
from narrows.services.workshop.parts import WhyPart
from narrows.services.workshop.steps import (
    Step,
    about_step,
    customers_told,
    next_step,
    standings,
)
from narrows.services.workshop.told import fingerprint, names, told_customers


def take(room: Room, answers: WorkshopAnswers, *, remark: Remark) -> Sequence[Saying]:
    """Take the answers of a workshop into the plan; what was answered so before stays as it is.

    Args:
        room: Where it is decided.
        answers: Of one step or more; a step is answered when those before it are done.
        remark: For the organisation; the words come with the answers.

    Returns:
        What was said; nothing where all of it was answered before.

    Raises:
        NarrowsError: `strategy-not-yours`, `workshop-empty`, `workshop-early`, `name-unknown`,
            `id-missing`, `cycle-closed`, what `checked` refuses, and `plan-stale`.
    """
    refuse_others(remark)
    if not answers.steps:
        raise NarrowsError(
            "workshop-empty",
            f"Nothing is answered; the steps are {', '.join(Step)}.",
        )
    draft = draft_of(room)
    for step in answers.steps:
        _refuse_early(draft, step)
        draft = _answered(draft, step, answers=answers, remark=remark)
    return save(draft, room.plan, remark=remark)


def _refuse_early(draft: Draft, step: Step) -> None:
    first = next_step(draft.plan, draft.told)
    order = list(Step)
    if first is not None and order.index(first.step) < order.index(step):
        raise NarrowsError(
            "workshop-early",
            f"«{step}» comes after «{first.step}», which lacks {', '.join(first.lacks)}; answer "
            f"first: {first.asks}",
        )


def _answered(draft: Draft, step: Step, *, answers: WorkshopAnswers, remark: Remark) -> Draft:
    mark = fingerprint(answers.part, step)
    if _is_answered_so(draft, step, mark=mark):
        return draft
    plan, why = _edited(draft, step, answers=answers), answers.part.why
    own: Sequence[Saying] = ()
    if step is Step.WHY and why is not None:
        given = _new(plan, _adoption(why))
        adoption, own = answered(draft.room, given, remark=remark)
        plan = with_adoption(plan, adoption)
    details = [(FINGERPRINT, mark)]
    if step is Step.CUSTOMERS:
        details += told_customers(answers.part.customers or ())
    said = replace(remark, words=", ".join(names(answers.part, step)), behalf=ORGANISATION)
    saying = spoken(draft.room, about_step(step), act=Act.TELL, remark=said, details=details)
    return draft.after(saying, *own, plan=checked(plan, before=draft.plan))


def _is_answered_so(draft: Draft, step: Step, *, mark: str) -> bool:
    """Whether a step was answered last with the same, and lacks nothing since.

    What was changed in the plan meanwhile then stays: a file is taken again as it grows.
    """
    before = [each for each in draft.told if each.about == about_step(step)]
    is_same = bool(before) and before[-1].detail(FINGERPRINT) == mark
    return is_same and next(s for s in standings(draft.plan, draft.told) if s.step is step).is_done


def _edited(draft: Draft, step: Step, *, answers: WorkshopAnswers) -> Plan:
    plan, part = draft.plan, answers.part
    if step is Step.WHY and part.why is not None:
        plan = edits.with_why(plan, part.why)
    elif step is Step.STRATEGY and part.strategy is not None:
        plan = edits.with_direction(plan, part.strategy)
    elif step is Step.STREAMS and part.streams is not None:
        customers = customers_told(plan, draft.told)
        plan = edits.with_streams(plan, part.streams, customers=customers)
    elif step is Step.METRICS and part.metrics is not None:
        plan = edits.with_metrics(plan, part.metrics)
    elif step is Step.TEAMS and part.teams is not None:
        plan = edits.with_teams(plan, part.teams)
    elif step is Step.OBJECTIVES and part.objectives is not None:
        refuse_closed(part.objectives.cycle.id, draft.told)
        plan = with_objectives(plan, part.objectives, document=answers.document)
    return plan


def _adoption(part: WhyPart) -> AdoptionAnswers:
    leaders = None if part.leaders is None else tuple(part.leaders)
    return AdoptionAnswers(part.problem, part.observable, part.ends, leaders=leaders)


def _new(plan: Plan, answers: AdoptionAnswers) -> AdoptionAnswers:
    """What the plan does not say already: a file taken as it grows answers nothing anew."""
    has = plan.organisation.adoption or Adoption()
    given = {each.name: getattr(answers, each.name) for each in fields(answers)}
    said = {n: kept_words(v) if isinstance(v, str) else v for n, v in given.items()}
    return replace(answers, **{n: None for n, v in said.items() if v == getattr(has, n)})
