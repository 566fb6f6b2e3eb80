"""Streams with a history that was read and measured, laid on a desk: nothing invented."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from narrows.bootstrap import connectors
from narrows.domain.plan import Plan
from narrows.domain.repository import StoredPlan
from narrows.domain.streams import (
    MeasurementPolicy,
    Source,
    Take,
    ValueStream,
    Workflow,
    WorkflowStatus,
)
from narrows.domain.work import FlowState, ItemType
from narrows.reader import FileReader
from narrows.services.reviewing import review
from narrows.services.sources.loading import load_source
from narrows.warehouse.embedded import EmbeddedWarehouse
from narrows.web.desk import Desk
from tests.loads import silent
from tests.looks import log_of
from tests.web.shelf import Shelf

NOW = datetime(2026, 11, 26, 8, tzinfo=UTC)
STATES = {
    "Backlog": FlowState.NEW,
    "Ready": FlowState.WAITING,
    "Doing": FlowState.ACTIVE,
    "Review": FlowState.WAITING,
    "Reviewing": FlowState.ACTIVE,
    "Done": FlowState.DONE,
}
COLUMNS = {
    "item": "key",
    "status": "status",
    "moved_at": "moved_at",
    "item_type": "type",
    "title": "title",
}


def lived_desk(
    folder: Path, states: Mapping[str, FlowState] | None = None, *, n_items: int = 90
) -> Desk:
    """A desk with a stream «lived», one that nothing was ever brought for, and unaligned work.

    Keys and titles are as hostile as they get.

    Args:
        folder: For its logs.
        states: Statuses in order and what they mean.
        n_items: In the stream. [items]
    """
    lived = states or STATES
    sources = [
        _source(folder / "lived", list(lived), n_items=n_items),
        _source(folder / "loose", ["Somewhere", "Elsewhere"], n_items=7),
    ]
    plan = Plan(
        sources=(*sources, Source("quiet", "csv_file", str(folder / "none.csv"))),
        streams=(_stream("lived", lived), _stream("quiet", STATES)),
    )
    warehouse = EmbeddedWarehouse(None)
    for source in sources:
        load_source(
            source,
            warehouse,
            reader=FileReader(),
            connectors=connectors(),
            now=NOW,
            progress=silent,
        )
    held = warehouse.sources()
    history = warehouse.history(plan.streams, progress=silent)
    stored = StoredPlan(plan, 1)
    measured = review(stored, history, held=held, observations=(), now=NOW)
    return Desk(Shelf(stored), lambda: measured, lambda: history, lambda: NOW)


def _source(folder: Path, statuses: Sequence[str], *, n_items: int) -> Source:
    folder.mkdir()
    path = log_of(folder, statuses, n_items=n_items)
    return Source(folder.name, "csv_file", str(path), zone="UTC", columns=COLUMNS)


def _stream(id_: str, states: Mapping[str, FlowState]) -> ValueStream:
    return ValueStream(
        id=id_,
        workflow=Workflow(tuple(WorkflowStatus(name, state) for name, state in states.items())),
        takes=(Take(id_),),
        item_types={"Story": ItemType.FEATURE, "Bug": ItemType.DEFECT},
        policy=MeasurementPolicy(zone="Europe/London"),
        name=id_.capitalize(),
    )
