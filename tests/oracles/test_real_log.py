"""A real log, from its file through connector and warehouse, against plain Python on its rows."""

import csv
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from narrows.connectors import csv_file
from narrows.domain.calendar import Cut, instant_us
from narrows.domain.measure import DAY_US
from narrows.domain.ports import History
from narrows.domain.streams import (
    MeasurementPolicy,
    Source,
    Take,
    ValueStream,
    Workflow,
    WorkflowStatus,
)
from narrows.domain.work import FlowState
from narrows.reader import FileReader
from narrows.services.flow.listing import items
from narrows.services.flow.measuring import measure
from narrows.services.flow.spans import period_rows, periods_of
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import NOW, silent
from tests.oracles import flow_oracle
from tests.oracles.flow_stories import tell
from tests.shared import shared
from tests.tables import Log, Move

COLUMNS = {
    "item": "case:concept:name",
    "status": "concept:name",
    "moved_at": "time:timestamp",
}
IGNORED = "T05 Print and send confirmation of receipt"
DONE = ("T10 Determine necessity to stop indication", "T20 Print report Y to stop indication")
SCALES = {"flow_time": DAY_US, "status_wait": DAY_US}

Told = list[tuple[str, str, int]]


def state_of(number: int, status: str) -> FlowState | None:
    """A workflow that has everything: what the log means by its activities is not the point."""
    if status in DONE:
        return FlowState.DONE
    if status == IGNORED:
        return None
    return (FlowState.WAITING, FlowState.ACTIVE, FlowState.NEW)[number % 3]


@pytest.fixture(scope="module")
def told() -> Told:
    """Item, status and instant of each row."""
    with Path(shared("logs/receipt/receipt.csv")).open(encoding="utf-8", newline="") as file:
        return [
            (
                row[COLUMNS["item"]],
                row[COLUMNS["status"]],
                instant_us(datetime.fromisoformat(row[COLUMNS["moved_at"]])),
            )
            for row in csv.DictReader(file)
        ]


@pytest.fixture(scope="module")
def history(told: Told, tmp_path_factory: pytest.TempPathFactory) -> History:
    """The file read by its connector into a warehouse."""
    names = sorted({status for _, status, _ in told})
    stream = ValueStream(
        id="receipt",
        workflow=Workflow(
            tuple(WorkflowStatus(name, state_of(place, name)) for place, name in enumerate(names))
        ),
        takes=(Take("log"),),
        policy=MeasurementPolicy(zone="Europe/Amsterdam"),
    )
    source = Source("log", "csv_file", shared("logs/receipt/receipt.csv"), columns=COLUMNS)
    warehouse = EmbeddedWarehouse(tmp_path_factory.mktemp("home") / "warehouse")
    warehouse.load(source, csv_file.plan(FileReader(), source), now=NOW, progress=silent)
    return warehouse.history([stream], progress=silent)


@pytest.fixture(scope="module")
def log(told: Told, history: History) -> Log:
    """The same rows, read by hand."""
    number = history.spans[0].number
    keys = list(dict.fromkeys(item for item, _, _ in told))
    names = sorted({status for _, status, _ in told})
    moves = [
        Move(
            number,
            keys.index(item),
            names.index(status),
            state_of(names.index(status), status) or "ignore",
            moved_at_us,
            seq,
        )
        for seq, (item, status, moved_at_us) in enumerate(told)
    ]
    return Log(
        moves,
        clock={number: max(move.moved_at_us for move in moves)},
        statuses=dict(enumerate(names)),
        keys=dict(enumerate(keys)),
    )


@pytest.mark.parametrize("cut", Cut)
def test_8577_transitions_of_a_municipality_measure_the_same(
    cut: Cut, history: History, log: Log
) -> None:
    span = history.spans[0]
    assert {span.number: instant_us(span.as_of)} == log.clock
    periods = periods_of([span], cut, start=None, end=None)
    answers = flow_oracle.answers(replace(log, periods=period_rows([span], periods)))
    measured = {
        (
            each.metric,
            span.number,
            periods[span.number].index(each.period),
            each.item_type,
            next((number for number, name in log.statuses.items() if name == each.status), None),
            each.statistic,
        ): (each.value, each.n_items, each.n_unmeasured)
        for each in measure(history, cut=cut, stream="receipt")
    }
    assert measured == {
        key: (
            None if answer.value is None else float(answer.value / SCALES.get(key[0], 1)),
            answer.n_items,
            answer.n_unmeasured,
        )
        for key, answer in answers.items()
    }


def test_1434_items_of_a_municipality_are_the_same(history: History, log: Log) -> None:
    stories = tell(log)
    assert len(stories) == 1434
    assert sorted((item.id, item.status, item.n_reopened) for item in items(history)) == sorted(
        (log.keys[story.item], log.statuses[story.stays[-1].status], story.reopened)
        for story in stories
    )
