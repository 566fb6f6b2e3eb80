"""The strategy, open to comment until it is published, and the opening questions."""

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field

from narrows.domain.sayings import Saying
from narrows.services.strategy.adopting import AdoptionAnswers, answer_adoption
from narrows.services.strategy.publishing import publish
from narrows.views.adoption import AdoptionAnswer, adoption_answer
from narrows.views.strategy import StrategyAnswer, strategy_answer
from narrows.web.rest.answers import Answer, answered
from narrows.web.rest.bets import Names
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.documents import stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.sent import Body, Name, Text
from narrows.web.rest.speaking import Spoken

router = APIRouter(tags=["strategy"])


class PublicationSent(Spoken):
    """Why now. `seen_number`: of the last thing said about the strategy, 0 for none."""

    seen_number: Annotated[int | None, Field(ge=0, le=1_000_000_000)] = None


class AdoptionSent(Body):
    """Answers to the opening questions; what is left out is not answered."""

    problem: Text | None = None
    observable: Text | None = None
    ends: Text | None = None
    pilots: Names | None = None
    leaders: Names | None = None
    behalf: Name | None = None

    def answers(self) -> AdoptionAnswers:
        """The same as the service takes it."""
        return AdoptionAnswers(
            self.problem,
            self.observable,
            self.ends,
            None if self.pilots is None else tuple(self.pilots),
            None if self.leaders is None else tuple(self.leaders),
        )


class Sayings(BaseModel):
    """What was said."""

    sayings: list[Saying]


@router.get("/strategy", response_model=StrategyAnswer)
def read_strategy(caller: Reader) -> Response:
    """Read the strategy, whether it is a draft, and which streams have not spoken yet."""
    return answered(strategy_answer(stored_plan(caller.gate).plan, caller.gate.sayings()))


@router.post("/strategy/publication", response_model=Saying)
def post_publication(caller: Writer, *, asked: Once, sent: PublicationSent) -> Response:
    """Publish the strategy as the plan has it. A later change makes it a draft again."""

    def act(turn: Turn) -> Answer:
        return Answer(publish(turn.room, remark=sent.remark(turn), seen=sent.seen_number))

    return once(asked, caller, act=act)


@router.get("/adoption", response_model=AdoptionAnswer)
def read_adoption(caller: Reader) -> Response:
    """Read the opening questions with every answer that was given, pilots and leaders."""
    return answered(adoption_answer(stored_plan(caller.gate).plan, caller.gate.sayings()))


@router.post("/adoption/answers", response_model=Sayings)
def post_answers(caller: Writer, *, asked: Once, sent: AdoptionSent) -> Response:
    """Answer opening questions again. What was said before stays in their history."""

    def act(turn: Turn) -> Answer:
        remark = turn.remark("", sent.behalf)
        return Answer({"sayings": answer_adoption(turn.room, sent.answers(), remark=remark)})

    return once(asked, caller, act=act)
