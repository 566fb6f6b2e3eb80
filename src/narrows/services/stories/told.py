"""The stories of objectives and where each stands, read from what was said."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import Act, Kind, Saying
from narrows.services.cycles.states import FOLLOWS, INTO, is_over, without_called_off

OBJECTIVE, KEY_RESULT, ITEM, CYCLE = "objective", "key_result", "item", "cycle"
"""How details name what a story was generated from."""

BECOMES, AFTER = "becomes", FOLLOWS
"""As a reset says it: the objective that carries it, the cycle that ended."""


class StoryState(StrEnum):
    """Open until it is finished or dropped; what is open when its cycle ends is thrown away."""

    OPEN = "open"
    FINISHED = "finished"
    DROPPED = "dropped"
    THROWN_AWAY = "thrown_away"


AFTER_ACT: Mapping[Act, StoryState] = {
    Act.TELL: StoryState.OPEN,
    Act.ARGUE: StoryState.OPEN,
    Act.FINISH: StoryState.FINISHED,
    Act.DROP: StoryState.DROPPED,
}
"""The state that each act leads to, while the cycle lasts."""


@dataclass(frozen=True, slots=True)
class Story:
    """One story.

    Attributes:
        number: That of the saying which told it.
        objective: Id of the objective that it serves; the newest, where it was argued for.
        owner: Whose objective; `None` where that left the plan.
        cycle: That it lives in.
        text: What is told.
        key_result: Which one it should move, where that was said.
        item: Key of its flow item, where there is one.
        state: Where it stands.
        at: When it was told. [UTC]
        argued: Why it was carried over a reset; `None` where it was not.
        last_number: Of the last thing said about it.
    """

    number: int
    objective: str
    owner: str | None
    cycle: str
    text: str
    key_result: str | None
    item: str | None
    state: StoryState
    at: datetime
    argued: str | None
    last_number: int


def stories(plan: Plan, sayings: Iterable[Saying]) -> Sequence[Story]:
    """All stories, by number.

    Args:
        plan: Whose objectives they serve.
        sayings: All: a story stands and falls with its cycle.
    """
    ordered = sorted(without_called_off(sayings), key=lambda each: each.number)
    told: dict[str, list[Saying]] = {}
    for each in ordered:
        if each.about.kind is Kind.STORY and each.act in AFTER_ACT:
            told.setdefault(each.about.key, []).append(each)
    return [_story(each, plan, sayings=ordered) for each in told.values()]


def story_numbered(plan: Plan, sayings: Iterable[Saying], *, number: int) -> Story:
    """The story of a number.

    Raises:
        NarrowsError: `story-unknown`.
    """
    for each in stories(plan, sayings):
        if each.number == number:
            return each
    raise NarrowsError(
        "story-unknown", f"No story has the number {number}; `narrows story list` has them all."
    )


def thrown_away_by_reset(plan: Plan, sayings: Iterable[Saying], *, cycle: str) -> Sequence[Story]:
    """The stories that end with a cycle unless somebody argues for them."""
    return [
        each
        for each in stories(plan, sayings)
        if each.cycle == cycle and each.state in (StoryState.OPEN, StoryState.THROWN_AWAY)
    ]


def _story(told: Sequence[Saying], plan: Plan, *, sayings: Collection[Saying]) -> Story:
    first, last = told[0], told[-1]
    argued = next((each for each in reversed(told) if each.act is Act.ARGUE), None)
    becomes = (argued and argued.detail(BECOMES)) or first.detail(OBJECTIVE) or ""
    objective = plan.objective(becomes.partition("/")[0])
    cycle = (argued and argued.detail(INTO)) or first.detail(CYCLE) or ""
    state = AFTER_ACT[last.act]
    if state is StoryState.OPEN and _is_over(objective, cycle=cycle, sayings=sayings):
        state = StoryState.THROWN_AWAY
    return Story(
        number=int(first.about.key),
        objective=becomes.partition("/")[0],
        owner=objective.owner if objective else None,
        cycle=cycle,
        text=first.words,
        key_result=first.detail(KEY_RESULT),
        item=first.detail(ITEM),
        state=state,
        at=first.at,
        argued=argued.words if argued else None,
        last_number=last.number,
    )


def _is_over(objective: Objective | None, *, cycle: str, sayings: Collection[Saying]) -> bool:
    """Whether a story's cycle has ended, or its objective left the plan."""
    return objective is None or is_over(cycle, sayings)
