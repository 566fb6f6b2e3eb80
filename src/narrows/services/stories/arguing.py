"""Arguing for a story at a reset, which throws away all others."""

from dataclasses import replace

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import Act, Saying
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.cycles.states import INTO, refuse_closed
from narrows.services.remarks import Remark, some_words
from narrows.services.room import Room, spoken
from narrows.services.stories.told import BECOMES, StoryState, story_numbered
from narrows.services.stories.turns import about_story, for_owner, refuse_over, save


def argue(room: Room, number: int, *, objective: str, remark: Remark) -> Saying:
    """Carry an unfinished story over a reset, because of an argument.

    Args:
        room: Where it is said.
        number: Of the story.
        objective: Id, of the cycle that it goes into.
        remark: The argument.

    Raises:
        NarrowsError: `story-unknown`, `story-over`, `objective-unknown`, `cycle-closed`,
            `story-same-cycle`, `story-not-yours`, `behalf-unknown`, `words-missing`,
            `text-too-long`, `saying-stale`.
    """
    story = story_numbered(room.plan, room.repository.sayings(), number=number)
    target = objective_named(room.plan, objective)
    said = replace(for_owner(room, target, remark=remark), words=some_words(remark.words))
    if story.objective == objective and story.argued == said.words:
        return room.repository.sayings(about_story(story))[-1]
    refuse_over(story, (StoryState.OPEN, StoryState.THROWN_AWAY))
    refuse_closed(target.cycle, room.repository.sayings())
    if target.cycle == story.cycle:
        raise NarrowsError(
            "story-same-cycle",
            f"Story {number} lives in cycle «{story.cycle}» already; argue for it into an "
            "objective of the next one.",
        )
    details = [(INTO, target.cycle), (BECOMES, target.id)]
    saying = spoken(room, about_story(story), act=Act.ARGUE, remark=said, details=details)
    return save(room, saying, seen=story.last_number, request_key=remark.request_key)
