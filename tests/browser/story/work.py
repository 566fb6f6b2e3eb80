"""The work of the story: features come in bursts, and one at a time is verified."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

FIRST = datetime(2026, 6, 1, 8, tzinfo=UTC)
BURST = (1,) * 14 + (4,) * 3
"""Days from one feature to the next: a fortnight of one a day, then a quieter one."""
QUICK_FROM = datetime(2026, 10, 5, tzinfo=UTC)
"""From this day on somebody from the business answers on the same day."""
VERIFYING, AT_ONCE = timedelta(hours=36), timedelta(hours=4)
QUICK_DAYS = 46 / 24
"""From the first writing of a feature until it is done, since then. [days]"""

HEADS = "key,status,at,kind,project,title"
UNASKED = "X-1,Doing,2026-09-01 08:00,story,Elsewhere,A portal for brokers"
"""Work that no stream takes."""


def log(until: datetime) -> str:
    """What a tool has noted until now."""
    moves = [row for at, row in _moves() if at < until]
    return "\n".join([HEADS, *moves, UNASKED]) + "\n"


def _moves() -> Iterator[tuple[datetime, str]]:
    begun, verified = FIRST, FIRST
    for n in range(200):
        ready = begun + timedelta(days=2)
        lasts = AT_ONCE if ready >= QUICK_FROM else VERIFYING
        verified = max(verified, ready) + lasts
        steps = (
            ("Asked", begun), ("Writing", begun + timedelta(hours=6)),
            ("Verification", ready), ("Verifying", verified - lasts), ("Done", verified),
        )  # fmt: skip
        for status, at in steps:
            yield at, f"P-{n},{status},{at:%Y-%m-%d %H:%M},story,Policy,Step {n}"
        begun += timedelta(days=BURST[n % len(BURST)])
