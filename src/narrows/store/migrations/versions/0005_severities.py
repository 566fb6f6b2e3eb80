"""Rules that ask for more or less in a plan than they usually do."""

from narrows.store.migrations.sql import run_beside

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make their table."""
    run_beside(__file__, revision)
