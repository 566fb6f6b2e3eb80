"""A cycle's objectives in their order, those that are asked for, and a part of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from narrows.domain.okr import Cycle, Objective
from narrows.domain.plan import Plan
from narrows.services.check_ins.states import CheckInState, check_in_state
from narrows.views.objectives_asked import (
    PAGE_OBJECTIVES,
    ObjectivesAsked,
    ObjectivesListed,
    WhoseObjectives,
    is_measured_of,
    says,
)
from narrows.views.own_parts import OwnParts
from narrows.views.ripple_cards import owner_name


class Ranked(NamedTuple):
    """An objective with its place among its owner's; none is an owner who wants nothing yet."""

    owner: str
    rank: int = 0
    objective: Objective | None = None


def ranked(plan: Plan, owners: Sequence[str], *, cycle: Cycle) -> Iterator[Ranked]:
    """All objectives of a cycle, by owner and priority; an owner without any has a place too."""
    own: dict[str, list[Objective]] = defaultdict(list)
    for each in plan.of_cycle(cycle.id).objectives:
        own[each.owner].append(each)
    for owner in owners:
        yield from (Ranked(owner, rank, each) for rank, each in enumerate(own[owner], start=1))
        if not own[owner]:
            yield Ranked(owner)


def listed(
    all_: Sequence[Ranked],
    asked: ObjectivesAsked | None,
    *,
    plan: Plan,
    parts: OwnParts,
    now: datetime,
) -> tuple[ObjectivesListed, Sequence[Ranked]]:
    """The part of them that is asked for; without a question, all of them.

    Args:
        all_: By owner and priority.
        asked: Which, and which part of the list; `None` is everything at once.
        plan: Knows the names.
        parts: What was told and found of each.
        now: The clock. [UTC]
    """
    found = all_
    if asked is not None and not asked.is_all:
        found = [each for each in all_ if _is_asked(each, asked, plan=plan, parts=parts, now=now)]
    size = PAGE_OBJECTIVES if asked and asked.page else len(found)
    n_pages = max(1, -(-len(found) // size)) if size else 1
    page = min(max(asked.page, 1), n_pages) if asked else 1
    counts = Counter(each.owner for each in all_ if each.objective)
    told = ObjectivesListed(
        asked=replace(asked, page=page) if asked else ObjectivesAsked(),
        whose=tuple(
            WhoseObjectives(each, owner_name(each, plan), counts[each])
            for each in dict.fromkeys(each.owner for each in all_)
        ),
        n_objectives=counts.total(),
        n_found=sum(each.objective is not None for each in found),
        page=page,
        n_pages=n_pages,
    )
    return told, found[(page - 1) * size : page * size]


def _is_asked(
    each: Ranked, asked: ObjectivesAsked, *, plan: Plan, parts: OwnParts, now: datetime
) -> bool:
    objective = each.objective
    if objective is None:
        # Who is asked for by name gets an answer, which is that there is none.
        return asked.owner == each.owner and asked.is_of_owner_alone
    return (
        asked.owner in {None, each.owner}
        and (asked.stream is None or is_measured_of(objective, asked.stream))
        and (not asked.is_found or parts.is_found(objective))
        and says(objective, plan, words=asked.words)
        and asked.state in {None, _state(objective, plan, parts=parts, now=now)}
    )


def _state(
    objective: Objective, plan: Plan, *, parts: OwnParts, now: datetime
) -> CheckInState | None:
    cycle = plan.cycle(objective.cycle)
    own = parts.told(objective).check_ins
    if cycle is None:
        return None
    return check_in_state(
        own,
        cycle,
        zone=plan.zone,
        now=now,
        written_at=parts.written_at(objective),
        is_closed=parts.is_closed(objective),
    )
