"""The instants of which it is told why closed weeks were restated."""

from narrows.store.migrations.sql import run_beside

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make their column."""
    run_beside(__file__, revision)
