"""The cycle's objectives on the first page: those whose check-in waits, and the first of all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.check_in import CheckIn
from narrows.domain.okr import Objective
from narrows.services.check_ins.states import CheckInState
from narrows.services.reviewing import Review
from narrows.views.check_in_words import LastCheckIn, last_check_in_to
from narrows.views.key_result_rows import KeyResultRow, key_result_rows
from narrows.views.objective_rows import ToldOfObjectives
from narrows.views.objectives import owners
from narrows.views.own_parts import OwnParts
from narrows.views.ripple_cards import owner_name

NEEDED = (CheckInState.OUTDATED, CheckInState.DUE)
"""The states of check-ins that somebody has to do something about, the worst first."""

MOST_SHOWN = 12
"""Of a list on the first page; the rest is counted, and has a page of its own."""


@dataclass(frozen=True, slots=True)
class HomeObjective:
    """One objective of the cycle.

    Attributes:
        id: Unique in the organisation.
        owner: `organisation`, or the id of a stream.
        owner_name: For people.
        text: What shall be true.
        key_results: In its order, with the confidence of the last check-in.
        state: Where it stands in its weekly rhythm; it counts before anything else.
        words: The same for people.
        number: Of the last check-in; `None` while there is none.
    """

    id: str
    owner: str
    owner_name: str
    text: str
    key_results: tuple[KeyResultRow, ...]
    state: CheckInState
    words: str
    number: int | None


@dataclass(frozen=True, slots=True)
class HomeObjectives:
    """The objectives of the cycle, cut to what a first page can show.

    Attributes:
        needing: Those whose check-in is outdated or due, the worst first.
        n_outdated: How many are outdated.
        n_due: How many are due.
        shown: By owner and priority.
        n_all: How many there are.
    """

    needing: tuple[HomeObjective, ...] = ()
    n_outdated: int = 0
    n_due: int = 0
    shown: tuple[HomeObjective, ...] = ()
    n_all: int = 0


def home_objectives(
    review: Review, check_ins: Sequence[CheckIn], *, now: datetime
) -> HomeObjectives:
    """The objectives of the current cycle, by owner and priority.

    Args:
        review: What was decided, measured and found.
        check_ins: Of all objectives, by number.
        now: The clock. [UTC]
    """
    cycle, plan = review.cycle, review.plan
    if cycle is None:
        return HomeObjectives()
    parts = OwnParts(review, ToldOfObjectives(check_ins))
    told = [
        (each, last_check_in_to(each, parts.told(each).check_ins, review=review, now=now))
        for owner in owners(plan)
        for each in plan.objectives_of(owner, cycle=cycle.id)
    ]
    needing = [each for each in told if each[1].state in NEEDED]
    needing.sort(key=lambda each: NEEDED.index(each[1].state))
    return HomeObjectives(
        needing=tuple(_objective(*each, parts=parts) for each in needing[:MOST_SHOWN]),
        n_outdated=sum(said.state is CheckInState.OUTDATED for _, said in needing),
        n_due=sum(said.state is CheckInState.DUE for _, said in needing),
        shown=tuple(_objective(*each, parts=parts) for each in told[:MOST_SHOWN]),
        n_all=len(told),
    )


def _objective(objective: Objective, said: LastCheckIn, *, parts: OwnParts) -> HomeObjective:
    review, check_ins = parts.review(objective), parts.told(objective).check_ins
    return HomeObjective(
        id=objective.id,
        owner=objective.owner,
        owner_name=owner_name(objective.owner, review.plan),
        text=objective.text,
        key_results=key_result_rows(objective, review, last=check_ins[-1] if check_ins else None),
        state=said.state,
        words=said.words,
        number=said.number,
    )
