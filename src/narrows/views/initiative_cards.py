"""Initiatives apart from key results: bets, what they should move, and what was said of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.amounts import change
from narrows.domain.check_in import CheckIn, HypothesisResult
from narrows.domain.facts import KeyResultKey
from narrows.domain.okr import Hypothesis, Initiative, Objective
from narrows.domain.sayings import About, Kind
from narrows.services.cycles.states import is_over
from narrows.services.initiatives.states import ENDS
from narrows.services.reviewing import Review
from narrows.views.bet_standing import BetStanding, bet_standing
from narrows.views.key_result_words import title
from narrows.views.told_about import NOTHING_SAID, ToldAbout


@dataclass(frozen=True, slots=True)
class ToldResult:
    """What one check-in said of a hypothesis.

    Attributes:
        number: Of the check-in.
        at: When. [UTC]
        result: What it showed.
        words: What showed it.
    """

    number: int
    at: datetime
    result: HypothesisResult
    words: str | None


@dataclass(frozen=True, slots=True)
class InitiativeCard:
    """A bet on how.

    Attributes:
        id: Within the objective.
        text: What is done.
        status: The status that it means to widen.
        teams: Who takes part.
        items: Keys of its flow items.
        hypotheses: What it should move, a sentence each.
        told: What check-ins said of it, the newest first.
        standing: Where it stands, and how it came there.
        is_over: Whether it was stopped or swapped, and nothing more is asked of it.
    """

    id: str
    text: str
    status: str | None
    teams: tuple[str, ...]
    items: tuple[str, ...]
    hypotheses: tuple[str, ...]
    told: tuple[ToldResult, ...]
    standing: BetStanding
    is_over: bool


def initiative_cards(
    objective: Objective,
    review: Review,
    *,
    check_ins: Sequence[CheckIn],
    told: ToldAbout = NOTHING_SAID,
) -> tuple[InitiativeCard, ...]:
    """The initiatives of an objective, in its order.

    Args:
        objective: Which.
        review: Knows the units of what they should move.
        check_ins: Of the objective, by number.
        told: What was done with each.
    """
    ended = is_over(objective.cycle, told.cycles)
    standing = {
        each.id: bet_standing(key, told.thing(About(Kind.INITIATIVE, key)), is_over=ended)
        for each in objective.initiatives
        for key in [f"{objective.id}/{each.id}"]
    }
    return tuple(
        InitiativeCard(
            id=each.id,
            text=each.text,
            status=each.status,
            teams=each.teams,
            items=each.items,
            hypotheses=tuple(_sentence(one, objective, review=review) for one in each.hypotheses),
            told=_told(each, check_ins),
            standing=standing[each.id],
            is_over=standing[each.id].state in ENDS,
        )
        for each in objective.initiatives
    )


def _told(initiative: Initiative, check_ins: Sequence[CheckIn]) -> tuple[ToldResult, ...]:
    return tuple(
        ToldResult(check_in.number, check_in.at, each.result, each.words)
        for check_in in reversed(check_ins)
        for each in check_in.hypotheses
        if each.initiative == initiative.id
    )


def _sentence(hypothesis: Hypothesis, objective: Objective, *, review: Review) -> str:
    """«Moves Time in «Waiting» by −6 days until week 6, because …»."""
    key = KeyResultKey(objective.id, hypothesis.key_result)
    named = {
        each.id: title(each, review.plan, owner=objective.owner) for each in objective.key_results
    }
    words = f"Moves {named.get(hypothesis.key_result, hypothesis.key_result)}"
    if hypothesis.change is not None:
        unit = review.progress[key].unit if key in review.progress else ""
        words += f" by {change(0.0, hypothesis.change, unit=unit)}"
    if hypothesis.by_week is not None:
        words += f" until week {hypothesis.by_week}"
    if hypothesis.because:
        words += f", because {hypothesis.because}"
    return words
