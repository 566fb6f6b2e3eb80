"""What becomes of a live source when pages of it are kept: its cursor, and what is gone."""

from collections.abc import Sequence
from datetime import datetime

import duckdb

from narrows.domain.errors import NarrowsError
from narrows.domain.live import Page
from narrows.domain.ports import FAULTS_KEPT, Followed, LoadedSource, Step
from narrows.domain.streams import Source
from narrows.warehouse.census import gone_after
from narrows.warehouse.manifest import asked
from narrows.warehouse.staging import Brought

UNFINISHED = "the sync has not come to its end yet"

COUNTS = """
SELECT count(DISTINCT item), count(*), (SELECT count(*) FROM new_changes) FROM (
    SELECT item FROM new_changes WHERE attribute = 'status'
    UNION ALL SELECT item FROM raw_changes
    WHERE attribute = 'status' AND NOT $is_replaced
      AND item IN (SELECT item FROM raw_items WHERE source = $source)
)
"""


def refuse_overtaken(
    source: Source, held: LoadedSource | None, *, before: LoadedSource | None
) -> None:
    """Refuse what was asked for from a place that another process has gone on from.

    Raises:
        NarrowsError: `sync-overtaken`.
    """
    if _cursor(held) != _cursor(before):
        raise NarrowsError(
            "sync-overtaken",
            f"Another process has synced «{source.id}» meanwhile; what it kept stands, and this "
            "sync ends here.",
        )


def after_pages(
    con: duckdb.DuckDBPyConnection,
    source: Source,
    *,
    pages: Sequence[Page],
    told: Brought,
    step: Step,
    is_replaced: bool,
) -> LoadedSource:
    """What is held of a source once pages are kept.

    Args:
        con: Holds the raw tables and what is new.
        source: Whose pages.
        pages: In order.
        told: What was staged of them.
        step: What was held before.
        is_replaced: Whether what was told before counts no longer.

    Raises:
        NarrowsError: `census-doubtful`.
    """
    before = None if is_replaced else step.before
    earlier = None if step.is_first else before
    names = {"source": source.id, "is_replaced": is_replaced}
    gone = gone_after(con, source, pages=pages, step=step, is_replaced=is_replaced)
    n_items, n_transitions, n_new = con.execute(COUNTS, names).fetchone() or (0, 0, 0)
    return LoadedSource(
        id=source.id,
        n_items=max(0, int(n_items) - len(gone)),
        n_transitions=int(n_transitions),
        n_new=int(n_new) + (earlier.n_new if earlier else 0),
        faults=((earlier.faults if earlier else ()) + told.faults)[:FAULTS_KEPT],
        n_faults=told.n_faults + (earlier.n_faults if earlier else 0),
        complete_until=_complete_until(pages, before, step=step),
        categories={**(before.categories if before else {}), **told.categories},
        is_interval=False,
        followed=_followed(source, pages, told=told, before=before, step=step, gone=gone),
    )


def _followed(
    source: Source,
    pages: Sequence[Page],
    *,
    told: Brought,
    before: LoadedSource | None,
    step: Step,
    gone: tuple[str, ...],
) -> Followed:
    asking, held = asked(source), before and before.followed
    goes_on = held.cursor if held and held.asked == asking else ""
    known = [held.known_until] if held and held.known_until else []
    if told.last_at:
        known.append(min(told.last_at, step.now))
    last = pages[-1]
    is_whole = last.complete_until is not None and last.incomplete is None
    return Followed(
        cursor=next((each.cursor for each in reversed(pages) if each.cursor is not None), goes_on),
        asked=asking,
        gone=gone,
        known_until=max(known, default=None),
        incomplete=None if is_whole else last.incomplete or UNFINISHED,
    )


def _complete_until(
    pages: Sequence[Page], before: LoadedSource | None, *, step: Step
) -> datetime | None:
    """Up to when all is held: moved by a sync that came to its end whole, and never back."""
    last = pages[-1]
    ends = [before.complete_until] if before and before.complete_until else []
    if last.complete_until is not None and last.incomplete is None:
        ends.append(min(last.complete_until, step.now))
    return max(ends, default=None)


def _cursor(held: LoadedSource | None) -> str | None:
    return held.followed.cursor if held and held.followed else None
