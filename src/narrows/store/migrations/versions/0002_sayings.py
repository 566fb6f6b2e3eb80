"""Sayings: what people decide, ask and answer about what stands in the plan."""

from narrows.store.migrations.sql import run_beside

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make their two tables."""
    run_beside(__file__, revision)
