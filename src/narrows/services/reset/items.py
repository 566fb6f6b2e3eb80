"""What a cycle leaves behind: objectives, initiatives and stories, which lapse by themselves."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Kind, Saying
from narrows.services.cycles.states import INTO
from narrows.services.initiatives.states import ENDS
from narrows.services.initiatives.states import state_of as initiative_state
from narrows.services.plan.metric_checks import choice
from narrows.services.stories.told import Story, thrown_away_by_reset


@dataclass(frozen=True, slots=True)
class ResetItem:
    """One thing of a cycle that lapses unless somebody argues for it.

    Attributes:
        about: What it is.
        text: As the plan says it.
        objective: The objective that it is, or belongs to.
    """

    about: About
    text: str
    objective: Objective

    @property
    def name(self) -> str:
        """As people name it: `love-mobile`, `love-mobile/business-in-the-room`, or a number."""
        return self.about.key


def items_of(
    plan: Plan, sayings: Collection[Saying], *, cycle: str, into: str
) -> Sequence[ResetItem]:
    """What a cycle leaves behind, each objective before what belongs to it.

    Initiatives that were stopped or swapped, and stories that were finished, ended by themselves
    and are left out.

    Args:
        plan: Which has the objectives.
        sayings: All that was said.
        cycle: Id of the cycle that ends.
        into: Id of the new one; what was decided for it ends nothing here.
    """
    before = [each for each in sayings if each.detail(INTO) != into]
    stories = thrown_away_by_reset(plan, before, cycle=cycle)
    return [
        item
        for each in plan.objectives
        if each.cycle == cycle
        for item in _of_objective(each, before, stories=stories)
    ]


def item_named(items: Sequence[ResetItem], name: str) -> ResetItem:
    """The item of a name.

    Raises:
        NarrowsError: `reset-item-unknown`.
    """
    found = next((each for each in items if each.name == name), None)
    if found is None:
        raise NarrowsError(
            "reset-item-unknown",
            f"The cycle that ends has no «{name}»; {choice(name, [e.name for e in items])}.",
        )
    return found


def refuse_taken(plan: Plan, id_: str) -> None:
    """Refuse an id that another objective has.

    Raises:
        NarrowsError: `id-twice`.
    """
    if plan.objective(id_) is not None:
        raise NarrowsError(
            "id-twice", f"There is an objective «{id_}» already; give the new one another id."
        )


def _of_objective(
    objective: Objective, sayings: Collection[Saying], *, stories: Sequence[Story]
) -> Iterator[ResetItem]:
    yield ResetItem(About(Kind.OBJECTIVE, objective.id), objective.text, objective)
    for each in objective.initiatives:
        key = f"{objective.id}/{each.id}"
        if initiative_state(key, sayings) not in ENDS:
            yield ResetItem(About(Kind.INITIATIVE, key), each.text, objective)
    for story in stories:
        if story.objective == objective.id:
            yield ResetItem(About(Kind.STORY, str(story.number)), story.text, objective)
