"""Objectives that work against each other, in words."""

from dataclasses import dataclass

from narrows.services.reviewing import Review
from narrows.services.ripples.conflicts import ConflictSide, RippleConflict
from narrows.services.ripples.states import RippleState
from narrows.views.key_result_words import metric_title
from narrows.views.wave_cards import WaveEnd, wave_end


@dataclass(frozen=True, slots=True)
class PullSide:
    """One side of a conflict: an objective, and what it does with the metric in words."""

    objective: WaveEnd
    pulls: str


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """Two objectives that work against each other.

    Attributes:
        metric: What both pull at, in words.
        one: A side.
        other: The other.
        state: Of the ripple that says so; `None` while none does.
        address: Where one of them can propose that ripple.
    """

    metric: str
    one: PullSide
    other: PullSide
    state: RippleState | None
    address: str


def conflict_card(found: RippleConflict, review: Review) -> ConflictCard:
    """A conflict in the words that a plan has for its sides."""
    return ConflictCard(
        metric=metric_title(found.metric, found.of, plan=review.plan),
        one=_side(found.one, review),
        other=_side(found.other, review),
        state=found.ripple.state if found.ripple else None,
        address=f"/objectives/{found.one.objective}",
    )


def _side(side: ConflictSide, review: Review) -> PullSide:
    pulls = f"guards it, and wants it {side.way}" if side.is_guard else f"pulls it {side.way}"
    return PullSide(wave_end(side.objective, review.plan), pulls)
