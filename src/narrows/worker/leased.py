"""A run under its lease: worked, and told how it ended, whatever happens."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from threading import Event
from typing import Protocol

from narrows.domain.errors import NarrowsError
from narrows.domain.ports import Progress
from narrows.domain.sync_log import Now, SyncLog
from narrows.domain.syncs import Lease, RunEnd
from narrows.services.sources.syncing import SyncedSource
from narrows.worker.clockwork import Clockwork
from narrows.worker.heartbeat import Heartbeat

BROKE_OFF = RunEnd(None, "It broke off; what it had kept until then stays.")


class Work(Protocol):
    """Syncs one source."""

    def __call__(
        self, source: str, *, progress: Progress, may_keep: Callable[[], None]
    ) -> SyncedSource:
        """How it ended.

        Args:
            source: Id.
            progress: Told how far it is; raises where it shall not go on.
            may_keep: Asked right before something is kept; raises where it may not be.
        """


class ScheduledWork(Work, Protocol):
    """Syncs a source, and knows when it is due again."""

    def every(self) -> Mapping[str, timedelta | None]:
        """How often each source is synced."""


def run_leased(
    syncs: SyncLog,
    lease: Lease,
    *,
    work: Work,
    clock: Clockwork,
    stopping: Event,
    progress: Progress | None = None,
) -> SyncedSource:
    """Work under a lease, and end its run.

    Args:
        syncs: Where leases and runs are kept.
        lease: That was taken.
        work: Syncs the source.
        clock: The time.
        stopping: Set when it is to stop; what is left is due at once.
        progress: Told how far it is, where somebody looks.

    Returns:
        How it ended; `incomplete` where another took over meanwhile.
    """
    end = BROKE_OFF
    heart = Heartbeat(syncs, lease, clock=clock, stopping=stopping, seen_by=progress)
    with heart.beating():
        try:
            synced = work(lease.source, progress=heart.progress, may_keep=heart.may_keep)
            end = end_of(synced)
        finally:
            again_at = clock.now() if stopping.is_set() and end.incomplete else None
            lost = _finish(syncs, lease, end=end, now=clock.now, again_at=again_at)
    if lost is not None and synced.incomplete is None:
        return SyncedSource(synced.id, synced.zone, synced.held, lost)
    return synced


def end_of(synced: SyncedSource) -> RunEnd:
    """What is kept of how a sync ended."""
    held = synced.held
    if held is None:
        return RunEnd(None, synced.incomplete)
    n_new = 0 if synced.incomplete else held.n_new
    return RunEnd(held.complete_until, synced.incomplete, n_new, held.n_faults)


def _finish(
    syncs: SyncLog, lease: Lease, *, end: RunEnd, now: Now, again_at: datetime | None
) -> str | None:
    """Why the run could not be ended: another took over, who has told of it already."""
    try:
        syncs.finish(lease, end, now=now, again_at=again_at)
    except NarrowsError as refusal:
        if refusal.slug != "lease-lost":
            raise
        return refusal.message
    return None
