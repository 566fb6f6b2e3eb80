"""What closed weeks were told to be, and what they are restated to."""

from narrows.store.migrations.sql import run_beside

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make their table."""
    run_beside(__file__, revision)
