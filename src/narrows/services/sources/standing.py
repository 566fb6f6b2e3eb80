"""Where each source stands: what is held of it, when it is synced, what nobody has mapped yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from narrows.analytics.flow_states import guess
from narrows.analytics.guessed_status import GuessedStatus
from narrows.domain.plan import Plan
from narrows.domain.ports import LoadedSource, Warehouse
from narrows.domain.reading import Connector
from narrows.domain.secret import Purpose, SecretStore
from narrows.domain.streams import Source
from narrows.domain.sync_log import SyncLog
from narrows.domain.syncs import Job, SyncRun
from narrows.services.sources.scheduling import intervals


@dataclass(frozen=True, slots=True)
class SourceStanding:
    """Where a source stands.

    Attributes:
        source: As the plan says it.
        connector: What reads it.
        held: What the warehouse holds of it; `None` is nothing yet.
        every: How often it is synced; `None` is only when somebody asks.
        streams: Ids of the streams that take from it.
        job: When it is due; `None` where nobody has scheduled it yet.
        last: Its last run; `None` where there was none.
        secrets: Which secrets are kept for it.
    """

    source: Source
    connector: Connector | None
    held: LoadedSource | None
    every: timedelta | None
    streams: tuple[str, ...]
    job: Job | None = None
    last: SyncRun | None = None
    secrets: frozenset[Purpose] = frozenset()


class Kept(SyncLog, SecretStore, Protocol):
    """Where syncs and secrets are kept."""


Unmapped = Mapping[str, tuple[GuessedStatus, ...]]
"""Source → its statuses that no workflow knows."""


def standings(
    plan: Plan,
    kept: Kept,
    *,
    held: Mapping[str, LoadedSource],
    connectors: Mapping[str, Connector],
) -> Sequence[SourceStanding]:
    """Where the sources of a plan stand, in its order.

    Args:
        plan: What was decided.
        kept: When they are synced, and with which secrets.
        held: What the warehouse holds.
        connectors: By name.
    """
    every = intervals(plan.sources, connectors)
    found = [
        SourceStanding(
            source=each,
            connector=connectors.get(each.connector),
            held=held.get(each.id),
            every=every.get(each.id),
            streams=_takers(plan, each.id),
        )
        for each in plan.sources
    ]
    return with_jobs(found, kept)


def with_jobs(found: Sequence[SourceStanding], kept: Kept) -> Sequence[SourceStanding]:
    """The same with jobs, runs and secrets as they are now."""
    jobs = {each.source: each for each in kept.jobs()}
    last = {each.source: each for each in kept.last_runs()}
    places = [each.place for each in kept.secrets()]
    return [
        replace(
            each,
            job=jobs.get(each.source.id),
            last=last.get(each.source.id),
            secrets=frozenset(at.purpose for at in places if at.source == each.source.id),
        )
        for each in found
    ]


def unmapped_statuses(plan: Plan, warehouse: Warehouse) -> Unmapped:
    """Statuses that items of a source are in, and no workflow of a stream that takes it knows.

    What they may mean is guessed from their names, the tool's own categories and how they are used:
    for that all moves are read where there is such a status.
    """
    held = warehouse.sources()
    found: dict[str, tuple[GuessedStatus, ...]] = {}
    for source in plan.sources:
        if source.id not in held or held[source.id].is_interval:
            continue
        known = _mapped(plan, source.id)
        if warehouse.statuses([source.id]) <= known:
            continue
        counts = warehouse.status_counts([source.id])
        guesses = guess(counts, held[source.id].categories, is_interval=False)
        found[source.id] = tuple(each for each in guesses if each.status not in known)
    return found


def _mapped(plan: Plan, source: str) -> frozenset[str]:
    takers = _takers(plan, source)
    workflows = [each.workflow for each in plan.streams if each.id in takers]
    return frozenset(s.status for each in workflows if each is not None for s in each.statuses)


def _takers(plan: Plan, source: str) -> tuple[str, ...]:
    return tuple(
        each.id for each in plan.streams if any(take.source == source for take in each.takes)
    )
