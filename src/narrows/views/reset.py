"""How far has the reset come: what is carried and for which argument, what goes, what is added?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.cycles.states import CycleState, state_of
from narrows.services.reset.standing import Fate
from narrows.services.reset.states import REMOVES, reset_begun, reset_under_way


@dataclass(frozen=True, slots=True)
class ResetItemCard:
    """One thing of the cycle that ends.

    Attributes:
        kind: objective, initiative or story.
        item: Its name.
        owner: Who decides on it.
        text: As the plan says it.
        fate: Pending, carried or dropped.
        words: The argument, or why it goes.
        becomes: Its id in the new cycle; `None` where it is not carried.
    """

    kind: str
    item: str
    owner: str
    text: str
    fate: Fate
    words: str
    becomes: str | None


@dataclass(frozen=True, slots=True)
class AddedCard:
    """An objective that is new.

    Attributes:
        objective: Its id.
        why: As it was argued.
        removes: What makes room for it.
    """

    objective: str
    why: str
    removes: str


@dataclass(frozen=True, slots=True)
class ResetAnswer:
    """A reset, and how far it has come.

    Attributes:
        of: Id of the cycle that ends.
        into: Id of the new cycle.
        start: Its first day.
        weeks: How long it is.
        state: Where the new cycle stands; the reset is open while it is a draft.
        answers: The opening questions, answered again.
        items: Each objective before what belongs to it.
        added: What is new.
        n_pending: Items that nobody decided yet; they lapse.
    """

    of: str
    into: str
    start: date
    weeks: int
    state: CycleState
    answers: tuple[Saying, ...]
    items: tuple[ResetItemCard, ...]
    added: tuple[AddedCard, ...]
    n_pending: int


def reset_answer(plan: Plan, sayings: Collection[Saying]) -> ResetAnswer:
    """The reset that began last.

    Raises:
        NarrowsError: `reset-not-begun`.
    """
    reset = reset_under_way(plan, sayings)
    return ResetAnswer(
        of=reset.of,
        into=reset.into.id,
        start=reset.into.start,
        weeks=reset.into.weeks,
        state=state_of(reset.into.id, sayings),
        answers=tuple(reset.answers.values()),
        items=tuple(
            ResetItemCard(
                kind=each.item.about.kind.value,
                item=each.item.name,
                owner=each.item.objective.owner,
                text=each.item.text,
                fate=each.fate,
                words="" if each.saying is None else each.saying.words,
                becomes=each.becomes,
            )
            for each in reset.standings
        ),
        added=tuple(
            AddedCard(each.about.key, each.words, each.detail(REMOVES) or "")
            for each in reset.added
        ),
        n_pending=len(reset.pending),
    )


def reset_standing(plan: Plan, sayings: Collection[Saying]) -> ResetAnswer | None:
    """The reset that began last; `None` where none did, or it was called off."""
    return None if reset_begun(plan, sayings) is None else reset_answer(plan, sayings)
