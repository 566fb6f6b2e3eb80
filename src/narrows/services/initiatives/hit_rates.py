"""How many bets of each owner held, by what check-ins said of their hypotheses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from narrows.domain.check_in import CheckIn, HypothesisResult, SeenHypothesis


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


def last_results(check_ins: Iterable[CheckIn]) -> Mapping[str, SeenHypothesis]:
    """Initiative by its key → what the last check-in that spoke of it saw.

    The last word counts: who saw it hold and now says that it is too early takes that back.
    """
    ordered = sorted(check_ins, key=lambda each: (each.objective, each.number))
    return {
        f"{each.objective}/{seen.initiative}": seen for each in ordered for seen in each.hypotheses
    }


def hit_rates(results: Iterable[tuple[str, HypothesisResult | None]]) -> Sequence[HitRate]:
    """How many bets of each owner held, owners in the order of their bets.

    Args:
        results: Of each bet its owner, and what was last said of its hypothesis.
    """
    by_owner: dict[str, list[HypothesisResult | None]] = {}
    for owner, result in results:
        by_owner.setdefault(owner, []).append(result)
    return [_hit_rate(owner, told) for owner, told in by_owner.items()]


def _hit_rate(owner: str, told: Sequence[HypothesisResult | None]) -> HitRate:
    n_held, n_failed = told.count(HypothesisResult.HELD), told.count(HypothesisResult.FAILED)
    n_told = n_held + n_failed
    ratio = n_held / n_told if n_told else None
    return HitRate(owner, n_held, n_failed, len(told) - n_told, ratio)
