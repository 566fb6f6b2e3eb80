"""Key results in a row each, to be seen side by side, each on its own scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from narrows.domain.check_in import CheckIn
from narrows.domain.finding import Finding
from narrows.domain.observed import Snapshot
from narrows.domain.okr import Objective
from narrows.services.reviewing import Review
from narrows.views.key_result_cards import KeyResultCard, key_result_cards
from narrows.views.rounding import percent


class Kind(StrEnum):
    """How a key result is judged."""

    REACH = "reach"
    KEEP_WITHIN = "keep_within"


@dataclass(frozen=True, slots=True)
class KeyResultRow:
    """One key result among its objective's.

    Attributes:
        card: What is said of it.
        kind: How it is judged.
        shown_ratio: Progress as a bar shows it, within 0 and 1. [ratio or None]
        beyond: The progress as measured, where a bar cannot show it; else empty.
        findings: What the linter says of it.
    """

    card: KeyResultCard
    kind: Kind
    shown_ratio: float | None
    beyond: str
    findings: tuple[Finding, ...]


def key_result_rows(
    objective: Objective,
    review: Review,
    *,
    last: CheckIn | None,
    snapshots: Sequence[Snapshot] | None = None,
) -> tuple[KeyResultRow, ...]:
    """The key results of an objective, in its order.

    Args:
        objective: Which.
        review: What was measured and found.
        last: Its last check-in.
        snapshots: Of the objective; `None`: its weeks are not shown.
    """
    cards = key_result_cards(objective, review, last=last, snapshots=snapshots)
    return tuple(
        KeyResultRow(
            card=card,
            kind=Kind.KEEP_WITHIN if each.is_kept_within else Kind.REACH,
            shown_ratio=clamped(card.progress.progress_ratio),
            beyond=beyond(card.progress.progress_ratio),
            findings=tuple(
                found
                for found in review.findings
                if found.where == f"{objective.owner}/{objective.id}/{each.id}"
            ),
        )
        for each, card in zip(objective.key_results, cards, strict=True)
    )


def clamped(ratio: float | None) -> float | None:
    """Progress within 0 and 1, as a bar can show it. [ratio or None]"""
    return None if ratio is None else min(max(ratio, 0.0), 1.0)


def beyond(ratio: float | None) -> str:
    """Progress below 0 or above 1 in words; within them a bar says it all."""
    if ratio is None or 0 <= ratio <= 1:
        return ""
    if ratio < 0:
        return f"−{percent(-ratio)}" if ratio <= -0.01 else "just below 0 %"
    return percent(ratio) if ratio >= 1.005 else "just above 100 %"
