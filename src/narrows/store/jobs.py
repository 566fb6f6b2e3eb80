"""Jobs in the store: when each source is due."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import RowMapping

from narrows.domain.syncs import GAP, Job
from narrows.store.ledger import begin
from narrows.store.runs import last_begun_at
from narrows.store.scoped import Scoped
from narrows.store.sync_tables import job as table

Every = Mapping[str, timedelta | None]


def read_jobs(scoped: Scoped) -> Sequence[Job]:
    """All jobs, by source."""
    return [_job(row) for row in scoped.rows(table, order_by=("source",))]


def schedule(scoped: Scoped, every: Every, *, now: datetime) -> None:
    """Let there be a job for each source, and for no other that nobody holds."""
    begin(scoped)
    jobs = {each.source: each for each in read_jobs(scoped)}
    for source, interval in every.items():
        if source not in jobs:
            _add(scoped, source, due_at=None if interval is None else now)
        elif jobs[source].due_at != (due_at := _rescheduled(jobs[source], interval, now=now)):
            scoped.change(table, {"source": source}, values={"due_at": due_at})
    for source, each in jobs.items():
        if source not in every and not each.is_held(now):
            scoped.remove(table, {"source": source})


def is_scheduled(jobs: Sequence[Job], every: Every, *, now: datetime) -> bool:
    """Whether scheduling would change nothing."""
    known = {each.source: each for each in jobs}
    return known.keys() == every.keys() and all(
        each.due_at == _rescheduled(each, every[source], now=now) for source, each in known.items()
    )


def ask(scoped: Scoped, source: str, *, now: datetime) -> Job:
    """Let a source be due now, or a while after its last run began."""
    begin(scoped)
    if not scoped.rows(table, source=source):
        _add(scoped, source, due_at=None)
    begun_at = last_begun_at(scoped, source)
    at = now if begun_at is None or begun_at > now else max(now, begun_at + GAP)
    known = _job(scoped.rows(table, source=source)[0])
    due_at = at if known.due_at is None else min(known.due_at, at)
    scoped.change(table, {"source": source}, values={"due_at": due_at, "is_asked": True})
    return _job(scoped.rows(table, source=source)[0])


def wanted_jobs(scoped: Scoped, sources: Collection[str]) -> Sequence[Job]:
    """The jobs of some sources; one that is missing is made, due only when it is asked for."""
    jobs = {each.source: each for each in read_jobs(scoped)}
    for source in sources:
        if source not in jobs:
            _add(scoped, source, due_at=None)
    return [jobs.get(source, Job(source, None)) for source in sources]


def _rescheduled(of: Job, interval: timedelta | None, *, now: datetime) -> datetime | None:
    """When it is due after its interval may have changed."""
    if interval is None:
        return of.due_at if of.is_asked else None
    return now if of.due_at is None else min(of.due_at, now + interval)


def _add(scoped: Scoped, source: str, *, due_at: datetime | None) -> None:
    row = {"source": source, "due_at": due_at, "fence": 0, "is_asked": False}
    scoped.add(table, [{**row, "holder": None, "held_until": None}])


def _job(row: RowMapping) -> Job:
    return Job(
        row["source"],
        row["due_at"],
        row["fence"],
        row["holder"],
        row["held_until"],
        row["is_asked"],
    )
