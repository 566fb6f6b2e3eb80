"""How far an organisation has come: the row that every writing transaction moves on."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from narrows.domain.repository import AuditEntry
from narrows.store import ledger_tables as tables
from narrows.store.audit import Told, Trail, read_readable, read_trail
from narrows.store.audit_chain import FIRST_HASH
from narrows.store.column_types import UNREADABLE
from narrows.store.scoped import Scoped


@dataclass(frozen=True, slots=True)
class Ledger:
    """An organisation's place in its own history.

    Attributes:
        revision: Of its plan; 0 is that there is none.
        observations: How many it has, superseded ones included.
        audit_number: Number of the last audit entry.
        audit_hash: Hash of it.
    """

    revision: int = 0
    observations: int = 0
    audit_number: int = 0
    audit_hash: str = FIRST_HASH


def read_ledger(scoped: Scoped) -> Ledger:
    """How far it has come; of a new organisation, not at all."""
    return _read(scoped) or Ledger()


def begin(scoped: Scoped) -> Ledger:
    """The ledger, which is opened where there is none; for transactions that write."""
    if found := _read(scoped):
        return found
    scoped.add(tables.ledger, [asdict(Ledger())])
    return Ledger()


def move_on(
    scoped: Scoped,
    ledger: Ledger,
    *,
    told: Sequence[Told],
    by: str,
    at: datetime,
) -> None:
    """Append to the trail, and keep how far the organisation has come with it.

    Args:
        scoped: The transaction.
        ledger: With its new revision and number of observations.
        told: What happened.
        by: Name of the principal.
        at: Now. [UTC]
    """
    trail = Trail(scoped, number=ledger.audit_number, last_hash=ledger.audit_hash)
    trail.append(told, by=by, at=at)
    moved = Ledger(ledger.revision, ledger.observations, trail.number, trail.last_hash)
    scoped.change(tables.ledger, {}, values=asdict(moved))


def whole_trail(scoped: Scoped) -> tuple[Sequence[tuple[AuditEntry, str]], bool]:
    """The trail, and whether every entry of it can be read."""
    try:
        return read_trail(scoped), True
    except UNREADABLE:
        numbers = [row["number"] for row in scoped.as_they_stand(tables.audit)]
        last = max((each for each in numbers if isinstance(each, int)), default=0)
        return read_readable(scoped, number=last), False


def _read(scoped: Scoped) -> Ledger | None:
    names = [each.name for each in fields(Ledger)]
    for row in scoped.rows(tables.ledger):
        return Ledger(**{name: row[name] for name in names})
    return None
