"""Check-ins as they are read later: what was seen then, believed, and learned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.amounts import change
from narrows.domain.check_in import CheckIn, HypothesisResult, SeenKeyResult
from narrows.domain.facts import KeyResultKey
from narrows.domain.okr import Objective
from narrows.services.check_ins.alike import is_counted_alike
from narrows.services.reviewing import Review
from narrows.views.aims import Bounds, value_told
from narrows.views.key_result_cards import seen_in
from narrows.views.key_result_words import title


@dataclass(frozen=True, slots=True)
class SeenCard:
    """A key result as a check-in saw it.

    Attributes:
        id: Within the objective.
        title: What it measures.
        value: In words.
        moved: How it moved since the check-in before; empty where that cannot be said.
        moved_since: Number of that check-in; `None` where there is none.
        progress_ratio: Unclamped. [ratio or None]
        confidence_ratio: The owners' chance of reaching the target. [ratio or None]
        is_known: Whether the objective still has it, so that its number can be taken apart.
    """

    id: str
    title: str
    value: str
    moved: str
    moved_since: int | None
    progress_ratio: float | None
    confidence_ratio: float | None
    is_known: bool


@dataclass(frozen=True, slots=True)
class ShownHypothesis:
    """What an initiative's hypothesis showed.

    Attributes:
        initiative: Its text; its id where the plan has it no more.
        result: What it showed.
        words: What showed it.
    """

    initiative: str
    result: HypothesisResult
    words: str | None


@dataclass(frozen=True, slots=True)
class CheckInCard:
    """One check-in.

    Attributes:
        number: Counted from 1.
        at: When it was saved. [UTC]
        seen: The key results, as they were seen.
        hypotheses: What was said of the bets.
        learned: What was learned.
        next: What was to change next.
    """

    number: int
    at: datetime
    seen: tuple[SeenCard, ...]
    hypotheses: tuple[ShownHypothesis, ...]
    learned: str
    next: str


def check_in_cards(
    check_ins: Sequence[CheckIn], objective: Objective, *, review: Review
) -> tuple[CheckInCard, ...]:
    """The check-ins of an objective, the newest first.

    Args:
        check_ins: By number.
        objective: As it is now; what left it is named by its id.
        review: What was measured of the plan that it stands in.
    """
    earlier = [None, *check_ins]
    cards = [
        check_in_card(each, objective, review=review, before=before)
        for before, each in zip(earlier, check_ins, strict=False)
    ]
    return tuple(reversed(cards))


def check_in_card(
    check_in: CheckIn, objective: Objective, *, review: Review, before: CheckIn | None = None
) -> CheckInCard:
    """One check-in, beside the one before it."""
    known = {
        each.id: (title(each, review.plan, owner=objective.owner), each.bounds)
        for each in objective.key_results
    }
    alike = {
        each.key_result
        for each in check_in.seen
        if before is not None
        and is_counted_alike(
            review,
            KeyResultKey(objective.id, each.key_result),
            since=before.at,
            until=check_in.at,
        )
    }
    texts = {each.id: each.text for each in objective.initiatives}
    own = [
        (each, known.get(each.key_result), before if each.key_result in alike else None)
        for each in check_in.seen
    ]
    return CheckInCard(
        number=check_in.number,
        at=check_in.at,
        seen=tuple(_seen(each, called, earlier=then) for each, called, then in own),
        hypotheses=tuple(
            ShownHypothesis(texts.get(each.initiative, each.initiative), each.result, each.words)
            for each in check_in.hypotheses
        ),
        learned=check_in.learned,
        next=check_in.next,
    )


def _seen(
    seen: SeenKeyResult, known: tuple[str, Bounds] | None, *, earlier: CheckIn | None
) -> SeenCard:
    progress, found = seen.progress, seen_in(earlier, seen.key_result)
    before = found.progress.current if found else None
    called, bounds = known or (seen.key_result, (None, None))
    return SeenCard(
        id=seen.key_result,
        title=called,
        value=value_told(progress.current, progress, bounds=bounds),
        moved=change(before, progress.current, unit=progress.unit),
        moved_since=earlier.number if earlier else None,
        progress_ratio=progress.progress_ratio,
        confidence_ratio=seen.confidence_ratio,
        is_known=known is not None,
    )
