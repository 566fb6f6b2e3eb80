"""How many bets held, as far as anybody said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from narrows.domain.check_in import HypothesisResult
from narrows.services.cycles.bets import ReviewedBet


@dataclass(frozen=True, slots=True)
class HitRate:
    """How many of an owner's bets held, as far as anybody said.

    Attributes:
        owner: Organisation or a stream.
        n_held: Whose hypothesis held. [initiatives]
        n_failed: Whose hypothesis failed. [initiatives]
        n_open: Of which it was too early to tell, or nothing was said. [initiatives]
        hit_ratio: Held of held and failed. [ratio or None]
    """

    owner: str
    n_held: int
    n_failed: int
    n_open: int
    hit_ratio: float | None


def hit_rates(bets: Iterable[ReviewedBet]) -> Sequence[HitRate]:
    """How many bets of each owner held, owners in the order of their bets."""
    by_owner: dict[str, list[HypothesisResult | None]] = {}
    for each in bets:
        by_owner.setdefault(each.owner, []).append(each.result)
    return [_hit_rate(owner, results) for owner, results in by_owner.items()]


def _hit_rate(owner: str, results: Sequence[HypothesisResult | None]) -> HitRate:
    n_held = results.count(HypothesisResult.HELD)
    n_failed = results.count(HypothesisResult.FAILED)
    n_told = n_held + n_failed
    ratio = n_held / n_told if n_told else None
    return HitRate(owner, n_held, n_failed, len(results) - n_told, ratio)
