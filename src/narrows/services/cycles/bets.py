"""The initiatives of a cycle, looked back on: what each should move, and what moved."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from narrows.domain.check_in import CheckIn, HypothesisResult
from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import KeyResultProgress
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.initiatives.hit_rates import last_results
from narrows.services.initiatives.standing import StandingInitiative, initiatives
from narrows.services.initiatives.states import InitiativeState


@dataclass(frozen=True, slots=True)
class ReviewedHypothesis:
    """What an initiative should move, beside what moved. That it did so is not said.

    Attributes:
        key_result: Id within the objective.
        change: What it should move it by. [unit or None]
        moved: What the key result moved by since its baseline. [unit or None]
        unit: The metric's.
        because: Why it should.
    """

    key_result: str
    change: float | None
    moved: float | None
    unit: str
    because: str | None


@dataclass(frozen=True, slots=True)
class ReviewedBet:
    """An initiative looked back on.

    Attributes:
        key: Objective and id: `love-mobile/business-in-the-room`.
        owner: Whose objective.
        text: What was done.
        state: Where it stands.
        reason: Why it came there; empty where nothing was said.
        hypotheses: What it should move.
        result: What its owners last said the hypothesis showed; `None` is that they said nothing.
        words: What showed it.
    """

    key: str
    owner: str
    text: str
    state: InitiativeState
    reason: str
    hypotheses: tuple[ReviewedHypothesis, ...]
    result: HypothesisResult | None
    words: str


def reviewed_bets(
    plan: Plan,
    sayings: Sequence[Saying],
    *,
    progress: Mapping[KeyResultKey, KeyResultProgress],
    check_ins: Iterable[CheckIn],
) -> Iterator[ReviewedBet]:
    """The initiatives of a plan's objectives, those that left it too.

    Args:
        plan: With the objectives of the cycle only.
        sayings: All of them.
        progress: Of each key result, as it was graded.
        check_ins: Of the objectives.
    """
    last = last_results(check_ins)
    for each in initiatives(plan, sayings):
        if each.owner is None:
            continue
        seen = last.get(each.key)
        yield ReviewedBet(
            key=each.key,
            owner=each.owner,
            text=each.text,
            state=each.state,
            reason=_reason(each),
            hypotheses=tuple(_hypotheses(each, progress)),
            result=seen.result if seen else None,
            words=(seen.words if seen else None) or "",
        )


def _reason(initiative: StandingInitiative) -> str:
    """Why it stands where it does; nobody said why it lapsed."""
    is_told = initiative.history and initiative.state is not InitiativeState.LAPSED
    return initiative.history[-1].words if is_told else ""


def _hypotheses(
    initiative: StandingInitiative, progress: Mapping[KeyResultKey, KeyResultProgress]
) -> Iterator[ReviewedHypothesis]:
    for each in initiative.planned.hypotheses if initiative.planned else ():
        measured = progress.get(KeyResultKey(initiative.objective, each.key_result))
        yield ReviewedHypothesis(
            key_result=each.key_result,
            change=each.change,
            moved=_moved(measured),
            unit=measured.unit if measured else "",
            because=each.because,
        )


def _moved(progress: KeyResultProgress | None) -> float | None:
    if progress is None or progress.current is None or progress.baseline is None:
        return None
    return progress.current - progress.baseline
