"""A leader takes the draft of a shared wait as an objective of the organisation, or drops it."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import Act, Saying
from narrows.services.cycles.naming import cycle_named
from narrows.services.cycles.states import refuse_closed
from narrows.services.layers.drafting import CYCLE, OBJECTIVE, Draft, draft_named, last_decided
from narrows.services.layers.taken import Taking, objective_of, refuse_otherwise
from narrows.services.plan.editing import checked, with_objective
from narrows.services.remarks import Remark, kept_words, some_words
from narrows.services.room import Room, spoken


def take(room: Room, taking: Taking, *, found: Sequence[Draft], remark: Remark) -> Saying:
    """Make a draft an objective of the organisation, with a key result for each stream that waits.

    Where they start from is measured; that is why only the target is asked.

    Args:
        room: Where it is decided.
        taking: How.
        found: What is drafted for the cycle.
        remark: What the leader says, for the organisation.

    Returns:
        What was said; what stands where the same was taken already.

    Raises:
        NarrowsError: `draft-not-yours`, `cycle-unknown`, `cycle-closed`, `draft-unknown`,
            `draft-taken`, `draft-target-below-zero`, `draft-target-above`, `draft-id-taken`,
            `name-unknown`, `text-too-long`, `saying-stale`, `plan-stale`.
    """
    told = _heard(room, taking.cycle, remark=remark)
    last = last_decided(told, taking.status, cycle=taking.cycle)
    if last is not None and last.act is Act.TAKE and (there := _objective(room.plan, last)):
        refuse_otherwise(there, taking, is_same_words=last.words == kept_words(remark.words))
        return last
    draft = draft_named(found, taking.status)
    objective = objective_of(draft, taking, plan=room.plan)
    details = ((CYCLE, taking.cycle), (OBJECTIVE, objective.id))
    plan = checked(with_objective(room.plan, objective), before=room.plan)
    return _decided(room, draft, act=Act.TAKE, remark=remark, details=details, plan=plan)


def drop(room: Room, status: str, *, cycle: str, found: Sequence[Draft], remark: Remark) -> Saying:
    """Drop a draft for a cycle, and say why.

    Returns:
        What was said; what stands where it was dropped in the same words already.

    Raises:
        NarrowsError: `draft-not-yours`, `cycle-unknown`, `cycle-closed`, `draft-unknown`,
            `words-missing`, `text-too-long`, `saying-stale`.
    """
    words = some_words(remark.words)
    told = _heard(room, cycle, remark=remark)
    draft = draft_named(found, status)
    last = last_decided(told, status, cycle=cycle)
    if last is not None and (last.act, last.words) == (Act.DROP, words):
        return last
    return _decided(room, draft, act=Act.DROP, remark=remark, details=((CYCLE, cycle),))


def _heard(room: Room, cycle: str, *, remark: Remark) -> Sequence[Saying]:
    """All that was said, where the organisation may decide on a cycle."""
    if remark.behalf not in {None, ORGANISATION}:
        raise NarrowsError(
            "draft-not-yours",
            f"What several streams share is for leaders to take or drop, for the organisation and "
            f"not for {remark.behalf}; ask them with `narrows talk ask strategy`.",
        )
    told = room.repository.sayings()
    refuse_closed(cycle_named(room.plan, cycle).id, told)
    return told


def _decided(
    room: Room,
    draft: Draft,
    *,
    act: Act,
    remark: Remark,
    details: tuple[tuple[str, str], ...],
    plan: Plan | None = None,
) -> Saying:
    said = replace(remark, behalf=ORGANISATION)
    saying = spoken(room, draft.about, act=act, remark=said, details=details)
    earlier = room.repository.sayings(draft.about)
    decision = Decision(
        (saying,),
        seen=earlier[-1].number if earlier else 0,
        plan=plan,
        revision=room.revision,
    )
    return room.repository.decide(decision, request_key=remark.request_key)[0]


def _objective(plan: Plan, taken: Saying) -> Objective | None:
    """The objective that a draft became, where it still stands."""
    return plan.objective(taken.detail(OBJECTIVE) or "")
