"""What a run does: syncs its source as the plan has it now, and keeps the ends of weeks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from narrows.domain.gate import Gate
from narrows.domain.plan import Plan
from narrows.domain.ports import Progress, Warehouse
from narrows.domain.reading import Connector
from narrows.domain.sync_log import Now
from narrows.services.results.week_ends import keep_week_ends
from narrows.services.sources.scheduling import intervals
from narrows.services.sources.syncing import SyncedSource, Ways, sync_source

GONE = "It is no source of the plan any more."


@dataclass(slots=True)
class Syncing:
    """Implements `narrows.worker.leased.Work`.

    Attributes:
        repository: Where the plan is.
        warehouse: Makes the way to what happened, for a writer that asks before it keeps anything.
        ways: How sources are read.
        now: The clock.
        trusts_census: Whether most of a live source may be gone at once.
        keeps_weeks: Whether key results are kept as they were at the ends of weeks.
    """

    repository: Gate
    warehouse: Callable[[Callable[[], None]], Warehouse]
    ways: Ways
    now: Now
    trusts_census: bool = False
    keeps_weeks: bool = True
    _read: tuple[int, Plan] | None = field(default=None, init=False)

    def __call__(
        self, source: str, *, progress: Progress, may_keep: Callable[[], None]
    ) -> SyncedSource:
        """Sync a source."""
        plan = self.plan()
        found = next((each for each in plan.sources if each.id == source), None)
        if found is None:
            return SyncedSource(source, plan.zone, None, GONE)
        warehouse = self.warehouse(may_keep)
        synced = sync_source(
            found,
            warehouse,
            ways=self.ways,
            now=self.now(),
            progress=progress,
            trusts_census=self.trusts_census,
        )
        if self.keeps_weeks and synced.held is not None:
            keep_week_ends(
                self.repository, plan, warehouse=warehouse, now=self.now(), progress=progress
            )
        return synced

    def every(self) -> Mapping[str, timedelta | None]:
        """The sources of the plan as it stands now, and how often each is synced."""
        return intervals(self.plan().sources, self.connectors)

    @property
    def connectors(self) -> Mapping[str, Connector]:
        """Those that there are, by name."""
        return self.ways.connectors

    def plan(self) -> Plan:
        """The plan as it stands now; read anew only where it moved."""
        revision = self.repository.stamp()[0]
        if self._read is None or self._read[0] != revision:
            stored = self.repository.plan()
            if stored is None:
                return Plan()
            self._read = (stored.revision, stored.plan)
        return self._read[1]
