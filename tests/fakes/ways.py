"""Ways out for tests: loopback only, and nobody really waits."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from narrows.domain.live import Live
from narrows.reader.addresses import Allowed
from narrows.reader.patience import Patience
from narrows.reader.target import target_of
from narrows.reader.tool import ToolReader
from narrows.reader.way_out import Limits, WayOut, way_out

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
LOOPBACK = Allowed.of("127.0.0.0/8")
TOKEN = "canary-token"  # noqa: S105 - of nobody
QUICK = Limits(connect_seconds=0.5, read_seconds=0.15, whole_seconds=0.4, most_bytes=1 << 22)


@dataclass(slots=True)
class Waits:
    """What was waited for, without waiting. [s]"""

    seconds: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def way(
    waits: Waits | None = None, *, limits: Limits = QUICK, patience: Patience | None = None
) -> WayOut:
    """A way out to loopback, with a clock that stands and dice that always fall in the middle."""
    return replace(
        way_out(LOOPBACK, sleep=waits or Waits()),
        now=lambda: NOW,
        dice=lambda: 0.5,
        limits=limits,
        patience=patience or Patience(),
    )


def reader(
    address: str, live: Live, *, token: str = TOKEN, out: WayOut | None = None
) -> ToolReader:
    """A reader of a server on loopback; close it, or use it as a context."""
    return ToolReader(target_of(live.base(address)), token, live=live, way=out or way())
