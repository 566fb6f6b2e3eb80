"""Inputs of other tools with what they answer, read by us: items, and days as dates alone."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from narrows.bootstrap import connectors
from narrows.domain.flow import FlowItem
from narrows.domain.ports import History
from narrows.domain.streams import Source, Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import FlowState
from narrows.reader import FileReader
from narrows.services.flow.listing import items
from narrows.services.sources.loading import load_source
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import NOW, silent
from tests.shared import shared

STREAM = "team"
COLUMNS = ("item", "status", "moved_at")

Told = Sequence[tuple[str, str, str]]
"""Item, status and instant, as a table of text has them."""


@dataclass(frozen=True, slots=True)
class Read:
    """What we make of a source.

    Attributes:
        history: Ready to be asked.
        items: By key.
    """

    history: History
    items: Mapping[str, FlowItem]

    def days(self, key: str) -> int | None:
        """From date to date, as tools count that know no hours. [days, None when not done]"""
        item = self.items[key]
        if item.done_at is None or item.started_at is None:
            return None
        return (item.done_at.date() - item.started_at.date()).days


def read(source: Source, states: Mapping[str, FlowState], *, as_of: datetime | None = None) -> Read:
    """Read a source by a workflow of these statuses."""
    warehouse = EmbeddedWarehouse(None)
    load_source(
        source, warehouse, reader=FileReader(), connectors=connectors(), now=NOW, progress=silent
    )
    workflow = Workflow(tuple(WorkflowStatus(name, state) for name, state in states.items()))
    stream = ValueStream(STREAM, workflow, (Take(source.id),))
    history = warehouse.history([stream], as_of=as_of, progress=silent)
    return Read(history, {item.id: item for item in items(history)})


def written(told: Told, path: Path) -> Source:
    """A table of text of these moves."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *told])
    return Source("told", "csv_file", str(path))


def table(path: str) -> list[dict[str, str]]:
    """A CSV of the shared folder; a test without it is skipped."""
    with Path(shared(path)).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text: str | None) -> date | None:
    """The date at the beginning of a text."""
    return date.fromisoformat(text[:10]) if text else None
