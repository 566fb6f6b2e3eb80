"""The opening questions: answered when OKRs start, and again at each reset."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION
from narrows.domain.organisation import Adoption
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.plan.editing import checked
from narrows.services.remarks import Remark, some_words
from narrows.services.room import Room, spoken
from narrows.services.strategy.publishing import refuse_others

QUESTIONS: Mapping[str, str] = {
    "problem": "Why OKRs here: which problem shall they solve?",
    "observable": "What will you observe if it works?",
    "ends": "Which mechanism ends when OKRs start?",
}
"""What is asked first, and again at each reset."""

CYCLE, BEFORE = "cycle", "before"
"""How an answer names the cycle that it was given for, and what was answered before."""


@dataclass(frozen=True, slots=True)
class AdoptionAnswers:
    """Answers to the opening questions; `None` is not answered.

    Attributes:
        problem: What shall be solved.
        observable: What will be observed if it works.
        ends: Which mechanism ends when OKRs start.
        pilots: Ids of the streams that begin.
        leaders: Who leads them, as roles in words.
    """

    problem: str | None = None
    observable: str | None = None
    ends: str | None = None
    pilots: tuple[str, ...] | None = None
    leaders: tuple[str, ...] | None = None


def about_question(question: str) -> About:
    """What an answer to an opening question is about."""
    return About(Kind.STRATEGY, f"adoption/{question}")


def answer_adoption(room: Room, answers: AdoptionAnswers, *, remark: Remark) -> Sequence[Saying]:
    """Answer opening questions, in the plan and with what was answered before in their history.

    Args:
        room: Where it is decided.
        answers: One at least; the same words again are an answer too.
        remark: For the organisation; its words are not kept, the answers are.

    Raises:
        NarrowsError: `strategy-not-yours`, `adoption-unanswered`, `words-missing`,
            `text-too-long`, what `checked` refuses, and `plan-stale`.
    """
    refuse_others(remark)
    adoption, sayings = answered(room, answers, remark=remark)
    if not sayings:
        raise NarrowsError(
            "adoption-unanswered",
            "Nothing is answered; answer a question with --problem, --observable or --ends, or "
            "name --pilot streams and --leader roles.",
        )
    decision = Decision(
        tuple(sayings),
        plan=checked(with_adoption(room.plan, adoption), before=room.plan),
        revision=room.revision,
    )
    return room.repository.decide(decision, request_key=remark.request_key)


def answered(
    room: Room, answers: AdoptionAnswers, *, remark: Remark, cycle: str | None = None
) -> tuple[Adoption, Sequence[Saying]]:
    """The adoption with these answers, and the answers as sayings that are not saved yet.

    Args:
        room: Where it is decided.
        answers: What is answered.
        remark: Who says it.
        cycle: The cycle that a reset makes; `None` outside of a reset.

    Raises:
        NarrowsError: `words-missing`, `text-too-long`.
    """
    adoption = room.plan.organisation.adoption or Adoption()
    told = room.repository.sayings()
    found: list[Saying] = []
    new: dict[str, Any] = {}
    for each in fields(answers):
        given, before = getattr(answers, each.name), getattr(adoption, each.name)
        if given is None:
            continue
        said = some_words(_words(given)) if each.name in QUESTIONS or given else ""
        new[each.name] = given if isinstance(given, tuple) else said
        found.append(
            spoken(
                room,
                about_question(each.name),
                act=Act.ANSWER,
                remark=replace(remark, words=said, behalf=ORGANISATION),
                refers=_last_number(told, each.name),
                details=[
                    *([(CYCLE, cycle)] if cycle else ()),
                    *([(BEFORE, _words(before))] if before else ()),
                ],
            )
        )
    return replace(adoption, **new), found


def answers_for(sayings: Collection[Saying], cycle: str) -> Mapping[str, Saying]:
    """The last answer to each question that was given for a cycle."""
    return {
        question: each
        for question in QUESTIONS
        for each in sayings
        if each.about == about_question(question) and each.detail(CYCLE) == cycle
    }


def with_adoption(plan: Plan, adoption: Adoption) -> Plan:
    """The plan with other answers to the opening questions."""
    return replace(plan, organisation=replace(plan.organisation, adoption=adoption))


def _last_number(sayings: Collection[Saying], question: str) -> int | None:
    about = about_question(question)
    return max((each.number for each in sayings if each.about == about), default=None)


def _words(given: str | tuple[str, ...] | None) -> str:
    return ", ".join(given) if isinstance(given, tuple) else given or ""
