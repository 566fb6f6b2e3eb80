"""Initiatives: bets that are proposed, started, kept, changed, swapped and stopped with reasons."""

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.sayings import Saying
from narrows.services.initiatives import changing, deciding, proposing
from narrows.services.initiatives.standing import (
    StandingInitiative,
    initiative_standing,
    initiatives,
)
from narrows.web.rest.answers import CREATED, Answer, answered
from narrows.web.rest.bets import ChangeSent, DecisionSent, InitiativeSent, SwapSent
from narrows.web.rest.caller import Caller, Reader, Writer
from narrows.web.rest.documents import path_below, stored_plan
from narrows.web.rest.once import Asked, Once, Turn, once
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged

router = APIRouter(tags=["initiatives"])


def _key(objective: str, id: str) -> str:  # noqa: A002 - as in the path
    return f"{objective}/{id}"


Key = Annotated[str, Depends(_key)]


class Initiatives(BaseModel):
    """Initiatives by objective and id, those that left the plan too."""

    initiatives: list[StandingInitiative]
    next: str | None


@router.get("/initiatives", response_model=Initiatives)
def list_initiatives(
    caller: Reader,
    *,
    paging: AskedPage,
    cycle: Annotated[str | None, Query(max_length=200, description="Only of this cycle.")] = None,
) -> Response:
    """List the initiatives with where each stands and its history."""
    plan = stored_plan(caller.gate).plan
    found = initiatives(plan, caller.gate.sayings(), cycle=cycle)
    page = paged(found, paging, key=lambda each: (each.key,))
    return answered({"initiatives": page.found, "next": page.next})


@router.get("/initiatives/{objective}/{id}", response_model=StandingInitiative)
def read_initiative(
    caller: Reader,
    *,
    key: Key,
) -> Response:
    """Read an initiative."""
    plan, sayings = stored_plan(caller.gate).plan, caller.gate.sayings()
    return answered(initiative_standing(plan, sayings, key=key))


@router.post("/initiatives", status_code=CREATED, response_model=StandingInitiative)
def post_initiative(caller: Writer, *, asked: Once, sent: InitiativeSent) -> Response:
    """Propose an initiative."""

    def act(turn: Turn) -> Answer:
        new, remark = sent.initiative(sent.id), sent.remark(turn)
        said = proposing.propose(turn.room, sent.objective, initiative=new, remark=remark)
        return _answer(turn, said, status=CREATED)

    return once(asked, caller, act=act)


@router.post("/initiatives/{objective}/{id}/change", response_model=StandingInitiative)
def post_change(
    caller: Writer,
    *,
    key: Key,
    asked: Once,
    sent: ChangeSent,
) -> Response:
    """Change one that is under way; what is not said of it stays."""
    return _said(
        caller,
        asked,
        say=lambda turn: changing.change(
            turn.room,
            key,
            edits=sent.edits(),
            remark=sent.remark(turn),
            seen=sent.seen_number,
        ),
    )


@router.post("/initiatives/{objective}/{id}/swap", response_model=StandingInitiative)
def post_swap(
    caller: Writer,
    *,
    key: Key,
    asked: Once,
    sent: SwapSent,
) -> Response:
    """Put another initiative in its place; the answer is what became of the old one."""
    return _said(
        caller,
        asked,
        say=lambda turn: changing.swap(
            turn.room,
            key,
            new=sent.initiative(sent.id),
            remark=sent.remark(turn),
            seen=sent.seen_number,
        ),
    )


@router.post("/initiatives/{objective}/{id}/{step}", response_model=StandingInitiative)
def post_step(
    caller: Writer,
    *,
    key: Key,
    step: Literal["start", "keep", "stop"],
    asked: Once,
    sent: DecisionSent,
) -> Response:
    """Start one that is proposed, keep one that is under way, or stop one for good."""
    take = {"start": deciding.start, "keep": deciding.keep, "stop": deciding.stop}[step]
    return _said(
        caller,
        asked,
        say=lambda turn: take(turn.room, key, remark=sent.remark(turn), seen=sent.seen_number),
    )


def _said(caller: Caller, asked: Asked, *, say: Callable[[Turn], Saying]) -> Response:
    return once(asked, caller, act=lambda turn: _answer(turn, say(turn)))


def _answer(turn: Turn, said: Saying, *, status: int = 200) -> Answer:
    """The initiative that something was said about, as it stands now."""
    plan = stored_plan(turn.gate).plan
    found = initiative_standing(plan, turn.gate.sayings(), key=said.about.key)
    where = path_below("initiatives", *said.about.key.split("/", 1)) if status == CREATED else None
    return Answer(found, status, location=where)
