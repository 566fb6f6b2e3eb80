"""What is kept of syncs and secrets, as it is reached from outside; the ports say the rest."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from narrows.domain.secret import Purpose, SealedSecret
from narrows.domain.sync_log import Now
from narrows.domain.syncs import Asker, Job, Lease, RunEnd, SyncRun
from narrows.store import jobs, leases, runs, secrets
from narrows.store.repository import StoredRepository


class StoredSyncs(StoredRepository):
    """A repository that keeps syncs and secrets, too."""

    def keep_secret(self, secret: SealedSecret) -> None:
        """Keep a secret in the place of the one of the same source and purpose."""
        with self._writing() as scoped:
            secrets.keep_secret(scoped, secret, by=self._by)

    def forget_secret(self, source: str, purpose: Purpose, *, at: datetime) -> bool:
        """Keep it no longer; whether there was one."""
        with self._writing() as scoped:
            return secrets.forget_secret(scoped, source, purpose=purpose, by=self._by, at=at)

    def secrets(self) -> Sequence[SealedSecret]:
        """All of them, by source and purpose."""
        with self._reading() as scoped:
            return secrets.read_secrets(scoped)

    def jobs(self) -> Sequence[Job]:
        """All jobs, by source."""
        with self._reading() as scoped:
            return jobs.read_jobs(scoped)

    def schedule(self, every: Mapping[str, timedelta | None], *, now: Now) -> None:
        """Let there be a job for each of these sources and for no other."""
        # Asked before waiting for a turn to write: mostly, nothing has changed.
        if not jobs.is_scheduled(self.jobs(), every, now=now()):
            with self._writing() as scoped:
                jobs.schedule(scoped, every, now=now())

    def ask(self, source: str, *, now: datetime) -> Job:
        """Let a source be due."""
        with self._writing() as scoped:
            return jobs.ask(scoped, source, now=now)

    def take(
        self,
        sources: Collection[str],
        every: Mapping[str, timedelta | None],
        *,
        holder: str,
        now: Now,
        asked_by: Asker,
    ) -> Lease | None:
        """Take the lease of one of these sources, and begin its run."""
        if asked_by is not Asker.COMMAND and not self._is_any_due(sources, every, now=now()):
            return None
        with self._writing() as scoped:
            return leases.take(
                scoped, sources, every=every, holder=holder, now=now(), asked_by=asked_by
            )

    def renew(
        self, lease: Lease, *, now: Now, doing: str | None = None, ratio: float | None = None
    ) -> None:
        """Hold a lease from now on.

        Raises:
            NarrowsError: `lease-lost`.
        """
        with self._writing() as scoped:
            leases.renew(scoped, lease, now=now(), doing=doing, ratio=ratio)

    def refuse_lost(self, lease: Lease) -> None:
        """Refuse whoever does not hold the lease any more.

        Raises:
            NarrowsError: `lease-lost`.
        """
        with self._reading() as scoped:
            leases.refuse_lost(scoped, lease)

    def finish(
        self, lease: Lease, end: RunEnd, *, now: Now, again_at: datetime | None = None
    ) -> None:
        """End a run and let go of its lease.

        Raises:
            NarrowsError: `lease-lost`.
        """
        with self._writing() as scoped:
            leases.finish(scoped, lease, end=end, now=now(), again_at=again_at)

    def runs(self, source: str | None = None) -> Sequence[SyncRun]:
        """Runs of a source or of all, by source, the latest first."""
        with self._reading() as scoped:
            return runs.read_runs(scoped, source)

    def last_runs(self) -> Sequence[SyncRun]:
        """The latest run of each source that had one, by source."""
        with self._reading() as scoped:
            return runs.read_last_runs(scoped)

    def deliver(self, source: str, delivery: str, *, now: datetime) -> bool:
        """Note that a tool sent something; whether it is the first time."""
        with self._writing() as scoped:
            return runs.deliver(scoped, source, delivery=delivery, now=now)

    def _is_any_due(
        self,
        sources: Collection[str],
        every: Mapping[str, timedelta | None],
        *,
        now: datetime,
    ) -> bool:
        known = {each.source: each for each in self.jobs()}
        return any(
            source not in known or known[source].is_due(now, every.get(source))
            for source in sources
        )
