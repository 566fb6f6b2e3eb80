"""Every initiative with where it stands and how it came there, those that left the plan too."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from narrows.domain.okr import Initiative, Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import Kind, Saying
from narrows.services.cycles.naming import cycle_named
from narrows.services.cycles.states import is_over
from narrows.services.initiatives.proposing import NOW, WAS
from narrows.services.initiatives.states import (
    InitiativeState,
    at_the_end,
    history_of,
    state_of,
)
from narrows.services.initiatives.turns import initiative_named


@dataclass(frozen=True, slots=True)
class StandingInitiative:
    """An initiative and what was done with it.

    Attributes:
        key: Objective and id, `love-mobile/business-in-the-room`.
        objective: Id of its objective.
        owner: Whose objective; `None` where that left the plan.
        cycle: Of the objective; `None` where that left the plan.
        text: What is done, as it was last said.
        state: Where it stands.
        planned: As the plan has it; `None` where it left the plan.
        history: What was done with it, by number, each with its reason.
    """

    key: str
    objective: str
    owner: str | None
    cycle: str | None
    text: str
    state: InitiativeState
    planned: Initiative | None
    history: tuple[Saying, ...]


def initiatives(
    plan: Plan, sayings: Iterable[Saying], *, cycle: str | None = None
) -> Sequence[StandingInitiative]:
    """The initiatives of a plan in its order, and after each objective's those that left it.

    Args:
        plan: What is planned.
        sayings: All.
        cycle: Only of objectives of this one; `None` is of all, also of those that left the plan.

    Raises:
        NarrowsError: `cycle-unknown`.
    """
    if cycle is not None:
        cycle_named(plan, cycle)
    told = list(sayings)
    by_key: dict[str, list[Saying]] = {}
    for each in told:
        if each.about.kind is Kind.INITIATIVE:
            by_key.setdefault(each.about.key, []).append(each)
    keys = [f"{o.id}/{each.id}" for o in plan.objectives for each in o.initiatives]
    order = {each.id: n for n, each in enumerate(plan.objectives)}
    gone = [key for key in by_key if key not in keys]
    listed = sorted([*keys, *gone], key=lambda key: order.get(_objective(key), len(order)))
    over = {each.id for each in plan.cycles if is_over(each.id, told)}
    found = [_standing(key, plan, told=by_key, over=over) for key in listed]
    return [each for each in found if cycle is None or each.cycle == cycle]


def initiative_standing(plan: Plan, sayings: Iterable[Saying], *, key: str) -> StandingInitiative:
    """One of them by its key.

    Raises:
        NarrowsError: `initiative-unknown`.
    """
    found = {each.key: each for each in initiatives(plan, sayings)}
    if key not in found:
        initiative_named(plan, key)
    return found[key]


def _objective(key: str) -> str:
    return key.partition("/")[0]


def _standing(
    key: str, plan: Plan, *, told: Mapping[str, Sequence[Saying]], over: Collection[str]
) -> StandingInitiative:
    objective: Objective | None = plan.objective(_objective(key))
    bets = objective.initiatives if objective else ()
    planned = next((each for each in bets if f"{_objective(key)}/{each.id}" == key), None)
    history = history_of(key, told.get(key, ()))
    return StandingInitiative(
        key=key,
        objective=_objective(key),
        owner=objective.owner if objective else None,
        cycle=objective.cycle if objective else None,
        text=planned.text if planned else _last_text(key, history),
        state=at_the_end(
            state_of(key, history),
            is_over=objective is None or planned is None or objective.cycle in over,
        ),
        planned=planned,
        history=tuple(history),
    )


def _last_text(key: str, history: Iterable[Saying]) -> str:
    """What it said when something was last told of it; its id where nothing was."""
    said = [
        text
        for each in history
        for text in (each.detail(f"{WAS}/text"), each.detail(f"{NOW}/text"))
        if text
    ]
    return said[-1] if said else key.partition("/")[2]
