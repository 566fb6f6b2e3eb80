"""How a home's sources are synced, wired: by a command, or by whoever serves."""

from collections.abc import Callable, Sequence

from narrows.bootstrap import WAREHOUSE, Home, now
from narrows.domain.ports import Warehouse
from narrows.services.sources.standing import (
    SourceStanding,
    Unmapped,
    standings,
    unmapped_statuses,
)
from narrows.warehouse.embedded import EmbeddedWarehouse
from narrows.worker.clockwork import Clockwork
from narrows.worker.holders import this_process
from narrows.worker.syncing import Syncing
from narrows.worker.worker import Worker


def work_of(
    home: Home,
    *,
    keeps_weeks: bool = True,
    trusts_census: bool = False,
    reads_anew: bool = False,
) -> Syncing:
    """What syncing one of a home's sources is."""

    def warehouse(may_keep: Callable[[], None]) -> Warehouse:
        # One for each run: it holds the state of a load.
        return EmbeddedWarehouse(home.folder / WAREHOUSE, may_keep=may_keep, reads_anew=reads_anew)

    return Syncing(home.repository, warehouse, home.ways(), now, trusts_census, keeps_weeks)


def open_worker(home: Home) -> Worker:
    """What syncs a home's sources when they are due."""
    work = work_of(home)
    return Worker(home.repository, work, holder=this_process(), clock=Clockwork(now))


def source_standings(home: Home) -> Sequence[SourceStanding]:
    """Where a home's sources stand now."""
    plan = home.stored().plan
    return standings(
        plan,
        home.repository,
        held=home.warehouse.sources(),
        connectors=home.world.connectors,
    )


def unmapped_of(home: Home) -> Unmapped:
    """Statuses of a home's sources that no workflow knows; reads all their moves."""
    return unmapped_statuses(home.stored().plan, home.warehouse)
