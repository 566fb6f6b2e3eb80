"""Telling a story from an objective, finishing it, dropping it.

An OKR is a machine that makes stories; they are thrown away with its cycle. So no backlog grows
that outlives what it was for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.cycles.states import refuse_closed
from narrows.services.plan.metric_checks import choice
from narrows.services.remarks import Remark, kept_words, some_words
from narrows.services.room import Room, spoken
from narrows.services.stories.told import (
    AFTER_ACT,
    CYCLE,
    ITEM,
    KEY_RESULT,
    OBJECTIVE,
    StoryState,
    stories,
    story_numbered,
)
from narrows.services.stories.turns import about_story, for_owner, refuse_over, save


@dataclass(frozen=True, slots=True)
class Origin:
    """What a story is generated from.

    Attributes:
        objective: Id.
        key_result: Which one it should move; `None` is not said.
        item: Key of its flow item; `None` where there is none.
    """

    objective: str
    key_result: str | None = None
    item: str | None = None


def tell(room: Room, origin: Origin, *, remark: Remark) -> Saying:
    """Tell a story for an objective.

    Returns:
        What was said; what told it first where the same story is open already.

    Raises:
        NarrowsError: `objective-unknown`, `key-result-unknown`, `cycle-closed`, `story-not-yours`,
            `behalf-unknown`, `words-missing`, `text-too-long`.
    """
    objective = objective_named(room.plan, origin.objective)
    refuse_closed(objective.cycle, room.repository.sayings())
    known = [each.id for each in objective.key_results]
    if origin.key_result is not None and origin.key_result not in known:
        raise NarrowsError(
            "key-result-unknown",
            f"«{objective.id}» has no key result «{origin.key_result}»; "
            f"{choice(origin.key_result, known)}.",
        )
    said = for_owner(room, objective, remark=remark)
    told = [
        (OBJECTIVE, objective.id),
        (CYCLE, objective.cycle),
        (KEY_RESULT, origin.key_result or ""),
        (ITEM, kept_words(origin.item or "")),
    ]
    details = [(name, value) for name, value in told if value]
    said = replace(said, words=some_words(remark.words))
    if (same := _open_as(room, words=said.words, details=details)) is not None:
        return same
    saying = spoken(room, About(Kind.STORY), act=Act.TELL, remark=said, details=details)
    return save(room, saying, request_key=remark.request_key)


def _open_as(room: Room, *, words: str, details: Sequence[tuple[str, str]]) -> Saying | None:
    """What told a story first that is open and says just the same."""
    told = room.repository.sayings()
    is_open = {
        str(each.number) for each in stories(room.plan, told) if each.state is StoryState.OPEN
    }
    for each in told:
        is_story = each.about.kind is Kind.STORY and each.act is Act.TELL
        is_same = (each.words, list(each.details)) == (words, list(details))
        if is_story and is_same and each.about.key in is_open:
            return each
    return None


def finish(room: Room, number: int, *, remark: Remark) -> Saying:
    """Finish a story; what it moved stands in the key results, not here.

    Raises:
        NarrowsError: `story-unknown`, `story-over`, `story-not-yours`, `behalf-unknown`,
            `text-too-long`, `saying-stale`.
    """
    return _end(room, number, act=Act.FINISH, remark=remark)


def drop(room: Room, number: int, *, remark: Remark) -> Saying:
    """Throw a story away before its cycle ends.

    Raises:
        NarrowsError: As of `finish`, and `words-missing`.
    """
    return _end(room, number, act=Act.DROP, remark=replace(remark, words=some_words(remark.words)))


def _end(room: Room, number: int, *, act: Act, remark: Remark) -> Saying:
    story = story_numbered(room.plan, room.repository.sayings(), number=number)
    if story.state is AFTER_ACT[act]:
        last = room.repository.sayings(about_story(story))[-1]
        if last.words == kept_words(remark.words):
            return last
    refuse_over(story, (StoryState.OPEN,))
    said = for_owner(room, objective_named(room.plan, story.objective), remark=remark)
    saying = spoken(room, about_story(story), act=act, remark=said)
    return save(room, saying, seen=story.last_number, request_key=remark.request_key)
