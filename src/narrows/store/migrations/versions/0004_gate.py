"""The way in for others: tokens, answers that were given, and changes that tools pushed."""

from narrows.store.migrations.sql import run_beside

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make their three tables."""
    run_beside(__file__, revision)
