"""Stories: told from an objective, finished, dropped, argued for; they end with its cycle."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.sayings import Saying
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.stories import arguing, telling
from narrows.services.stories.telling import Origin
from narrows.services.stories.told import Story, stories, story_numbered
from narrows.web.rest.answers import CREATED, Answer, answered
from narrows.web.rest.caller import Caller, Reader, Writer
from narrows.web.rest.documents import path_below, stored_plan
from narrows.web.rest.once import Asked, Once, Turn, once
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged
from narrows.web.rest.sent import Name
from narrows.web.rest.speaking import Number, Spoken

router = APIRouter(tags=["stories"])


class StorySent(Spoken):
    """A story, in `words`."""

    objective: Name
    key_result: Name | None = None
    item: Name | None = None


class ArgumentSent(Spoken):
    """Why a story is carried into another cycle, in `words`."""

    objective: Name


class Stories(BaseModel):
    """Stories by number."""

    stories: list[Story]
    next: str | None


@router.get("/stories", response_model=Stories)
def list_stories(
    caller: Reader,
    *,
    paging: AskedPage,
    objective: Annotated[str | None, Query(max_length=200, description="Only of this one.")] = None,
) -> Response:
    """List the stories, with where each stands."""
    plan = stored_plan(caller.gate).plan
    told = stories(plan, caller.gate.sayings())
    # Stories outlive their objective; one without any is in the plan, or is none.
    if objective is not None and all(each.objective != objective for each in told):
        objective_named(plan, objective)
    found = [each for each in told if objective in (None, each.objective)]
    page = paged(found, paging, key=lambda each: (each.number,))
    return answered({"stories": page.found, "next": page.next})


@router.get("/stories/{number}", response_model=Story)
def read_story(caller: Reader, *, number: Number) -> Response:
    """Read a story."""
    plan = stored_plan(caller.gate).plan
    return answered(story_numbered(plan, caller.gate.sayings(), number=number))


@router.post("/stories", status_code=CREATED, response_model=Story)
def post_story(caller: Writer, *, asked: Once, sent: StorySent) -> Response:
    """Tell a story for an objective."""

    def act(turn: Turn) -> Answer:
        origin = Origin(sent.objective, sent.key_result, sent.item)
        said = telling.tell(turn.room, origin, remark=sent.remark(turn))
        return _answer(turn, said, status=CREATED)

    return once(asked, caller, act=act)


@router.post("/stories/{number}/finish", response_model=Story)
def post_finish(caller: Writer, *, number: Number, asked: Once, sent: Spoken) -> Response:
    """Finish a story; what it moved stands in the key results."""
    return _said(
        caller, asked, say=lambda turn: telling.finish(turn.room, number, remark=sent.remark(turn))
    )


@router.post("/stories/{number}/drop", response_model=Story)
def post_drop(caller: Writer, *, number: Number, asked: Once, sent: Spoken) -> Response:
    """Throw a story away before its cycle ends."""
    return _said(
        caller, asked, say=lambda turn: telling.drop(turn.room, number, remark=sent.remark(turn))
    )


@router.post("/stories/{number}/argument", response_model=Story)
def post_argument(caller: Writer, *, number: Number, asked: Once, sent: ArgumentSent) -> Response:
    """Carry an unfinished story into the next cycle, because of an argument."""
    return _said(
        caller,
        asked,
        say=lambda turn: arguing.argue(
            turn.room, number, objective=sent.objective, remark=sent.remark(turn)
        ),
    )


def _said(caller: Caller, asked: Asked, *, say: Callable[[Turn], Saying]) -> Response:
    return once(asked, caller, act=lambda turn: _answer(turn, say(turn)))


def _answer(turn: Turn, said: Saying, *, status: int = 200) -> Answer:
    """The story that something was said about, as it stands now."""
    plan = stored_plan(turn.gate).plan
    found = story_numbered(plan, turn.gate.sayings(), number=int(said.about.key))
    where = path_below("stories", str(found.number)) if status == CREATED else None
    return Answer(found, status, location=where)
