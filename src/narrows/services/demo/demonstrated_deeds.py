"""What people of the demonstration do beside checking in, done by the services that people use."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

from narrows.demo.deeds import Deed, Done
from narrows.domain.okr import ORGANISATION
from narrows.domain.repository import LOCAL_OWNER, Repository, StoredPlan
from narrows.domain.sayings import About, Kind, Saying
from narrows.services.cycles import closing, grading, lessons, publishing
from narrows.services.initiatives import deciding
from narrows.services.refusals.asked import Request
from narrows.services.refusals.refusing import refuse_at_once
from narrows.services.remarks import Remark
from narrows.services.reviewing import Review
from narrows.services.ripples import answering
from narrows.services.room import Room
from narrows.services.strategy import publishing as strategy
from narrows.services.talk import acknowledging, conversing


def open_room(repository: Repository, *, at: datetime) -> Room:
    """A room as it is at a moment: what is said about a cycle moves the plan's revision on.

    Raises:
        LookupError: Nothing is planned yet.
    """
    stored: StoredPlan | None = repository.plan()
    if stored is None:
        raise LookupError("the demonstration has no plan yet")
    return Room(repository, stored, LOCAL_OWNER, at.astimezone(UTC))


def publish(repository: Repository, cycle: str, *, at: datetime) -> None:
    """Publish a cycle of the demonstration; nothing in it says «stop»."""
    remark = Remark("Ours for the next thirteen weeks.", None, request_key=f"demo/publish/{cycle}")
    room = open_room(repository, at=at)
    publishing.publish(room, cycle, facts=None, reasons={}, remark=remark)


def publish_strategy(repository: Repository, *, at: datetime) -> None:
    """Publish the strategy of the demonstration."""
    remark = Remark("Read, talked over, and ours.", ORGANISATION, request_key="demo/strategy")
    strategy.publish(open_room(repository, at=at), remark=remark)


def live_deed(done: Done, review: Review, *, repository: Repository) -> None:
    """Do one thing.

    Args:
        done: What, and when.
        review: What is measured of the cycle that was worked in.
        repository: Where it is kept.
    """
    deed = done.deed
    key = f"demo/{deed.verb}/{deed.cycle}/{deed.week}/{deed.thing}/{deed.by}"
    remark = Remark(deed.words, deed.by, request_key=key)
    room = open_room(repository, at=done.at)
    _VERBS[deed.verb](room, deed, remark=remark, review=review)


def _on_thing(act: Callable[..., Saying], room: Room, deed: Deed, **said: object) -> None:
    act(room, deed.thing, remark=said["remark"])


def _talk(act: Callable[..., Saying], room: Room, deed: Deed, **said: object) -> None:
    act(room, About(Kind.OBJECTIVE, deed.thing), remark=said["remark"])


def _answer(room: Room, deed: Deed, *, remark: Remark, review: Review) -> None:
    del review
    about = About(Kind.OBJECTIVE, deed.thing)
    (question,) = conversing.unanswered(room.repository.sayings(about))
    conversing.answer(room, question.number, remark=remark)


def _refuse(room: Room, deed: Deed, *, remark: Remark, review: Review) -> None:
    del review
    what, asked_by = deed.asked
    refuse_at_once(room, Request(deed.thing, what, asked_by), remark=remark)


def _begin_closing(room: Room, deed: Deed, *, remark: Remark, review: Review) -> None:
    del deed
    closing.begin_closing(room, _cycle(review), remark=remark)


def _close(room: Room, deed: Deed, *, remark: Remark, review: Review) -> None:
    del deed
    closing.close(room, _cycle(review), progress=review.progress, remark=remark)


def _learn(of: str, room: Room, deed: Deed, *, remark: Remark, review: Review) -> None:
    del deed
    lessons.learn(room, _cycle(review), of=of, remark=remark)


def _cycle(review: Review) -> str:
    if review.cycle is None:
        raise LookupError("the demonstration measures a cycle")
    return review.cycle.id


_VERBS: Mapping[str, Callable[..., None]] = {
    "start": partial(_on_thing, deciding.start),
    "keep": partial(_on_thing, deciding.keep),
    "stop": partial(_on_thing, deciding.stop),
    "accept": partial(_on_thing, answering.accept),
    "decline": partial(_on_thing, answering.decline),
    "acknowledge": partial(_on_thing, acknowledging.acknowledge),
    "comment_grade": partial(_on_thing, grading.comment_grade),
    "ask": partial(_talk, conversing.ask),
    "answer": _answer,
    "refuse": _refuse,
    "begin_closing": _begin_closing,
    "close": _close,
    "learn_lesson": partial(_learn, "lesson"),
    "learn_stop": partial(_learn, "stop"),
    "learn_same_way": partial(_learn, "same_way"),
}
