"""Snapshots in the store: one for each key result and week, kept as it was first."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

from narrows.domain.observed import Snapshot
from narrows.store.audit import RECORDED, Told
from narrows.store.ledger import begin, move_on
from narrows.store.ledger_tables import snapshot as table
from narrows.store.scoped import Scoped
from narrows.store.seals import SEAL, seal

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
    scoped.add(table, [_row(each) for each in kept])
    told = [
        _told(week, [each for each in kept if each.week == week])
        for week in sorted({each.week for each in kept})
    ]
    move_on(scoped, ledger, told=told, by=by, at=max(each.taken_at for each in kept))
    return len(kept)


def _row(of: Snapshot) -> dict[str, object]:
    return {name: getattr(of, name) for name in _FIELDS}


def _told(week: date, kept: Sequence[Snapshot]) -> Told:
    sealed = seal((table, _row(each)) for each in kept)
    after = (("key results", str(len(kept))), (SEAL, sealed))
    return Told(RECORDED, "snapshots", week.isoformat(), after=after)


def read_snapshots(scoped: Scoped, objective: str | None = None) -> Sequence[Snapshot]:
    """Of one objective or of all, by objective, key result and week."""
    asked = {} if objective is None else {"objective": objective}
    order = ("objective", "key_result", "week")
    return [
        Snapshot(**{name: row[name] for name in _FIELDS})
        for row in scoped.rows(table, order_by=order, **asked)
    ]
