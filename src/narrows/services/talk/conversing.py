"""People on both sides of an objective: comments, questions, answers, acknowledgements.

A leader speaks for the organisation, and may comment, ask and acknowledge. Nothing here approves or
changes an objective; that is its owner's alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.remarks import Remark, some_words
from narrows.services.room import Room, spoken
from narrows.services.talk.talked_of import owner_of

CONVERSATION = (Act.COMMENT, Act.ASK, Act.ANSWER, Act.ACKNOWLEDGE, Act.WITHDRAW)
TALKED_OF = (Kind.STRATEGY, Kind.STREAM, Kind.OBJECTIVE, Kind.KEY_RESULT)


def comment(room: Room, about: About, *, remark: Remark) -> Saying:
    """Comment on a thing.

    Raises:
        NarrowsError: `behalf-unknown`, `words-missing`, `text-too-long`.
    """
    return _say(room, about, act=Act.COMMENT, remark=remark)


def ask(room: Room, about: About, *, remark: Remark) -> Saying:
    """Ask about a thing; it waits until its owner answers.

    Raises:
        NarrowsError: `behalf-unknown`, `words-missing`, `text-too-long`.
    """
    return _say(room, about, act=Act.ASK, remark=remark)


def answer(room: Room, question: int, *, remark: Remark) -> Saying:
    """Answer a question, for the owner of what it is about; a further answer stands beside it.

    Returns:
        The answer; the one that says the same already.

    Raises:
        NarrowsError: `question-unknown`, `answer-not-yours`, `words-missing`, `text-too-long`.
    """
    asked = next(
        (e for e in room.repository.sayings() if (e.number, e.act) == (question, Act.ASK)), None
    )
    if asked is None:
        raise NarrowsError(
            "question-unknown",
            f"Nobody asked a question {question}; `narrows talk show` lists them with numbers.",
        )
    owner = owner_of(room.plan, asked.about)
    if remark.behalf not in {None, owner}:
        raise NarrowsError(
            "answer-not-yours",
            f"Question {question} is for {owner} to answer, not for {remark.behalf}; comment or "
            "ask instead.",
        )
    words = some_words(remark.words)
    for each in room.repository.sayings(asked.about):
        if (each.act, each.refers, each.words) == (Act.ANSWER, question, words):
            return each
    return _say(room, asked.about, act=Act.ANSWER, remark=remark, refers=asked)


def unanswered(sayings: Iterable[Saying]) -> Sequence[Saying]:
    """The questions that nobody answered yet, by number."""
    told = list(sayings)
    answered = {each.refers for each in told if each.act is Act.ANSWER}
    return [each for each in told if each.act is Act.ASK and each.number not in answered]


def conversation(sayings: Iterable[Saying], about: About | None = None) -> Sequence[Saying]:
    """What people said to each other about one thing or all, by number."""
    return [
        each
        for each in sayings
        if each.act in CONVERSATION and each.about.kind in TALKED_OF
        if about is None or each.about == about
    ]


def _say(
    room: Room, about: About, *, act: Act, remark: Remark, refers: Saying | None = None
) -> Saying:
    behalf = remark.behalf if act is not Act.ANSWER else owner_of(room.plan, about)
    said = replace(remark, words=some_words(remark.words), behalf=behalf)
    number = None if refers is None else refers.number
    saying = spoken(room, about, act=act, remark=said, refers=number)
    return room.repository.say(saying, seen=None, request_key=remark.request_key)
