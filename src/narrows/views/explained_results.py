"""The numbers of a key result that can be taken apart, as all pages say them."""

from dataclasses import replace

from narrows.domain.amounts import UNDEFINED, change
from narrows.domain.check_in import SeenKeyResult
from narrows.domain.errors import NarrowsError
from narrows.domain.observed import KeyResultProgress
from narrows.domain.okr import Objective
from narrows.services.reviewing import Review
from narrows.views.aims import value_told
from narrows.views.grade_words import grade_words
from narrows.views.key_result_cards import KeyResultCard, key_result_cards
from narrows.views.key_result_rows import clamped

GRADE = "grade"
"""The progress within 0 and 1, as a review says it."""


def card_of(
    objective: Objective, id_: str, *, review: Review, seen: SeenKeyResult | None
) -> KeyResultCard:
    """A key result as the pages say it, or as a check-in saw it.

    Raises:
        NarrowsError: `key-result-unknown`.
    """
    cards = key_result_cards(objective, review, last=None, snapshots=None)
    card = next((each for each in cards if each.id == id_), None)
    if card is None:
        raise NarrowsError(
            "key-result-unknown", f"«{objective.id}» has no key result «{id_}»; see `narrows okrs`."
        )
    if seen is None:
        return card
    shown = value_told(seen.progress.current, seen.progress, bounds=(card.low, card.high))
    return replace(card, progress=seen.progress, current=shown)


def since(progress: KeyResultProgress, before: SeenKeyResult | None) -> KeyResultProgress:
    """A key result with what a check-in saw in place of its baseline; `None` leaves it."""
    return progress if before is None else replace(progress, baseline=before.progress.current)


def called(card: KeyResultCard, statistic: str) -> str:
    """What the number is of: the key result, or what guards it."""
    is_guard = card.counter is not None and statistic.startswith("counter")
    return card.counter.title if is_guard and card.counter else card.title


def number_of(card: KeyResultCard, statistic: str) -> str | None:
    """A number of a key result as the pages say it; `None`: they do not.

    Args:
        card: The key result.
        statistic: current, baseline, moved, progress_ratio, grade, counter, counter_baseline or
            counter_moved.
    """
    progress, guard = card.progress, card.counter
    numbers = {
        "current": card.current,
        "baseline": value_told(progress.baseline, progress, bounds=(card.low, card.high)),
        "moved": change(progress.baseline, progress.current, unit=progress.unit) or UNDEFINED,
        "progress_ratio": card.far,
        GRADE: grade_words(clamped(progress.progress_ratio)),
    }
    if guard is not None:
        numbers["counter"] = guard.current
        numbers["counter_moved"] = guard.moved or UNDEFINED
        numbers["counter_baseline"] = value_told(guard.progress.baseline, guard.progress)
    return numbers.get(statistic)
