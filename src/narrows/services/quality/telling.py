"""Telling what a check found, or why there is nothing to tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from narrows.domain.quality import DoubtfulItem, QualityFinding, QualityState
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import Unable

OF_WORDS: Mapping[Base, str] = {Base.ITEMS: "", Base.DONE: " done", Base.OPEN: " in process"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check counted.

    Attributes:
        unable: Why it cannot tell of a stream, by number.
        counts: What it found in each of the others.
    """

    unable: Mapping[int, Unable]
    counts: Mapping[int, Counted]


def told(
    looked: Looked, check: QualityCheck, *, found: Counted, items: Sequence[DoubtfulItem]
) -> QualityFinding:
    """What a check found in a stream, with some of the items."""
    return QualityFinding(
        check=check.name,
        title=check.title,
        state=QualityState.FOUND,
        text=check.says(looked, found),
        why=check.why,
        threshold=check.threshold,
        metrics=check.metrics,
        n_items=found.n_items,
        n_of=found.n_of,
        n_times=found.n_times,
        amount_unit=check.amount_unit,
        items=tuple(items),
        mends=tuple(check.mends(looked, found)),
    )


def untold(looked: Looked, check: QualityCheck, *, of: Answer) -> QualityFinding:
    """That there is nothing to tell, or nothing can be told."""
    unable = of.unable.get(looked.stream)
    if unable is not None:
        return _finding(check, unable.state, text=unable.words, n_of=looked.n_of[check.base])
    found = of.counts[looked.stream]
    state = QualityState.CLEAN if found.n_of else QualityState.NO_DATA
    return replace(
        _finding(check, state, text=_clean_text(check, found), n_of=found.n_of),
        n_items=found.n_items,
        n_times=found.n_times,
    )


def _clean_text(check: QualityCheck, found: Counted) -> str:
    """That there is nothing to tell: no item, or so few that it means nothing."""
    if not found.n_of:
        return f"There are no {check.base}."
    few = f"{found.n_items:,}" if found.n_items else "None"
    why = ", too few to mean anything" if found.n_items else ""
    return f"{few} of {found.n_of:,}{OF_WORDS[check.base]}{why}."


def _finding(check: QualityCheck, state: QualityState, *, text: str, n_of: int) -> QualityFinding:
    return QualityFinding(
        check=check.name,
        title=check.title,
        state=state,
        text=text,
        why=check.why,
        threshold=check.threshold,
        metrics=check.metrics,
        n_of=n_of,
    )
