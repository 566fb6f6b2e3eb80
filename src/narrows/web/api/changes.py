"""Changes of flow items, pushed by the tools that they happened in."""

from typing import Annotated, Literal

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field, StringConstraints

from narrows.domain.errors import NarrowsError
from narrows.domain.streams import Source
from narrows.domain.work import Change
from narrows.services.sources.pushing import (
    ToldChange,
    change_of,
    doubt_of,
    push,
    pushed_source,
)
from narrows.web.rest.answers import CREATED, Answer
from narrows.web.rest.caller import Pusher
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.problem import FieldError
from narrows.web.rest.sent import MOST_LISTED, Body, Instant, Name, Sent, Text

router = APIRouter(tags=["push"])


class ChangeSent(Sent):
    """One attribute of an item got a value, at the tool's own time.

    Without an offset `changed_at` is in the source's zone. `id` is the tool's own id of the change:
    two changes that differ in nothing else are two only by it.
    """

    item: Name
    attribute: Literal[
        "status", "item_type", "title", "stream", "project", "label", "component", "blocked",
        "parent", "points", "hours",
    ]  # fmt: skip
    value: Text
    changed_at: Instant
    id: Annotated[Text, StringConstraints(max_length=200)] = ""


class ChangesSent(Body):
    """Changes of one source, in its own order; all of them are kept, or none."""

    source: Name
    changes: Annotated[list[ChangeSent], Field(min_length=1, max_length=MOST_LISTED)]


class DoubtTold(BaseModel):
    """What is doubtful about a change that was taken: the number of the change, from 0, and why."""

    change: int
    doubt: str


class PushedTold(BaseModel):
    """How many were new, how many known before, and of which the time is in doubt."""

    new: int
    known: int
    doubts: list[DoubtTold]


@router.post("/changes", status_code=CREATED, response_model=PushedTold)
def post_changes(caller: Pusher, *, asked: Once, sent: ChangesSent) -> Response:
    """Push changes. Once answered they are durable; the next measuring counts them."""

    def act(turn: Turn) -> Answer:
        source = pushed_source(turn.room.plan, sent.source)
        told = [_told(each) for each in sent.changes]
        changes = [_read(each, n, source=source, turn=turn) for n, each in enumerate(told)]
        pushed = push(turn.gate, source, changes=changes, now=turn.room.now)
        doubts = [
            DoubtTold(change=n, doubt=doubt)
            for n, each in enumerate(told)
            if (doubt := doubt_of(each, source))
        ]
        body = PushedTold(new=pushed.n_new, known=pushed.n_known, doubts=doubts)
        return Answer(body.model_dump(), CREATED)

    return once(asked, caller, act=act)


def _told(sent: ChangeSent) -> ToldChange:
    return ToldChange(sent.item, sent.attribute, sent.value, sent.changed_at, sent.id)


def _read(told: ToldChange, number: int, *, source: Source, turn: Turn) -> Change:
    try:
        return change_of(told, source, now=turn.room.now)
    except NarrowsError as error:
        raise FieldError(error, field=f"body.changes.{number}") from error
