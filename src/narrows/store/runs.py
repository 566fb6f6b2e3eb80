"""Runs of syncs in the store, and what tools sent by themselves."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import RowMapping

from narrows.domain.syncs import RUNS_KEPT, Asker, Lease, RunEnd, SyncRun
from narrows.store.ledger import begin
from narrows.store.scoped import Scoped
from narrows.store.sync_tables import hook_delivery, sync_run

DELIVERIES_KEPT = 5000
"""Deliveries that are known again; a tool sends one again within hours, or never."""


def begin_run(scoped: Scoped, lease: Lease, *, asked_by: Asker, now: datetime) -> None:
    """Note that a run begins; the one that falls out of those that are kept goes."""
    row = {"source": lease.source, "number": lease.fence, "asked_by": asked_by.value}
    unknown = dict.fromkeys(("ended_at", "doing", "done_ratio", "complete_until", "incomplete"))
    scoped.add(sync_run, [{**row, "begun_at": now, **unknown, "n_new": 0, "n_faults": 0}])
    scoped.remove(sync_run, {"source": lease.source, "number": lease.fence - RUNS_KEPT})


def tell_run(scoped: Scoped, lease: Lease, *, doing: str | None, ratio: float | None) -> None:
    """Note how far a run is."""
    scoped.change(sync_run, _key(lease), values={"doing": doing, "done_ratio": ratio})


def end_run(scoped: Scoped, lease: Lease, *, end: RunEnd, now: datetime) -> None:
    """Note how a run ended."""
    values = {
        "ended_at": now,
        "doing": None,
        "done_ratio": None,
        "complete_until": end.complete_until,
        "incomplete": end.incomplete,
        "n_new": end.n_new,
        "n_faults": end.n_faults,
    }
    scoped.change(sync_run, _key(lease), values=values)


def last_begun_at(scoped: Scoped, source: str) -> datetime | None:
    """When the last run of a source began. [UTC]"""
    rows = scoped.last(sync_run, of="number", source=source)
    return rows[0]["begun_at"] if rows else None


def read_runs(scoped: Scoped, source: str | None = None) -> Sequence[SyncRun]:
    """Runs of a source or of all, by source, the latest first."""
    asked = {} if source is None else {"source": source}
    rows = scoped.rows(sync_run, order_by=("source", "number"), **asked)
    found = [_run(row) for row in reversed(rows)]
    return sorted(found, key=lambda each: each.source)


def read_last_runs(scoped: Scoped) -> Sequence[SyncRun]:
    """The latest run of each source that had one, by source."""
    return [_run(row) for row in scoped.last(sync_run, of="number", order_by=("source",))]


def deliver(scoped: Scoped, source: str, *, delivery: str, now: datetime) -> bool:
    """Note that a tool sent something; whether it is the first time."""
    begin(scoped)
    digest = sha256(delivery.encode("utf-8", "surrogatepass")).hexdigest()
    if scoped.rows(hook_delivery, source=source, digest=digest):
        return False
    nth = scoped.highest(hook_delivery, "number") + 1
    scoped.add(hook_delivery, [{"source": source, "digest": digest, "number": nth, "at": now}])
    scoped.remove(hook_delivery, {"number": nth - DELIVERIES_KEPT})
    return True


def _key(lease: Lease) -> dict[str, object]:
    return {"source": lease.source, "number": lease.fence}


def _run(row: RowMapping) -> SyncRun:
    end = None
    if row["ended_at"] is not None:
        end = RunEnd(row["complete_until"], row["incomplete"], row["n_new"], row["n_faults"])
    return SyncRun(
        row["source"],
        row["number"],
        Asker(row["asked_by"]),
        row["begun_at"],
        row["ended_at"],
        row["doing"],
        row["done_ratio"],
        end,
    )
