"""Changes that tools pushed, in the store: appended, and each of them once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256

from narrows.domain.work import Attribute, Change
from narrows.store.audit import RECORDED, Told
from narrows.store.gate_tables import pushed_change as table
from narrows.store.ledger import begin, move_on
from narrows.store.scoped import Scoped
from narrows.store.seals import SEAL, seal


def push(scoped: Scoped, source: str, *, changes: Sequence[Change], by: str, at: datetime) -> int:
    """Append changes that are not known yet.

    Args:
        scoped: A transaction that writes.
        source: Id.
        changes: In the source's own order.
        by: Name of the principal.
        at: Now. [UTC]

    Returns:
        How many were new.
    """
    told: dict[str, Change] = {}
    for each in changes:
        told.setdefault(_digest(source, each), each)
    earlier = {_digest_before(source, each): digest for digest, each in told.items()}
    known = {row["digest"] for row in scoped.rows(table, digest=[*told, *earlier])}
    known.update(earlier[digest] for digest in known & earlier.keys())
    new = {digest: each for digest, each in told.items() if digest not in known}
    if not new:
        return 0
    ledger = begin(scoped)
    first = scoped.highest(table, "number") + 1
    rows: list[Mapping[str, object]] = [
        {"number": first + n, "source": source, "digest": digest, "at": at, **asdict(each)}
        for n, (digest, each) in enumerate(new.items())
    ]
    scoped.add(table, rows)
    after = (("n_changes", str(len(new))), (SEAL, seal((table, row) for row in rows)))
    said = Told(RECORDED, "changes", source, after=after)
    move_on(scoped, ledger, told=[said], by=by, at=at)
    return len(new)


def read_pushed(scoped: Scoped, source: str) -> Sequence[Change]:
    """All that a source pushed, in order."""
    return [
        Change(
            row["item"],
            Attribute(row["attribute"]),
            row["value"],
            row["changed_at"],
            row["source_id"],
        )
        for row in scoped.rows(table, order_by=("number",), source=source)
    ]


def count_pushed(scoped: Scoped) -> int:
    """How many changes all sources pushed."""
    return scoped.highest(table, "number")


def _digest(source: str, change: Change) -> str:
    """Of what makes two changes the same one; an index over the words themselves has a limit.

    That is the tool's id where there is one, as the warehouse has it: what is told under it again
    would not be counted, and so is not new.
    """
    if not change.source_id:
        return _digest_before(source, change)
    said = [source, change.item, change.attribute, change.source_id]
    return sha256(json.dumps(said).encode("ascii")).hexdigest()


def _digest_before(source: str, change: Change) -> str:
    """The same of what has no id, and of all that was kept before ids were enough."""
    at = change.changed_at.astimezone(UTC).isoformat(timespec="microseconds")
    said = [source, change.item, change.attribute, change.value, at, change.source_id]
    return sha256(json.dumps(said).encode("ascii")).hexdigest()
