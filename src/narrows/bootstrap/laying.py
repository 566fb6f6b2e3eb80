"""A home laid out for another engine, and what that engine measured taken in again."""

from pathlib import Path

from narrows.bootstrap import WAREHOUSE, Home
from narrows.domain.ports import Progress
from narrows.services.plan.planning import refuse_missing_workflows
from narrows.warehouse import laid_out, taken_weeks
from narrows.warehouse.laid_out import LaidOut
from narrows.warehouse.taken_weeks import TakenWeeks


def lay_out(home: Home, into: Path, *, progress: Progress) -> LaidOut:
    """Lay out a home's history as a folder of Parquet.

    Raises:
        NarrowsError: `workflow-missing`, and what `narrows.warehouse.laid_out.lay_out` refuses.
    """
    plan = home.stored().plan
    refuse_missing_workflows(plan.streams, home.warehouse.sources())
    return laid_out.lay_out(home.folder / WAREHOUSE, plan, into=into, progress=progress)


def take_weeks(home: Home, laid: Path, *, progress: Progress) -> TakenWeeks:
    """Take in what an engine measured of it.

    Raises:
        NarrowsError: `workflow-missing`, and what `narrows.warehouse.taken_weeks` refuses.
    """
    plan = home.stored().plan
    refuse_missing_workflows(plan.streams, home.warehouse.sources())
    return taken_weeks.take_weeks(home.folder / WAREHOUSE, plan, laid=laid, progress=progress)
