"""Snapshots in the store: one for each key result and week, kept as it was first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields

from narrows.domain.observed import Snapshot
from narrows.store.audit import RECORDED, Told
from narrows.store.ledger import begin, move_on
from narrows.store.ledger_tables import snapshot as table
from narrows.store.scoped import Scoped

_FIELDS = tuple(each.name for each in fields(Snapshot))
"""Its columns are named as its fields."""


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
    scoped.add(table, [{name: getattr(each, name) for name in _FIELDS} for each in kept])
    told = [
        Told(RECORDED, "snapshots", week.isoformat(), after=(("key results", str(n_kept)),))
        for week, n_kept in sorted(Counter(each.week for each in kept).items())
    ]
    move_on(scoped, ledger, told=told, by=by, at=max(each.taken_at for each in kept))
    return len(kept)


def read_snapshots(scoped: Scoped, objective: str | None = None) -> Sequence[Snapshot]:
    """Of one objective or of all, by objective, key result and week."""
    asked = {} if objective is None else {"objective": objective}
    order = ("objective", "key_result", "week")
    return [
        Snapshot(**{name: row[name] for name in _FIELDS})
        for row in scoped.rows(table, order_by=order, **asked)
    ]
