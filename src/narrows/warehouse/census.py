"""A census: which items of a live source are gone, once pages of it are kept."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import duckdb

from narrows.domain.errors import NarrowsError
from narrows.domain.live import Page
from narrows.domain.ports import Step
from narrows.domain.streams import Source

FEW_ITEMS = 20
"""So many may be gone at once without a doubt, as long as something is left."""

KEYS = """
SELECT key FROM (FROM raw_items UNION ALL FROM new_items)
WHERE source = $source AND item IN (
    SELECT item FROM new_changes UNION ALL SELECT item FROM raw_changes WHERE NOT $is_replaced
)
"""


def gone_after(
    con: duckdb.DuckDBPyConnection,
    source: Source,
    *,
    pages: Sequence[Page],
    step: Step,
    is_replaced: bool,
) -> tuple[str, ...]:
    """Keys of the items that are gone, in order.

    Args:
        con: Holds the raw tables and what is new.
        source: Whose pages.
        pages: In order.
        step: What was held before.
        is_replaced: Whether what was told before counts no longer.

    Raises:
        NarrowsError: `census-doubtful`.
    """
    before = step.before.followed if step.before and not is_replaced else None
    was_gone = frozenset(before.gone if before else ())
    if not was_gone and not any(page.gone or page.census is not None for page in pages):
        return ()
    names = {"source": source.id, "is_replaced": is_replaced}
    keys = {str(row[0]) for row in con.execute(KEYS, names).fetchall()}
    return _gone(source, pages, keys=keys, was_gone=was_gone, step=step)


def _gone(
    source: Source,
    pages: Sequence[Page],
    *,
    keys: AbstractSet[str],
    was_gone: AbstractSet[str],
    step: Step,
) -> tuple[str, ...]:
    """Which items are gone: those of before and of the pages, but for what was told of since."""
    gone = set(was_gone)
    for page in pages:
        gone -= {change.item for change in page.batch.changes}
        gone |= set(page.gone)
        if page.census is not None:
            gone = set(keys) - set(page.census)
            n_held, n_lost = len(keys - was_gone), len(gone - was_gone)
            is_much = 2 * n_lost > n_held and (n_lost > FEW_ITEMS or n_lost == n_held)
            if is_much and not step.trusts_census:
                raise _doubtful(source, n_lost, n_held=n_held)
    return tuple(sorted(gone & keys))


def _doubtful(source: Source, n_lost: int, *, n_held: int) -> NarrowsError:
    return NarrowsError(
        "census-doubtful",
        f"The tool shows {n_lost:,} of the {n_held:,} items of «{source.id}» no longer, which "
        "looks like rights that were lost; all of them are kept and counted. Give the token its "
        "rights back, or say that they are really gone with `narrows sync --accept-removals`.",
    )
