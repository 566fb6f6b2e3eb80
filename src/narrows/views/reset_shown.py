"""The reset for people: how it begins, which item is next, and what was decided of the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from narrows.domain.calendar import day_of
from narrows.domain.organisation import Adoption
from narrows.domain.plan import Plan
from narrows.domain.sayings import Kind, Saying
from narrows.services.cycles.states import CycleState, state_of
from narrows.services.reset.items import ResetItem, items_of
from narrows.services.reset.standing import Fate
from narrows.services.reset.states import reset_into
from narrows.services.strategy.adopting import QUESTIONS
from narrows.views.reset import ResetAnswer, ResetItemCard, reset_standing
from narrows.views.ripple_cards import owner_name


@dataclass(frozen=True, slots=True)
class OpeningQuestion:
    """An opening question: its field, its words, and what was answered before."""

    field: str
    words: str
    before: str


@dataclass(frozen=True, slots=True)
class Ending:
    """The cycle that a reset would end.

    Attributes:
        cycle: Id.
        state: Where it stands; while it is active, a reset is too early.
        end: The first day after it, and so the first of the next.
        into: The published cycle that it was reset into, which is reset next; `None` is none.
        questions: The opening questions, asked again.
    """

    cycle: str
    state: CycleState
    end: date
    into: str | None
    questions: tuple[OpeningQuestion, ...]


@dataclass(frozen=True, slots=True)
class ResetShown:
    """A reset.

    Attributes:
        reset: The one that began last; `None` where none did.
        is_open: Whether it can still be decided.
        next: The item that is asked for now; `None` where all are decided.
        next_of: What the objective says that it belongs to; empty of an objective.
        n_items: All that the cycle left, decided or not.
        n_decided: Of them, that were decided, or went with an objective that was let go.
        owners: Id of an owner → what it is called.
        ending: What a further reset would end; `None` while one is open, or without a cycle.
        n_undone: What calling it off would undo: decided, or added.
        added: Id of an objective that is new → what it says.
        n_under: What went with an objective that was let go, and is not asked for. [items]
    """

    reset: ResetAnswer | None
    is_open: bool
    next: ResetItemCard | None
    next_of: str
    n_items: int
    n_decided: int
    owners: Mapping[str, str]
    ending: Ending | None
    n_undone: int
    added: Mapping[str, str]
    n_under: int = 0


def reset_shown(plan: Plan, sayings: Sequence[Saying], *, now: datetime) -> ResetShown:
    """The reset that is under way, or how one begins.

    Args:
        plan: As it is now.
        sayings: All.
        now: [UTC]
    """
    found = reset_standing(plan, sayings)
    is_open = found is not None and found.state is CycleState.DRAFT
    items, added = (found.items, found.added) if found else ((), ())
    left = items_of(plan, sayings, cycle=found.of, into=found.into) if found else ()
    pending = [each for each in items if each.fate is Fate.PENDING]
    next_ = pending[0] if pending and is_open else None
    owners = ["organisation", *(each.id for each in plan.streams)]
    texts = {each.id: each.text for each in plan.objectives}
    return ResetShown(
        reset=found,
        is_open=is_open,
        next=next_,
        next_of=_belongs_to(next_, left) if next_ else "",
        n_items=len(left),
        n_decided=len(left) - len(pending),
        owners={each: owner_name(each, plan) for each in owners},
        ending=None if is_open else _ending(plan, sayings, now=now),
        n_undone=len(items) - len(pending) + len(added),
        added={each.objective: texts.get(each.objective, each.objective) for each in added},
        n_under=len(left) - len(items),
    )


def _belongs_to(card: ResetItemCard, left: Sequence[ResetItem]) -> str:
    item = next(each for each in left if each.name == card.item)
    return "" if item.about.kind is Kind.OBJECTIVE else item.objective.text


def _ending(plan: Plan, sayings: Sequence[Saying], *, now: datetime) -> Ending | None:
    cycle = plan.cycle_at(day_of(now, plan.zone))
    if cycle is None:
        return None
    into = reset_into(plan, sayings, of=cycle.id)
    before = plan.organisation.adoption or Adoption()
    return Ending(
        cycle=cycle.id,
        state=state_of(cycle.id, sayings),
        end=cycle.end,
        into=None if into is None else into.id,
        questions=tuple(
            OpeningQuestion(name, words, getattr(before, name) or "")
            for name, words in QUESTIONS.items()
        ),
    )
