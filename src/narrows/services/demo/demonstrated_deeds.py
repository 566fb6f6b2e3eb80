"""What people of the demonstration do beside checking in, done by the services that people use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

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
    _VERBS[deed.verb](_Scene(room, deed, remark, review))


@dataclass(frozen=True, slots=True)
class _Scene:
    room: Room
    deed: Deed
    remark: Remark
    review: Review

    @property
    def cycle(self) -> str:
        """The cycle that was worked in."""
        if self.review.cycle is None:
            raise LookupError("the demonstration measures a cycle")
        return self.review.cycle.id

    def on_thing(self, act: Callable[..., Saying]) -> None:
        """Do it to the thing that the deed names."""
        act(self.room, self.deed.thing, remark=self.remark)

    def on_cycle(self, act: Callable[..., Saying], **more: object) -> None:
        """Do it to the cycle."""
        act(self.room, self.cycle, remark=self.remark, **more)

    def ask(self) -> None:
        """Ask about an objective."""
        about = About(Kind.OBJECTIVE, self.deed.thing)
        conversing.ask(self.room, about, remark=self.remark)

    def answer(self) -> None:
        """Answer the one question that waits about an objective."""
        about = About(Kind.OBJECTIVE, self.deed.thing)
        (question,) = conversing.unanswered(self.room.repository.sayings(about))
        conversing.answer(self.room, question.number, remark=self.remark)

    def refuse(self) -> None:
        """Refuse what a stream was asked for."""
        what, asked_by = self.deed.asked
        refuse_at_once(self.room, Request(self.deed.thing, what, asked_by), remark=self.remark)


_VERBS: Mapping[str, Callable[[_Scene], None]] = {
    "start": lambda scene: scene.on_thing(deciding.start),
    "keep": lambda scene: scene.on_thing(deciding.keep),
    "stop": lambda scene: scene.on_thing(deciding.stop),
    "accept": lambda scene: scene.on_thing(answering.accept),
    "decline": lambda scene: scene.on_thing(answering.decline),
    "acknowledge": lambda scene: scene.on_thing(acknowledging.acknowledge),
    "comment_grade": lambda scene: scene.on_thing(grading.comment_grade),
    "ask": _Scene.ask,
    "answer": _Scene.answer,
    "refuse": _Scene.refuse,
    "begin_closing": lambda scene: scene.on_cycle(closing.begin_closing),
    "close": lambda scene: scene.on_cycle(
        closing.close, progress=scene.review.progress, counters=scene.review.counters
    ),
    "learn_lesson": lambda scene: scene.on_cycle(lessons.learn, of="lesson"),
    "learn_stop": lambda scene: scene.on_cycle(lessons.learn, of="stop"),
    "learn_same_way": lambda scene: scene.on_cycle(lessons.learn, of="same_way"),
}
