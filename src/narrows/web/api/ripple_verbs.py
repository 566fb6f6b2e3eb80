"""Ripples: proposed by one side, accepted or declined by the other, noted where from outside."""

from collections.abc import Callable

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.sayings import Saying
from narrows.services.ripples import answering, outside, proposing
from narrows.services.ripples.outside import OutsideWave
from narrows.services.ripples.targets import Proposal
from narrows.web.rest.answers import CREATED, Answer
from narrows.web.rest.caller import Caller, Writer
from narrows.web.rest.once import Asked, Once, Turn, once
from narrows.web.rest.sent import Name, SomeText, Text
from narrows.web.rest.speaking import Spoken

router = APIRouter(tags=["ripples"])


class RippleSent(Spoken):
    """A ripple; `text` is what is felt, `words` what is said to the other side."""

    objective: Name
    effect: Name
    to: Name
    text: SomeText
    strength: Text = ""
    outside: bool = False


class OutsideSent(Spoken):
    """A wave that somebody outside makes; `words` is what is felt."""

    party: Name
    effect: Name
    to: Name
    words: SomeText
    strength: Text = ""
    cycle: Name | None = None


class RippleAnswered(Spoken):
    """What is said about a ripple, by its name `objective/effect/to`."""

    ripple: SomeText


class Said(BaseModel):
    """What was saved."""

    saying: Saying


@router.post("/ripples", status_code=CREATED, response_model=Said)
def post_ripple(caller: Writer, *, asked: Once, sent: RippleSent) -> Response:
    """Propose a ripple, or propose it again in other words."""
    wave = Proposal(
        sent.objective, sent.effect, sent.to, sent.text, sent.strength, is_outside=sent.outside
    )

    def say(turn: Turn) -> Saying:
        return proposing.propose(turn.room, wave, remark=turn.remark(sent.words, sent.behalf))

    return _said(asked, caller, say=say, status=CREATED)


@router.post("/ripples/outside", status_code=CREATED, response_model=Said)
def post_outside(caller: Writer, *, asked: Once, sent: OutsideSent) -> Response:
    """Note a wave that somebody outside makes."""
    wave = OutsideWave(sent.party, sent.effect, sent.to, sent.strength, sent.cycle)

    def say(turn: Turn) -> Saying:
        return outside.note(turn.room, wave, remark=turn.remark(sent.words, sent.behalf))

    return _said(asked, caller, say=say, status=CREATED)


@router.post("/ripples/acceptance", response_model=Said)
def post_acceptance(caller: Writer, *, asked: Once, sent: RippleAnswered) -> Response:
    """Accept a ripple, for the owner of where it goes."""
    return _about(asked, caller, sent=sent, verb=answering.accept)


@router.post("/ripples/declining", response_model=Said)
def post_declining(caller: Writer, *, asked: Once, sent: RippleAnswered) -> Response:
    """Decline a ripple and say why, in `words`."""
    return _about(asked, caller, sent=sent, verb=answering.decline)


@router.post("/ripples/withdrawal", response_model=Said)
def post_withdrawal(caller: Writer, *, asked: Once, sent: RippleAnswered) -> Response:
    """Take a ripple out of the plan, for the owner of the objective that makes it."""
    return _about(asked, caller, sent=sent, verb=proposing.withdraw)


def _about(
    asked: Asked, caller: Caller, *, sent: RippleAnswered, verb: Callable[..., Saying]
) -> Response:
    def say(turn: Turn) -> Saying:
        return verb(turn.room, sent.ripple, remark=turn.remark(sent.words, sent.behalf))

    return _said(asked, caller, say=say)


def _said(
    asked: Asked, caller: Caller, *, say: Callable[[Turn], Saying], status: int = 200
) -> Response:
    return once(asked, caller, act=lambda turn: Answer({"saying": say(turn)}, status))
