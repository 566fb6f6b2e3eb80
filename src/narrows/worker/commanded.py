"""A sync that a command asks for: through the same lease as those of servers."""

from threading import Event

from narrows.domain.errors import NarrowsError
from narrows.domain.ports import Progress
from narrows.domain.sync_log import SyncLog
from narrows.domain.syncs import HELD_FOR, Asker
from narrows.services.sources.syncing import SyncedSource
from narrows.worker.clockwork import Clockwork
from narrows.worker.holders import free_the_dead
from narrows.worker.leased import ScheduledWork, run_leased

PATIENCE = 2 * HELD_FOR
"""How long a command waits for the run of another; a dead one is taken over before that."""

LOOK_SECONDS = 0.25


def sync_now(
    syncs: SyncLog,
    source: str,
    *,
    work: ScheduledWork,
    holder: str,
    clock: Clockwork,
    progress: Progress,
) -> SyncedSource:
    """Sync a source as soon as nobody else does.

    Args:
        syncs: Where leases are kept.
        source: Id.
        work: Syncs it; the progress that it tells goes to `progress`, too.
        holder: What this process is called.
        clock: The time.
        progress: Told how far it is.

    Raises:
        NarrowsError: `sync-under-way`: another goes on for too long.
    """
    until = clock.now() + PATIENCE
    every, never = work.every(), Event()
    while True:
        free_the_dead(syncs, clock=clock)
        lease = syncs.take([source], every, holder=holder, now=clock.now, asked_by=Asker.COMMAND)
        if lease is not None:
            break
        if clock.now() >= until:
            raise NarrowsError(
                "sync-under-way",
                f"«{source}» is being synced by another process, whose run is not over yet; "
                "`narrows sources` says how far it is.",
            )
        progress(f"waiting for the sync of {source} that goes on", None)
        clock.wait(never, LOOK_SECONDS)
    return run_leased(syncs, lease, work=work, clock=clock, stopping=never, progress=progress)
