"""Asking a home: the history of its planned streams, or why it cannot be told yet."""

from datetime import datetime

from narrows.domain.calendar import END, FIRST
from narrows.domain.errors import NarrowsError
from narrows.domain.iso8601 import parse_instant
from narrows.domain.plan import Plan
from narrows.domain.ports import History, Progress, Warehouse
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.plan.planning import refuse_missing_workflows


def history_of(
    plan: Plan,
    warehouse: Warehouse,
    *,
    stream: str | None,
    as_of: str | None,
    progress: Progress,
) -> History:
    """The history of a home's streams, ready to be asked.

    Args:
        plan: What the home has applied; sources that left it do not count.
        warehouse: What happened.
        stream: The one that is asked about; `None` is all of them.
        as_of: Cuts history, as people write it: without an offset in the stream's zone, else the
            organisation's. `None` is until when the sources are complete.
        progress: Told of a rebuild.

    Raises:
        NarrowsError: `workflow-missing`, `instant-unreadable`, `day-far`, `nothing-synced`,
            `as-of-before-history`.
    """
    if not plan.sources:
        # Whoever has none is not sent to sync, which would send him on to sources.
        raise NarrowsError(
            "nothing-synced",
            "There is no source of work yet; `narrows sources` says how to bring a file or a tool.",
        )
    refuse_missing_workflows(plan.streams, warehouse.sources())
    history = warehouse.history(
        plan.streams,
        sources=[source.id for source in plan.sources],
        as_of=instant_asked(plan, stream, as_of=as_of),
        zone=plan.zone,
        progress=progress,
    )
    check_told(history, plan, stream=stream, as_of=as_of)
    return history


def instant_asked(plan: Plan, stream: str | None, *, as_of: str | None) -> datetime | None:
    """Where history is cut, as people write it; `None` is until when the sources are complete.

    Raises:
        NarrowsError: `instant-unreadable`, `day-far`.
    """
    if not as_of:
        return None
    zones = {each.id: each.policy.zone for each in plan.streams}
    at = parse_instant(as_of, zones.get(stream or "", plan.zone))
    # Right at the end of the calendar, the day after it has no date.
    if not FIRST <= at < END:
        raise NarrowsError(
            "day-far",
            f"«{as_of}» is a slip of the pen; give an instant of the years {FIRST.year} to "
            f"{END.year - 1}.",
        )
    return at


def check_told(history: History, plan: Plan, *, stream: str | None, as_of: str | None) -> None:
    """Refuse a history in which nothing is told of what is asked about.

    Raises:
        NarrowsError: `nothing-synced`, `as-of-before-history`.
    """
    told = {span.stream.id for span in history.spans if span.stream}
    if stream in {each.id for each in plan.streams} - told:
        raise NarrowsError(
            "nothing-synced",
            f"Nothing has been brought for stream «{stream}» yet; see `narrows sources`, or run "
            "`narrows sync`.",
        )
    if as_of:
        _refuse_before_all(history, stream, as_of=as_of)


def _refuse_before_all(history: History, stream: str | None, *, as_of: str) -> None:
    """Refuse to cut history before its first row: nothing of it would be left."""
    asked = [
        span
        for span in history.spans
        if stream in (None, UNALIGNED_WORK, span.stream and span.stream.id)
    ]
    if asked and all(span.first_at is None for span in asked):
        where = f" in stream «{stream}»" if stream else ""
        raise NarrowsError(
            "as-of-before-history",
            f"Nothing had happened by {as_of}{where}; leave out --as-of, or give a later instant.",
        )
