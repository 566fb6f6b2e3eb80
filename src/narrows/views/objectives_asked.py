"""Which objectives of a cycle are asked for: whose, in which state, with which words."""

from collections.abc import Iterator
from dataclasses import dataclass

from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.services.check_ins.states import CheckInState
from narrows.views.key_result_words import metric_title
from narrows.views.ripple_cards import owner_name

PAGE_OBJECTIVES = 10
"""That are shown at once."""

STATES = {
    CheckInState.OUTDATED: "outdated",
    CheckInState.DUE: "due this week",
    CheckInState.FRESH: "checked in this week",
    CheckInState.NOT_BEGUN: "cycle not begun",
    CheckInState.CLOSED: "cycle over",
}
"""What the states of check-ins are called where one chooses among them."""

WHOLE = 0
"""In place of the number of a part: the list is not parted."""


@dataclass(frozen=True, slots=True)
class ObjectivesAsked:
    """What is asked for; without anything, all of them.

    Attributes:
        owner: `organisation` or a stream; `None` is everybody.
        stream: Whose flow a key result is about, whoever owns it; `None` is any.
        state: Of the check-in; `None` is any.
        is_found: Whether only those are meant of which the linter says something.
        words: All of them, somewhere in the objective or its parts; a part of a word will do.
        page: Which part of the list, from 1; one beyond the last is the last, `WHOLE` is all of it.
    """

    owner: str | None = None
    stream: str | None = None
    state: CheckInState | None = None
    is_found: bool = False
    words: str = ""
    page: int = 1

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self.owner is None and self.is_of_owner_alone

    @property
    def is_of_owner_alone(self) -> bool:
        """Whether nothing of that owner is left out."""
        return not (self.stream or self.state or self.is_found or self.words.strip())


@dataclass(frozen=True, slots=True)
class WhoseObjectives:
    """One who may own objectives.

    Attributes:
        id: `organisation`, or the id of a stream.
        name: For people.
        n_objectives: Of the cycle.
    """

    id: str
    name: str
    n_objectives: int


@dataclass(frozen=True, slots=True)
class ObjectivesListed:
    """What part of a cycle's objectives is shown.

    Attributes:
        asked: What was asked for.
        whose: All who may own objectives.
        n_objectives: Of the cycle.
        n_found: Of them, that were asked for.
        page: Which part of these is shown, from 1.
        n_pages: How many parts there are.
    """

    asked: ObjectivesAsked
    whose: tuple[WhoseObjectives, ...]
    n_objectives: int
    n_found: int
    page: int = 1
    n_pages: int = 1


def says(objective: Objective, plan: Plan, *, words: str) -> bool:
    """Whether all the words stand somewhere in an objective, whatever their case."""
    asked = words.casefold().split()
    if not asked:
        return True
    text = "\n".join(_texts(objective, plan)).casefold()
    return all(each in text for each in asked)


def is_measured_of(objective: Objective, stream: str) -> bool:
    """Whether it is a stream's own, or a key result is about that stream's flow."""
    return objective.owner == stream or any(
        each.of.stream == stream for each in objective.key_results
    )


def _texts(objective: Objective, plan: Plan) -> Iterator[str]:
    """All that is said of an objective, where the plan says it."""
    yield objective.id
    yield objective.text
    yield objective.why or ""
    yield owner_name(objective.owner, plan)
    for each in objective.key_results:
        yield each.text or ""
        yield metric_title(each.metric, each.of, plan=plan, owner=objective.owner)
    for bet in objective.initiatives:
        yield bet.text
