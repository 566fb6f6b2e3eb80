"""Small logs into a real warehouse and out again: the harness of warehouse and connector tests."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from narrows.domain.flow import FlowItem
from narrows.domain.ports import History, LoadedSource
from narrows.domain.streams import Source, Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import Attribute, Batch, Change, FlowState
from narrows.services.flow.listing import items
from narrows.warehouse.embedded import EmbeddedWarehouse

NOW = datetime(2026, 11, 26, tzinfo=UTC)
START = datetime(2026, 1, 5, tzinfo=UTC)

SIMPLE = Workflow(
    (
        WorkflowStatus("Backlog", FlowState.NEW),
        WorkflowStatus("Ready", FlowState.WAITING),
        WorkflowStatus("Doing", FlowState.ACTIVE),
        WorkflowStatus("Done", FlowState.DONE),
    )
)


def silent(what: str, fraction: float | None) -> None:
    """Progress that nobody watches."""


def move(item: str, status: str, day: float, source_id: str = "") -> Change:
    """An item moves on a day, counted from `START`."""
    return Change(item, Attribute.STATUS, status, START + timedelta(days=day), source_id)


def has(item: str, attribute: Attribute, value: str, day: float = 0) -> Change:
    """An item gets another attribute on a day, counted from `START`."""
    return Change(item, attribute, value, START + timedelta(days=day))


def source(name: str = "log") -> Source:
    """A source whose batches a test makes itself."""
    return Source(id=name, connector="test", path="/log")


def load(
    warehouse: EmbeddedWarehouse, changes: Sequence[Change], *, name: str = "log"
) -> LoadedSource:
    """Load changes as one batch."""
    return load_batches(warehouse, [Batch(changes)], name=name)


def load_batches(
    warehouse: EmbeddedWarehouse, batches: Iterable[Batch], *, name: str = "log"
) -> LoadedSource:
    """Load batches."""
    return warehouse.load(source(name), batches, now=NOW, progress=silent)


def stream(name: str = "policy", *takes: Take, workflow: Workflow | None = SIMPLE) -> ValueStream:
    """A stream that takes all of «log» unless said otherwise."""
    return ValueStream(id=name, workflow=workflow, takes=takes or (Take("log"),))


def ask(
    warehouse: EmbeddedWarehouse, *streams: ValueStream, as_of: datetime | None = None
) -> History:
    """The history of these streams, or of one that takes all of «log»."""
    return warehouse.history(streams or [stream()], as_of=as_of, progress=silent)


def told(history: History) -> list[FlowItem]:
    """All that a history says of its items."""
    return sorted(items(history), key=lambda item: item.id)


def path_of(item: FlowItem) -> list[tuple[str, float]]:
    """The statuses of an item, each with the day it was entered, counted from `START`."""
    return [(visit.status, (visit.entered_at - START) / timedelta(days=1)) for visit in item.visits]


LOG = (
    move("A", "Backlog", 0),
    move("A", "Ready", 1),
    move("A", "Doing", 3),
    move("B", "Backlog", 3),
    move("A", "Done", 4),
    move("B", "Doing", 5),
)
"""A small log of two items, one of them done."""
