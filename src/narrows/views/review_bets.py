"""The bets of a cycle in words: what each should move, beside what moved."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from narrows.domain.amounts import change
from narrows.domain.plan import Plan
from narrows.services.cycles.bets import ReviewedBet, ReviewedHypothesis
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
class BetMove:
    """By how much a key result moved while a bet ran.

    Attributes:
        key_result: Id within the bet's objective.
        name: What it is called.
        text: By how much, or that it was not measured.
        is_told: Whether that is a number of a key result that still stands.
    """

    key_result: str
    name: str
    text: str
    is_told: bool


@dataclass(frozen=True, slots=True)
class BetRow:
    """An initiative.

    Attributes:
        owner: Whose objective.
        objective: Its id.
        text: What was done.
        state: Where it stands, and why.
        should: What it should move.
        moved: What moved; not that the bet did it.
        moves: The same, key result by key result.
        told: What its owners say that it showed.
    """

    owner: str
    objective: str
    text: str
    state: str
    should: str
    moved: str
    moves: tuple[BetMove, ...]
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
    objective = bet.key.partition("/")[0]
    moves = tuple(_move(each, plan, objective=objective) for each in bet.hypotheses)
    should = [
        f"{move.name} {_by(each.change, each.unit)}".rstrip()
        for each, move in zip(bet.hypotheses, moves, strict=True)
    ]
    result = bet.result.value.replace("_", " ") if bet.result else ""
    return BetRow(
        owner=owner_name(bet.owner, plan),
        objective=objective,
        text=bet.text,
        state=f"{bet.state}: {bet.reason}" if bet.reason else bet.state.value,
        should="; ".join(should) or "nothing was said",
        moved="; ".join(f"{each.name} {each.text}" for each in moves) or "–",
        moves=moves,
        told=": ".join(part for part in (result, bet.words) if part) or "nothing was said",
    )


def _move(of: ReviewedHypothesis, plan: Plan, *, objective: str) -> BetMove:
    text, found = _by(of.moved, of.unit), plan.objective(objective)
    is_there = of.key_result in {each.id for each in found.key_results} if found else False
    name = _name(plan, objective, key_result=of.key_result)
    return BetMove(of.key_result, name, text or "was not measured", bool(text) and is_there)


def _by(moved: float | None, unit: str) -> str:
    return "" if moved is None else change(0.0, moved, unit=unit)


def _name(plan: Plan, objective: str, *, key_result: str) -> str:
    found = plan.objective(objective)
    own = {each.id: each for each in found.key_results} if found else {}
    if found is None or key_result not in own:
        return key_result
    return title(own[key_result], plan, owner=found.owner)
