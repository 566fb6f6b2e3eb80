"""How far an organisation has come, in one query: every request asks for it."""

from narrows.domain.repository import Marks
from narrows.store.gate_tables import pushed_change
from narrows.store.ledger_tables import ledger, saying
from narrows.store.scoped import Scoped


def read_marks(scoped: Scoped) -> Marks:
    """How far it has come; of a new organisation, not at all."""
    for row in scoped.rows_with_highest(ledger, saying=saying, pushed=pushed_change):
        return Marks(
            revision=row["revision"],
            n_observations=row["observations"],
            trail_number=row["audit_number"],
            n_sayings=row["saying"],
            n_pushed=row["pushed"],
        )
    return Marks()
