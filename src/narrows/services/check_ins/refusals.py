"""What is refused of a check-in's answers, each with where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from narrows.domain.check_in import HypothesisResult
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Objective
from narrows.services.check_ins.answers import Answers, ToldHypothesis, clean, confidence_ratio
from narrows.services.plan.metric_checks import choice

LONGEST_TEXT = 5_000
"""Of one answer in words: several pages, far more than a minute's. [characters]"""


@dataclass(frozen=True, slots=True)
class RefusedAnswer:
    """One answer that cannot be saved.

    Attributes:
        name: Path of the answer: `confidence/nps`, `hypotheses/tiers`, `words/tiers`, `learned`,
            `next`; empty where all of them are meant.
        error: What is wrong and what to do.
    """

    name: str
    error: NarrowsError


def refused_answers(
    objective: Objective, answers: Answers, *, called: Mapping[str, str] | None = None
) -> Iterator[RefusedAnswer]:
    """Every answer that cannot be saved, in the order of the form.

    Args:
        objective: That they are about.
        answers: As they were given.
        called: Path of an answer → what people are shown that it is about; else they know its id.
    """
    names = called or {}
    for id_, told in answers.confidence.items():
        path = f"confidence/{id_}"
        named = names.get(path, id_)
        if error := _unknown_key_result(id_, objective) or _confidence(named, told):
            yield RefusedAnswer(path, error)
    for id_, hypothesis in answers.hypotheses.items():
        path = f"hypotheses/{id_}"
        named = names.get(path, id_)
        if error := _unknown_initiative(id_, objective) or _result(named, hypothesis):
            yield RefusedAnswer(path, error)
        if error := _length(hypothesis.words):
            yield RefusedAnswer(f"words/{id_}", error)
    for name, text in (("learned", answers.learned), ("next", answers.next)):
        if error := _length(text):
            yield RefusedAnswer(name, error)
    if not _is_anything_said(answers):
        yield RefusedAnswer(
            "",
            NarrowsError(
                "check-in-empty",
                "Nothing is said: give a confidence, what a hypothesis showed, what was learned or "
                "what changes next.",
            ),
        )


def _is_anything_said(answers: Answers) -> bool:
    told = [*answers.confidence.values(), answers.learned, answers.next]
    told += [text for each in answers.hypotheses.values() for text in (each.result, each.words)]
    return any(clean(each) for each in told)


def _unknown_key_result(id_: str, objective: Objective) -> NarrowsError | None:
    known = [each.id for each in objective.key_results]
    if id_ in known:
        return None
    return NarrowsError(
        "key-result-unknown",
        f"«{objective.id}» has no key result «{id_}»; {choice(id_, known)}.",
    )


def _unknown_initiative(id_: str, objective: Objective) -> NarrowsError | None:
    known = [each.id for each in objective.initiatives]
    if id_ in known:
        return None
    return NarrowsError(
        "initiative-unknown",
        f"«{objective.id}» has no initiative «{id_}»; {choice(id_, known)}.",
    )


def _confidence(named: str, told: str) -> NarrowsError | None:
    """A part of 1 is refused too: «0.7» would be read as less than one per cent."""
    ratio = confidence_ratio(told)
    if not told.strip() or (ratio is not None and ratio <= 1):
        return None
    return NarrowsError(
        "confidence-out-of-range",
        f"Say how sure you are of «{named}» as a whole number from 0 to 100 per cent; "
        f"«{told.strip()[:20]}» is none.",
    )


def _result(named: str, told: ToldHypothesis) -> NarrowsError | None:
    known = [each.value for each in HypothesisResult]
    if told.result in known or not (told.result or clean(told.words)):
        return None
    return NarrowsError(
        "hypothesis-result-unknown",
        f"Say whether the hypothesis of «{named}» held, failed, or whether it is too early to "
        "tell.",
    )


def _length(text: str) -> NarrowsError | None:
    length = len(clean(text))
    if length <= LONGEST_TEXT:
        return None
    return NarrowsError(
        "text-too-long",
        f"This holds {length:,} characters, and {LONGEST_TEXT:,} are kept; shorten it, or link to "
        "where the rest stands.",
    )
