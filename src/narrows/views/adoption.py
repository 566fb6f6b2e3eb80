"""Why are there OKRs here, and who begins?"""

from collections.abc import Collection
from dataclasses import dataclass

from narrows.domain.okr import ORGANISATION
from narrows.domain.organisation import Adoption
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.strategy.adopting import QUESTIONS, about_question


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """An opening question.

    Attributes:
        id: problem, observable or ends.
        question: In words.
        answer: What the plan says; `None` where nobody answered.
        history: Every answer that was given, the first one first.
    """

    id: str
    question: str
    answer: str | None
    history: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class PilotCard:
    """A stream that begins.

    Attributes:
        stream: Its id.
        n_objectives: How many objectives it has, of all cycles.
    """

    stream: str
    n_objectives: int


@dataclass(frozen=True, slots=True)
class AdoptionAnswer:
    """Why OKRs here, and who begins.

    Attributes:
        questions: With their answers.
        pilots: The streams that begin.
        leaders: Who leads them, as roles in words.
        n_leaders_objectives: How many objectives the organisation has, of all cycles.
    """

    questions: tuple[QuestionCard, ...]
    pilots: tuple[PilotCard, ...]
    leaders: tuple[str, ...]
    n_leaders_objectives: int


def adoption_answer(plan: Plan, sayings: Collection[Saying]) -> AdoptionAnswer:
    """The opening questions with their answers, pilots and leaders."""
    adoption = plan.organisation.adoption or Adoption()
    return AdoptionAnswer(
        questions=tuple(
            QuestionCard(
                id_,
                question,
                getattr(adoption, id_),
                tuple(each for each in sayings if each.about == about_question(id_)),
            )
            for id_, question in QUESTIONS.items()
        ),
        pilots=tuple(
            PilotCard(each, sum(o.owner == each for o in plan.objectives))
            for each in adoption.pilots
        ),
        leaders=adoption.leaders,
        n_leaders_objectives=sum(o.owner == ORGANISATION for o in plan.objectives),
    )
