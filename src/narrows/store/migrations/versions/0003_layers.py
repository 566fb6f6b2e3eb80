"""What a stream offers, needs and plans, who begins, and which items a bet is made of."""

from narrows.store.migrations.sql import run_beside

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add their columns and tables."""
    run_beside(__file__, revision)
