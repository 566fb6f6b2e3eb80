"""What a server syncs by itself: some threads, each of which takes what is due and runs it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from narrows.domain.errors import NarrowsError
from narrows.domain.sync_log import SyncLog
from narrows.domain.syncs import Asker
from narrows.worker.clockwork import Clockwork
from narrows.worker.holders import free_the_dead
from narrows.worker.leased import ScheduledWork, run_leased

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
"""How often a worker looks for what is due: with the time that a lease holds, well below a minute
until a dead one is taken over. [s]"""

THREADS = 2
"""A first sync of a large tool takes an hour; others go on meanwhile."""

PATIENCE_SECONDS = 10.0
"""How long a server that is stopped waits for its runs to stop. [s]"""


class Worker:
    """Syncs what is due.

    Args:
        syncs: Where jobs are kept.
        work: Syncs one, and knows how often each is synced.
        holder: What this process is called.
        clock: The time.
    """

    def __init__(
        self,
        syncs: SyncLog,
        work: ScheduledWork,
        *,
        holder: str,
        clock: Clockwork,
    ) -> None:
        self._syncs = syncs
        self._work = work
        self._holder = holder
        self._clock = clock
        self.stopping = Event()

    def tick(self) -> bool:
        """Take what is longest due and sync it; whether anything was.

        Raises:
            NarrowsError: What the store refuses.
        """
        every = self._work.every()
        self._syncs.schedule(every, now=self._clock.now)
        free_the_dead(self._syncs, clock=self._clock)
        lease = self._syncs.take(
            every, every, holder=self._holder, now=self._clock.now, asked_by=Asker.SCHEDULE
        )
        if lease is None:
            return False
        run_leased(self._syncs, lease, work=self._work, clock=self._clock, stopping=self.stopping)
        return True

    def loop(self) -> None:
        """Sync what is due until it is told to stop, whatever happens."""
        while not self.stopping.is_set():
            try:
                if self.tick():
                    continue
            except NarrowsError as refusal:
                log.warning("A sync broke off: %s", refusal.message)
            except Exception:
                # The outermost loop: what broke one run must not end all others.
                log.exception("A sync broke, which is a fault of Narrows")
            self._clock.wait(self.stopping, LOOK_SECONDS)

    @contextmanager
    def working(self, n_threads: int = THREADS) -> Iterator[None]:
        """Sync in the background while the block lasts."""
        threads = [
            Thread(target=self.loop, name=f"syncing {nth}", daemon=True) for nth in range(n_threads)
        ]
        for each in threads:
            each.start()
        try:
            yield
        finally:
            self.stopping.set()
            for each in threads:
                each.join(PATIENCE_SECONDS)
