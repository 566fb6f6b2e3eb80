"""Snapshots in the store: one for each key result and week, kept as it was first."""

from collections.abc import Sequence

from narrows.domain.observed import Snapshot
from narrows.store.audit import RECORDED, Told
from narrows.store.ledger import begin, move_on
from narrows.store.ledger_tables import snapshot as table
from narrows.store.scoped import Scoped


def keep_snapshots(scoped: Scoped, snapshots: Sequence[Snapshot], *, by: str) -> int:
    """Keep those of weeks that have none yet.

    Args:
        scoped: A transaction that writes.
        snapshots: Of any weeks.
        by: Name of the principal.

    Returns:
        How many were kept.
    """
    weeks = sorted({each.week for each in snapshots})
    known = {
        (row["objective"], row["key_result"], row["week"]) for row in scoped.rows(table, week=weeks)
    }
    new = {(each.objective, each.key_result, each.week): each for each in reversed(snapshots)}
    kept = [each for key, each in reversed(new.items()) if key not in known]
    if not kept:
        return 0
    ledger = begin(scoped)
    scoped.add(
        table,
        [
            {
                "objective": each.objective,
                "key_result": each.key_result,
                "week": each.week,
                "current": each.current,
                "progress_ratio": each.progress_ratio,
                "n_items": each.n_items,
                "taken_at": each.taken_at,
            }
            for each in kept
        ],
    )
    told = [
        Told(
            RECORDED,
            "snapshots",
            week.isoformat(),
            after=(("key results", str(sum(each.week == week for each in kept))),),
        )
        for week in sorted({each.week for each in kept})
    ]
    move_on(scoped, ledger, told, by=by, at=max(each.taken_at for each in kept))
    return len(kept)


def read_snapshots(scoped: Scoped, objective: str | None = None) -> Sequence[Snapshot]:
    """Of one objective or of all, by objective, key result and week."""
    asked = {} if objective is None else {"objective": objective}
    order = ("objective", "key_result", "week")
    return [
        Snapshot(
            objective=row["objective"],
            key_result=row["key_result"],
            week=row["week"],
            current=row["current"],
            progress_ratio=row["progress_ratio"],
            n_items=row["n_items"],
            taken_at=row["taken_at"],
        )
        for row in scoped.rows(table, order_by=order, **asked)
    ]
