"""Syncs as they are kept: when each source is due, who syncs it now, and how each run ended.

A source is synced by one process at a time: whoever holds its *lease*. A lease ends by itself when
its holder does not renew it, and each new one has a higher number, its *fence*: what an earlier
holder still writes is refused.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

HELD_FOR = timedelta(seconds=30)
"""How long a lease holds without being renewed."""

GAP = timedelta(seconds=30)
"""At least so long after the begin of a run a tool's own call lets the next one begin."""

ASTRAY = timedelta(hours=1)
"""So much the clocks of two servers may differ without one of them believing that its own was set
back."""

DIED = "Its process ended before it did; what it had kept until then stays."
"""Why a run is incomplete whose lease another took."""

RUNS_KEPT = 200
"""Runs of a source that are kept, the latest of them."""


class Asker(StrEnum):
    """What a run was asked for by."""

    SCHEDULE = "schedule"
    COMMAND = "command"
    CALL = "call"
    """Somebody on the page, a program, or the tool itself."""


@dataclass(frozen=True, slots=True)
class Job:
    """When a source is to be synced, and who does it now.

    Attributes:
        source: Id.
        due_at: When it is to be synced next; `None` is only when it is asked for. [UTC]
        fence: Number of its last run.
        holder: Who syncs it; `None` is nobody.
        held_until: When its lease ends by itself. [UTC]
        is_asked: Whether it is due because somebody asked.
    """

    source: str
    due_at: datetime | None
    fence: int = 0
    holder: str | None = None
    held_until: datetime | None = None
    is_asked: bool = False

    def is_held(self, now: datetime) -> bool:
        """Whether somebody syncs it now, and is not dead."""
        return self.held_until is not None and now < self.held_until

    def is_due(self, now: datetime, every: timedelta | None = None) -> bool:
        """Whether somebody should sync it now.

        A holder that died leaves it due. So does a clock that was set back by more than `ASTRAY`:
        nothing is due later than one interval from now.

        Args:
            now: [UTC]
            every: Its interval.
        """
        if self.held_until is not None:
            return not self.is_held(now)
        if self.due_at is None:
            return False
        return self.due_at <= now or (every is not None and self.due_at > now + every + ASTRAY)


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to sync a source.

    Attributes:
        source: Id.
        holder: Who has it.
        fence: Higher than that of every lease before.
    """

    source: str
    holder: str
    fence: int


@dataclass(frozen=True, slots=True)
class RunEnd:
    """How a run ended.

    Attributes:
        complete_until: Until when the source is complete now. [UTC, None where nothing is held]
        incomplete: Why it is not complete; `None` where it is.
        n_new: Changes that were new.
        n_faults: Rows that could not be used, or only with doubt.
    """

    complete_until: datetime | None
    incomplete: str | None = None
    n_new: int = 0
    n_faults: int = 0


@dataclass(frozen=True, slots=True)
class SyncRun:
    """One sync of one source.

    Attributes:
        source: Id.
        number: From 1; the fence of its lease.
        asked_by: What it was asked for by.
        begun_at: [UTC]
        ended_at: `None` where it goes on, or its process died and nobody took over yet. [UTC]
        doing: What it does now.
        done_ratio: How far that is; `None` where it cannot be known. [ratio 0-1]
        end: How it ended; `None` where it did not.
    """

    source: str
    number: int
    asked_by: Asker
    begun_at: datetime
    ended_at: datetime | None = None
    doing: str | None = None
    done_ratio: float | None = None
    end: RunEnd | None = None
