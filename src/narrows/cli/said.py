"""What the options of `narrows check-in` say, as answers, and what is asked beyond them."""

from collections.abc import Iterator, Mapping

import typer

from narrows.cli.check_in import Said
from narrows.cli.render.tables import line
from narrows.domain.check_in import HypothesisResult
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Objective
from narrows.services.check_ins.answers import Answers, ToldHypothesis, confidence_ratio
from narrows.views.objective import ObjectivePage
from narrows.views.rounding import percent

SHORT = {
    "h": HypothesisResult.HELD,
    "f": HypothesisResult.FAILED,
    "t": HypothesisResult.TOO_EARLY,
}
"""One letter is enough; a check-in takes under a minute."""


def answers_of(said: Said, objective: Objective) -> Answers:
    """The answers that options give.

    Raises:
        NarrowsError: `option-unreadable`.
    """
    return Answers(
        confidence=dict(_confidence(said, objective)),
        hypotheses=dict(_hypotheses(said)),
        learned=said.learned or "",
        next=said.next or "",
    )


def ask(page: ObjectivePage, answers: Answers) -> Answers:
    """Ask on the terminal what is not said yet; an empty answer says nothing."""
    confidence: dict[str, str] = {}
    for card in page.key_results:
        if card.id not in answers.confidence:
            before = card.confidence_ratio
            confidence[card.id] = typer.prompt(
                f"Chance of reaching «{line(card.title)}», in %",
                default="" if before is None else percent(before).removesuffix(" %"),
                show_default=before is not None,
                value_proc=_whole_percent,
            )
    hypotheses = {
        card.id: _asked_hypothesis(card.text)
        for card in page.initiatives
        if card.id not in answers.hypotheses
    }
    return Answers(
        confidence={**answers.confidence, **confidence},
        hypotheses={**answers.hypotheses, **hypotheses},
        learned=answers.learned or _asked("What was learned?"),
        next=answers.next or _asked("What changes next?"),
    )


def _asked_hypothesis(text: str) -> ToldHypothesis:
    letter = typer.prompt(
        f"«{line(text)}»: held (h), failed (f), too early (t)?",
        default="",
        show_default=False,
        value_proc=_letter,
    )
    return ToldHypothesis(SHORT[letter], _asked("What showed it?")) if letter else ToldHypothesis()


def _asked(question: str) -> str:
    answer: str = typer.prompt(question, default="", show_default=False)
    return answer


def _whole_percent(told: str) -> str:
    ratio = confidence_ratio(told)
    if told.strip() and (ratio is None or ratio > 1):
        raise typer.BadParameter("a whole number from 0 to 100, please")
    return told.strip()


def _letter(told: str) -> str:
    letter = told.strip().lower()[:1]
    if letter and letter not in SHORT:
        raise typer.BadParameter("h, f, t, or nothing, please")
    return letter


def _confidence(said: Said, objective: Objective) -> Iterator[tuple[str, str]]:
    """One number for all first, so that single ones say it better."""
    given = [each.partition("=") for each in said.confidence or ()]
    names = [name.strip() if divider else "" for name, divider, _ in given]
    for name in names:
        if names.count(name) > 1:
            what = f"The chance of «{name}»" if name else "One chance for all"
            raise NarrowsError("option-unreadable", f"{what} is said twice; keep one of them.")
    for told, divider, _ in given:
        if not divider:
            yield from ((each.id, told) for each in objective.key_results)
    for name, divider, told in given:
        if divider:
            yield name.strip(), told


def _hypotheses(said: Said) -> Iterator[tuple[str, ToldHypothesis]]:
    results: Mapping[HypothesisResult, list[str] | None] = {
        HypothesisResult.HELD: said.held,
        HypothesisResult.FAILED: said.failed,
        HypothesisResult.TOO_EARLY: said.too_early,
    }
    told_of: set[str] = set()
    for result, given in results.items():
        for each in given or ():
            name, _, words = (part.strip() for part in each.partition("="))
            if name in told_of:
                raise NarrowsError(
                    "option-unreadable",
                    f"«{name}» is said to have held, failed or be too early to tell twice; "
                    "keep one of them.",
                )
            told_of.add(name)
            yield name, ToldHypothesis(result, words)
