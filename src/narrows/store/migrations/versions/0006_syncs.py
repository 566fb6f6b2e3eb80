"""What live sources take and how often; secrets, jobs, runs, and what tools sent by themselves."""

from narrows.store.migrations.sql import run_beside

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make their tables."""
    run_beside(__file__, revision)
