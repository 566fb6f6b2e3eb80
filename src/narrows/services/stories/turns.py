"""Whose stories they are, what is refused of them, and how what is said is saved."""

from collections.abc import Iterable
from dataclasses import replace

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Objective
from narrows.domain.sayings import About, Kind, Saying
from narrows.services.remarks import Remark, known_behalf
from narrows.services.room import Room
from narrows.services.stories.told import Story, StoryState


def for_owner(room: Room, objective: Objective, *, remark: Remark) -> Remark:
    """A remark for the owner of an objective, whose stories they are.

    Raises:
        NarrowsError: `behalf-unknown`, `story-not-yours`.
    """
    if known_behalf(room.plan, remark.behalf) not in {None, objective.owner}:
        raise NarrowsError(
            "story-not-yours",
            f"«{objective.id}» is {objective.owner}'s, and so are its stories, not "
            f"{remark.behalf}'s; comment or ask with `narrows talk` instead.",
        )
    return replace(remark, behalf=objective.owner)


def refuse_over(story: Story, states: Iterable[StoryState]) -> None:
    """Refuse what is possible only in some states.

    Raises:
        NarrowsError: `story-over`.
    """
    if story.state not in states:
        state = story.state.replace("_", " ")
        raise NarrowsError(
            "story-over",
            f"Story {story.number} is {state} already; tell a new one, or argue for "
            "what a cycle threw away with `narrows story argue`.",
        )


def about_story(story: Story) -> About:
    """How sayings name a story."""
    return About(Kind.STORY, str(story.number))


def save(room: Room, saying: Saying, *, seen: int | None = None, request_key: str) -> Saying:
    """Save what is said about a story."""
    decision = Decision((saying,), seen=seen)
    return room.repository.decide(decision, request_key=request_key)[0]
