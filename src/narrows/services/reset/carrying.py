"""Carrying an item into the new cycle for an argument, or letting it go."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Initiative, Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import Act, Kind, Saying
from narrows.services.cycles.states import INTO
from narrows.services.drafts import Draft
from narrows.services.plan.editing import with_initiative, with_objective, without_objective
from narrows.services.remarks import Remark, kept_words, some_words
from narrows.services.reset.items import ResetItem, item_named, items_of, refuse_taken
from narrows.services.reset.opened import open_reset
from narrows.services.reset.standing import Fate, refuse_otherwise
from narrows.services.reset.states import Reset
from narrows.services.room import spoken
from narrows.services.stories.told import BECOMES


def carried(draft: Draft, name: str, *, remark: Remark, new_id: str | None = None) -> Draft:
    """The draft with an item carried; as it was where it is carried already.

    An objective comes without baselines, which are measured anew, and without initiatives and
    ripples, which are argued and negotiated anew. Its argument is its new «why».

    Args:
        draft: Of a reset under way.
        name: Of the item.
        remark: The argument, for the owner.
        new_id: Of an objective in the new cycle; `None` is made from the old one.

    Raises:
        NarrowsError: `reset-not-begun`, `reset-over`, `reset-item-unknown`, `reset-not-yours`,
            `reset-objective-first`, `reset-decided`, `words-missing`, `text-too-long`, `id-twice`.
    """
    reset = open_reset(draft)
    item = _item(draft, reset, name=name, remark=remark)
    standing = reset.standing(name)
    if standing is not None and standing.fate is Fate.CARRIED:
        refuse_otherwise(standing, some_words(remark.words), new_id=new_id)
        return draft
    argument = replace(remark, words=some_words(remark.words), behalf=item.objective.owner)
    if item.about.kind is Kind.OBJECTIVE:
        becomes = new_id or _new_id(item.objective.id, reset)
        plan = _with_carried(draft.plan, item, reset=reset, id_=becomes, why=argument.words)
    else:
        objective = _carried_objective(draft.plan, reset, item=item)
        becomes = f"{objective.id}/{item.name.rpartition('/')[2]}"
        plan = draft.plan
        if item.about.kind is Kind.INITIATIVE:
            plan = with_objective(plan, with_initiative(objective, _initiative(item)))
    return draft.after(_said(draft, item, reset=reset, remark=argument, becomes=becomes), plan=plan)


def dropped(draft: Draft, name: str, *, remark: Remark) -> Draft:
    """The draft without an item; what was carried of it before leaves the new cycle.

    What was let go already is let go for another reason where one is said.

    Raises:
        NarrowsError: `reset-not-begun`, `reset-over`, `reset-item-unknown`, `reset-not-yours`,
            `text-too-long`.
    """
    reset = open_reset(draft)
    item = _item(draft, reset, name=name, remark=remark)
    standing = reset.standing(name)
    if standing is None or standing.is_dropped_for(kept_words(remark.words)):
        return draft
    plan = draft.plan
    if standing.becomes is not None:
        plan = _without(plan, standing.becomes, item=item)
    said = replace(remark, behalf=item.objective.owner)
    return draft.after(_said(draft, item, reset=reset, remark=said, becomes=None), plan=plan)


def _item(draft: Draft, reset: Reset, *, name: str, remark: Remark) -> ResetItem:
    item = item_named(items_of(draft.plan, draft.told, cycle=reset.of, into=reset.into.id), name)
    owner = item.objective.owner
    if remark.behalf not in {None, owner}:
        raise NarrowsError(
            "reset-not-yours",
            f"«{name}» is {owner}'s to carry or let go, not {remark.behalf}'s; comment or ask "
            "instead.",
        )
    return item


def _said(
    draft: Draft, item: ResetItem, *, reset: Reset, remark: Remark, becomes: str | None
) -> Saying:
    details: Sequence[tuple[str, str]] = [(INTO, reset.into.id)]
    if becomes is not None:
        details = [*details, (BECOMES, becomes)]
    act = Act.DROP if becomes is None else Act.ARGUE
    return spoken(draft.room, item.about, act=act, remark=remark, details=details)


def _new_id(id_: str, reset: Reset) -> str:
    """The old id, with the new cycle behind it in the place of the old one."""
    return f"{id_.removesuffix(f'-{reset.of}')}-{reset.into.id}"


def _with_carried(plan: Plan, item: ResetItem, *, reset: Reset, id_: str, why: str) -> Plan:
    refuse_taken(plan, id_)
    new = replace(
        item.objective,
        id=id_,
        cycle=reset.into.id,
        why=why,
        key_results=tuple(
            replace(each, baseline=None, baseline_at=None) for each in item.objective.key_results
        ),
        initiatives=(),
        ripples=(),
    )
    return with_objective(plan, new)


def _carried_objective(plan: Plan, reset: Reset, *, item: ResetItem) -> Objective:
    standing = reset.standing(item.objective.id)
    becomes = None if standing is None else standing.becomes
    found = None if becomes is None else plan.objective(becomes)
    if found is None:
        raise NarrowsError(
            "reset-objective-first",
            f"«{item.name}» belongs to «{item.objective.id}», which is not carried; carry the "
            "objective first, or let both go.",
        )
    return found


def _initiative(item: ResetItem) -> Initiative:
    id_ = item.name.rpartition("/")[2]
    return next(each for each in item.objective.initiatives if each.id == id_)


def _without(plan: Plan, becomes: str, *, item: ResetItem) -> Plan:
    if item.about.kind is Kind.OBJECTIVE:
        return without_objective(plan, becomes)
    objective, _, id_ = becomes.rpartition("/")
    found = plan.objective(objective)
    if found is None:
        return plan
    left = tuple(each for each in found.initiatives if each.id != id_)
    return with_objective(plan, replace(found, initiatives=left))
