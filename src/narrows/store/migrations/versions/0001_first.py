"""The first schema. Its SQL stands beside it and never changes again."""

from narrows.store.migrations.sql import run_beside

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    run_beside(__file__, revision)
