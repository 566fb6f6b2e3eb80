"""What people say when they look back on a cycle: lessons, what to stop, and the test question."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.cycles.naming import cycle_named
from narrows.services.cycles.states import refuse_closed
from narrows.services.plan.metric_checks import choice
from narrows.services.remarks import Remark, some_words
from narrows.services.room import Room, spoken

OF = "of"
"""The detail of a lesson that says what it is an answer to."""


class LessonOf(StrEnum):
    """What is looked back on."""

    LESSON = "lesson"
    """What was learned."""
    STOP = "stop"
    """What is to be stopped."""
    SAME_WAY = "same_way"
    """«Are we still working the same way as three months ago?»"""


def learn(room: Room, cycle: str, *, of: str, remark: Remark) -> Saying:
    """Write down what a cycle taught; what was written in the same words stands.

    Args:
        room: Where it is said.
        cycle: Id.
        of: lesson, stop or same_way.
        remark: In which words, and for whom.

    Raises:
        NarrowsError: `cycle-unknown`, `lesson-unknown`, `cycle-closed`, `behalf-unknown`,
            `words-missing`, `text-too-long`.
    """
    cycle_named(room.plan, cycle)
    known = [each.value for each in LessonOf]
    if of not in known:
        raise NarrowsError("lesson-unknown", f"One looks back on no «{of}»; {choice(of, known)}.")
    about = About(Kind.CYCLE, cycle)
    own = room.repository.sayings(about)
    refuse_closed(cycle, own)
    said = replace(remark, words=some_words(remark.words))
    for each in lessons(cycle, own, of=LessonOf(of)):
        if (each.words, each.behalf) == (said.words, said.behalf):
            return each
    saying = spoken(room, about, act=Act.LEARN, remark=said, details=((OF, of),))
    return room.repository.say(saying, seen=None, request_key=remark.request_key)


def lessons(cycle: str, sayings: Iterable[Saying], *, of: LessonOf) -> Sequence[Saying]:
    """What a cycle taught of one kind, by number.

    The test question has one answer of each that speaks: the last.
    """
    told = [
        each
        for each in sayings
        if each.about == About(Kind.CYCLE, cycle)
        and each.act is Act.LEARN
        and each.detail(OF) == of
    ]
    if of is not LessonOf.SAME_WAY:
        return told
    return sorted({each.behalf: each for each in told}.values(), key=lambda each: each.number)
