"""Leases in the store. Each verb is part of a transaction that is alone in writing.

So no two take one lease, on either kind of database, and nobody else writes between the check of
a fence and what it guards.
"""

from collections.abc import Collection
from datetime import datetime

from narrows.domain.errors import NarrowsError
from narrows.domain.syncs import DIED, HELD_FOR, Asker, Job, Lease, RunEnd
from narrows.store.jobs import Every, wanted_jobs
from narrows.store.ledger import begin
from narrows.store.runs import begin_run, end_run, tell_run
from narrows.store.scoped import Scoped
from narrows.store.sync_tables import job as table


def take(
    scoped: Scoped,
    sources: Collection[str],
    *,
    every: Every,
    holder: str,
    now: datetime,
    asked_by: Asker,
) -> Lease | None:
    """Take the lease of the source that is longest due, and begin its run.

    Where a command asks, any that nobody holds is taken, due or not.
    """
    begin(scoped)
    jobs = wanted_jobs(scoped, sources)
    is_command = asked_by is Asker.COMMAND
    free = [each for each in jobs if _is_free(each, every, now=now, is_command=is_command)]
    if not free:
        return None
    chosen = min(free, key=lambda each: (each.due_at or now, each.source))
    lease = Lease(chosen.source, holder, chosen.fence + 1)
    interval = every.get(chosen.source)
    values = {
        "fence": lease.fence,
        "holder": holder,
        "held_until": now + HELD_FOR,
        "due_at": None if interval is None else now + interval,
        "is_asked": False,
    }
    if chosen.holder is not None:
        end_run(scoped, _past(chosen), end=RunEnd(None, DIED), now=now)
    scoped.change(table, {"source": chosen.source}, values=values)
    is_called = chosen.is_asked and not is_command
    begin_run(scoped, lease, asked_by=Asker.CALL if is_called else asked_by, now=now)
    return lease


def renew(
    scoped: Scoped, lease: Lease, *, now: datetime, doing: str | None, ratio: float | None
) -> None:
    """Hold a lease from now, and tell how far its run is.

    Raises:
        NarrowsError: `lease-lost`.
    """
    refuse_lost(scoped, lease)
    scoped.change(table, {"source": lease.source}, values={"held_until": now + HELD_FOR})
    tell_run(scoped, lease, doing=doing, ratio=ratio)


def finish(
    scoped: Scoped, lease: Lease, *, end: RunEnd, now: datetime, again_at: datetime | None
) -> None:
    """End a run and let go of its lease.

    Raises:
        NarrowsError: `lease-lost`.
    """
    refuse_lost(scoped, lease)
    end_run(scoped, lease, end=end, now=now)
    values: dict[str, object] = {"holder": None, "held_until": None}
    if again_at is not None:
        values["due_at"] = again_at
    scoped.change(table, {"source": lease.source}, values=values)


def refuse_lost(scoped: Scoped, lease: Lease) -> None:
    """Refuse whoever does not hold the lease any more.

    Raises:
        NarrowsError: `lease-lost`.
    """
    for row in scoped.rows(table, source=lease.source):
        if row["fence"] == lease.fence and row["holder"] == lease.holder:
            return
    raise NarrowsError(
        "lease-lost",
        f"Another process took over the sync of «{lease.source}», so this one keeps nothing more; "
        "see `narrows sources`.",
    )


def _is_free(of: Job, every: Every, *, now: datetime, is_command: bool) -> bool:
    return not of.is_held(now) if is_command else of.is_due(now, every.get(of.source))


def _past(of: Job) -> Lease:
    return Lease(of.source, of.holder or "", of.fence)
