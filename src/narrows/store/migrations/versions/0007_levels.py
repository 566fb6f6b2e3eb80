"""Which level of the hierarchy counts, of streams that say so."""

from narrows.store.migrations.sql import run_beside

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make its column."""
    run_beside(__file__, revision)
