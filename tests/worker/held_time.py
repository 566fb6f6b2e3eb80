"""A clock that the test holds, the same for all processes: it stands until it is moved."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

from narrows.worker.clockwork import Clockwork

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
PATIENCE_SECONDS = 120


class HeldTime:
    """A clock in a file.

    Args:
        file: Where it stands.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self.set(NOON)

    def set(self, at: datetime) -> None:
        beside = self._file.with_suffix(".new")
        beside.write_text(at.isoformat())
        beside.replace(self._file)

    def move(self, by: timedelta) -> datetime:
        self.set(self.now() + by)
        return self.now()

    def now(self) -> datetime:
        return datetime.fromisoformat(self._file.read_text())

    def wait(self, event: Event, seconds: float) -> bool:
        until = self.now() + timedelta(seconds=seconds)
        while self.now() < until:
            if event.wait(0.003):
                return True
        return event.is_set()

    @property
    def clock(self) -> Clockwork:
        return Clockwork(self.now, self.wait)


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds, however slow the machine is."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end, f"in vain: {what}"
        time.sleep(0.005)
