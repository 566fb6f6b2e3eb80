"""The port to what is kept of syncs."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from narrows.domain.syncs import Asker, Job, Lease, RunEnd, SyncRun

Now = Callable[[], datetime]
"""The clock; asked when nobody else writes, since who waited for that has an old time. [UTC]"""


class SyncLog(Protocol):
    """Where syncs are kept. Each method is one transaction."""

    def jobs(self) -> Sequence[Job]:
        """All jobs, by source."""

    def schedule(self, every: Mapping[str, timedelta | None], *, now: Now) -> None:
        """Let there be a job for each of these sources and for no other; a new one is due at once.

        Args:
            every: Source → its interval; `None` is only when it is asked for.
            now: The clock.
        """

    def ask(self, source: str, *, now: datetime) -> Job:
        """Let a source be due now, but not within `GAP` of the begin of its last run."""

    def take(
        self,
        sources: Collection[str],
        every: Mapping[str, timedelta | None],
        *,
        holder: str,
        now: Now,
        asked_by: Asker,
    ) -> Lease | None:
        """Take the lease of one of these sources, the longest due first, and begin its run.

        A command takes any that nobody holds; else only one that is due is taken.

        Args:
            sources: Ids.
            every: Source → its interval: when it is due again.
            holder: Who takes it.
            now: The clock.
            asked_by: What the run is asked for by.

        Returns:
            `None` where others hold all of them, or none is due.
        """

    def renew(
        self, lease: Lease, *, now: Now, doing: str | None = None, ratio: float | None = None
    ) -> None:
        """Hold a lease for `HELD_FOR` from now, and tell how far its run is.

        Raises:
            NarrowsError: `lease-lost`: another took over.
        """

    def refuse_lost(self, lease: Lease) -> None:
        """Refuse whoever does not hold the lease any more.

        Raises:
            NarrowsError: `lease-lost`.
        """

    def finish(
        self, lease: Lease, end: RunEnd, *, now: Now, again_at: datetime | None = None
    ) -> None:
        """End a run and let go of its lease.

        Args:
            lease: That of the run.
            end: How it ended.
            now: The clock.
            again_at: When the source is due again; `None` is after its interval. [UTC]

        Raises:
            NarrowsError: `lease-lost`: another took over.
        """

    def runs(self, source: str | None = None) -> Sequence[SyncRun]:
        """Runs of a source or of all, by source, the latest first."""

    def last_runs(self) -> Sequence[SyncRun]:
        """The latest run of each source that had one, by source."""

    def deliver(self, source: str, delivery: str, *, now: datetime) -> bool:
        """Note that a tool sent something; whether it is the first time that it sent it."""
