"""Finding what is in doubt in the data of streams, before any number is measured of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from narrows.domain.ports import History, LoadedSource
from narrows.domain.quality import (
    QualityFinding,
    QualityState,
    StreamQuality,
)
from narrows.services.flow.spans import stream_id
from narrows.services.quality.check import Counted, QualityCheck, Unable
from narrows.services.quality.collecting import check_named, every_check
from narrows.services.quality.coverage import coverage
from narrows.services.quality.found_items import counted, doubtful_items
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.looking import looked_at

LISTED = 20
"""Items that a finding lists; the page of a check has all of them."""

OF_WORDS: Mapping[Base, str] = {Base.ITEMS: "", Base.DONE: " done", Base.OPEN: " in process"}


def find_quality(
    history: History,
    *,
    stream: str | None = None,
    held: Mapping[str, LoadedSource],
    now: datetime | None = None,
    check: str | None = None,
) -> list[StreamQuality]:
    """Say of each stream what is in doubt in its data.

    Args:
        history: Visits and items as of one instant.
        stream: Only this one; `None` is all of them and unaligned work.
        held: What the warehouse holds of each source.
        now: The clock; `None` is that nothing can be late. [UTC or None]
        check: Only what this one finds, with all its items; `None` is every check.

    Raises:
        NarrowsError: `stream-unknown`, `quality-check-unknown`.
    """
    only = None if check is None else check_named(check)
    streams = looked_at(history, stream=stream, held=held, now=now)
    return [quality_of(each, only=only) for each in streams]


def quality_of(looked: Looked, *, only: QualityCheck | None = None) -> StreamQuality:
    """What is in doubt in the data of one stream.

    Args:
        looked: The stream.
        only: The one check that is asked, for all its items; `None` is every check.
    """
    checks = every_check()
    told = (
        [finding(looked, each) for each in checks]
        if only is None
        else [finding(looked, only, listed=None)]
    )
    return StreamQuality(
        stream=stream_id(looked.span),
        as_of=looked.span.as_of,
        complete_until=looked.span.complete_until,
        coverage=coverage(looked, checks),
        findings=tuple(told),
    )


def finding(looked: Looked, check: QualityCheck, *, listed: int | None = LISTED) -> QualityFinding:
    """What one check says of one stream.

    Args:
        looked: The stream.
        check: Which.
        listed: How many items are listed; `None` is all of them. [items]
    """
    asked = check.asks(looked)
    if isinstance(asked, Unable):
        return _finding(check, asked.state, text=asked.words, n_of=looked.n_of[check.base])
    found = counted(looked, check, asked=asked)
    if not check.tells(looked, found):
        state = QualityState.CLEAN if found.n_of else QualityState.NO_DATA
        return replace(
            _finding(check, state, text=_clean_text(check, found), n_of=found.n_of),
            n_items=found.n_items,
            n_times=found.n_times,
        )
    limit = found.n_times if listed is None else listed
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
        items=tuple(doubtful_items(looked, check, asked=asked, limit=limit)),
        mends=tuple(check.mends(looked, found)),
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
