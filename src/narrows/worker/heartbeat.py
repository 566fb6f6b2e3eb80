"""The heart of a run: it holds the lease while the run works, or waits for a slow tool."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Self

from narrows.domain.errors import NarrowsError
from narrows.domain.ports import Progress
from narrows.domain.sync_log import SyncLog
from narrows.domain.syncs import HELD_FOR, Lease
from narrows.worker.clockwork import Clockwork

log = logging.getLogger(__name__)

BEAT_SECONDS = HELD_FOR.total_seconds() / 6
"""A lease outlives five beats that the store was too busy for."""


class Heartbeat:
    """Renews a lease while a run goes on.

    Args:
        syncs: Where leases are kept.
        lease: That of this run.
        clock: The time.
        stopping: Set when the run is to stop.
        seen_by: Told how far the run is, too.
    """

    def __init__(
        self,
        syncs: SyncLog,
        lease: Lease,
        *,
        clock: Clockwork,
        stopping: Event,
        seen_by: Progress | None = None,
    ) -> None:
        self._syncs = syncs
        self._lease = lease
        self._clock = clock
        self._stopping = stopping
        self._seen_by = seen_by
        self._ended = Event()
        self._lost: NarrowsError | None = None
        self._told: tuple[str | None, float | None] = None, None
        self._thread = Thread(target=self._beat, name=f"heart of {lease.source}", daemon=True)

    @contextmanager
    def beating(self) -> Iterator[Self]:
        """Hold the lease while the block lasts."""
        self._thread.start()
        try:
            yield self
        finally:
            self._ended.set()
            self._thread.join()

    def progress(self, what: str, fraction: float | None) -> None:
        """Be told how far the run is.

        Raises:
            NarrowsError: `lease-lost`, `sync-stopped`: it shall not go on.
        """
        self._told = what, fraction
        if self._seen_by is not None:
            self._seen_by(what, fraction)
        if self._lost is not None:
            raise self._lost
        if self._stopping.is_set():
            raise NarrowsError(
                "sync-stopped",
                "The server was stopped while it synced; the next sync goes on from there.",
            )

    def may_keep(self) -> None:
        """Refuse whoever was taken over, as the store has it now.

        Raises:
            NarrowsError: `lease-lost`.
        """
        self._syncs.refuse_lost(self._lease)

    def _beat(self) -> None:
        while not self._clock.wait(self._ended, BEAT_SECONDS):
            doing, ratio = self._told
            try:
                self._syncs.renew(self._lease, now=self._clock.now, doing=doing, ratio=ratio)
            except NarrowsError as refusal:
                if refusal.slug == "lease-lost":
                    self._lost = refusal
                    return
                log.warning("A lease was not renewed: %s", refusal.message)
