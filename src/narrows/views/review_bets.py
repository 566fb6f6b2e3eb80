"""The bets of a cycle in words: what each should move, beside what moved."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from narrows.domain.amounts import change
from narrows.domain.plan import Plan
from narrows.services.cycles.bets import ReviewedBet
from narrows.services.initiatives.hit_rates import HitRate
from narrows.services.initiatives.states import InitiativeState
from narrows.views.key_result_words import title
from narrows.views.ripple_cards import owner_name


@dataclass(frozen=True, slots=True)
class SaidRow:
    """Something said, and for whom; never a person."""

    who: str
    words: str


@dataclass(frozen=True, slots=True)
class BetRow:
    """An initiative.

    Attributes:
        owner: Whose objective.
        text: What was done.
        state: Where it stands, and why.
        should: What it should move.
        moved: What moved; not that the bet did it.
        told: What its owners say that it showed.
    """

    owner: str
    text: str
    state: str
    should: str
    moved: str
    told: str


def hit_rows(hits: Iterable[HitRate], plan: Plan) -> tuple[SaidRow, ...]:
    """How many bets held, a line for each owner."""
    return tuple(SaidRow(owner_name(each.owner, plan), _hits(each)) for each in hits)


def bet_rows(bets: Iterable[ReviewedBet], plan: Plan) -> tuple[BetRow, ...]:
    """The initiatives in their order."""
    return tuple(_bet(each, plan) for each in bets)


def record_words(bets: Sequence[ReviewedBet]) -> str:
    """How many bets stand where: what was kept is how one works now."""
    counted = Counter(each.state for each in bets)
    told = [f"{counted[state]} {state}" for state in InitiativeState if counted[state]]
    many = f"{len(bets)} initiative{'s' * (len(bets) != 1)}"
    return f"On record: {many}, {', '.join(told)}." if told else "On record: no initiative."


def _hits(each: HitRate) -> str:
    n_told = each.n_held + each.n_failed
    unsaid = f"{each.n_open} without an answer yet" if each.n_open else ""
    held = f"{each.n_held} of {n_told} bet{'s' * (n_told != 1)} held" if n_told else ""
    return "; ".join(part for part in (held, unsaid) if part)


def _bet(bet: ReviewedBet, plan: Plan) -> BetRow:
    should, moved = [], []
    for each in bet.hypotheses:
        name = _name(plan, bet.key.partition("/")[0], key_result=each.key_result)
        should.append(f"{name} {_by(each.change, each.unit)}".rstrip())
        moved.append(f"{name} {_by(each.moved, each.unit) or 'was not measured'}")
    result = bet.result.value.replace("_", " ") if bet.result else ""
    return BetRow(
        owner=owner_name(bet.owner, plan),
        text=bet.text,
        state=f"{bet.state}: {bet.reason}" if bet.reason else bet.state.value,
        should="; ".join(should) or "nothing was said",
        moved="; ".join(moved) or "–",
        told=": ".join(part for part in (result, bet.words) if part) or "nothing was said",
    )


def _by(moved: float | None, unit: str) -> str:
    return "" if moved is None else change(0.0, moved, unit=unit)


def _name(plan: Plan, objective: str, *, key_result: str) -> str:
    found = plan.objective(objective)
    own = {each.id: each for each in found.key_results} if found else {}
    if found is None or key_result not in own:
        return key_result
    return title(own[key_result], plan, owner=found.owner)
