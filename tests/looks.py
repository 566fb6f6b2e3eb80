"""Logs for a look: ordinary ones of a size, and hostile ones."""

import csv
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

PAYLOADS = (
    "<script>document.title='owned'</script>",
    "</title><script>document.title='owned'</script>",
    "</style><img src=x onerror=\"document.title='owned'\">",
    "\"><svg onload=document.title='owned'>",
    "' onfocus='document.title=1' autofocus='",
    "javascript:document.title='owned'",
    "{{ 7 * 7 }}{% raw %}",
    "]]><!--",
    "&lt;b&gt; &#x3c;",
    "a\u202eb\u0000c\u2028d\x1b[31m",
    "x" * 300,
)
"""Words of a status, a key or a title that try to be more than words."""


def log_of(folder: Path, statuses: Sequence[str], *, n_items: int = 30, seed: int = 1) -> Path:
    """A log in which items pass these statuses in order, titles and keys as hostile as they get."""
    chance = random.Random(seed)
    path = folder / "log.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["key", "status", "moved_at", "type", "title"])
        for number in range(n_items):
            at = datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(days=3 * number)
            title = PAYLOADS[number % len(PAYLOADS)].replace("\x00", "")
            passed = statuses[: chance.randint(1, len(statuses))] if number % 3 == 2 else statuses
            for status in passed:
                row = [f"<K{number}>", status, at.isoformat(), ("Bug", "Story")[number % 2], title]
                writer.writerow(row)
                at += timedelta(hours=chance.expovariate(1 / 30))
    return path


def usual_statuses(n: int) -> list[str]:
    """Backlog, then steps that wait and are worked on, then Done."""
    steps = [
        name for step in range(1, n) for name in (f"Ready for step {step}", f"Doing step {step}")
    ]
    return ["Backlog", *steps[: n - 2], "Done"]
