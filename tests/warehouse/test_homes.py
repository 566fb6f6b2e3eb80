"""Items that move from one stream to another: where each of their days counts."""

from datetime import timedelta

import pytest

from narrows.domain.calendar import Cut
from narrows.domain.measure import Measurement
from narrows.domain.ports import History
from narrows.domain.streams import Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import Attribute, Change, FlowState
from narrows.metrics.flow_load import metric as flow_load
from narrows.metrics.flow_velocity import metric as flow_velocity
from narrows.services.flow.measuring import measure
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import START, ask, has, load, move, stream, told

CLAIMS = stream("claims", Take("log", {Attribute.PROJECT: ("CLM",)}))
POLICY = stream("policy", Take("log", {Attribute.PROJECT: ("POL",)}))
END = move("Z", "Doing", 28)
"""Of no project: nothing is known later."""


def history(*changes: Change, streams: tuple[ValueStream, ...] = (CLAIMS, POLICY)) -> History:
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, [*changes, END])
    return ask(warehouse, *streams)


def weekly(asked: History, name: str | None, metric: str = "flow_load") -> list[float | None]:
    """Mean loads, or counts, of four weeks; `None` is what no stream takes."""
    wanted = {"flow_load": ("mean", flow_load), "flow_velocity": ("count", flow_velocity)}
    statistic, of = wanted[metric]
    day = START.date()
    found: list[Measurement] = measure(
        asked, cut=Cut.WEEK, start=day, end=day + timedelta(weeks=4), metrics=[of]
    )
    return [
        each.value
        for each in found
        if (each.stream, each.statistic, each.item_type) == (name, statistic, None)
    ]


def test_the_days_of_an_item_count_where_it_was_and_its_end_where_it_was_done() -> None:
    asked = history(
        has("A", Attribute.PROJECT, "CLM"), move("A", "Doing", 0),
        has("A", Attribute.PROJECT, "POL", 7), move("A", "Done", 21),
    )  # fmt: skip
    assert weekly(asked, "claims") == [1, 0, 0, 0]
    assert weekly(asked, "policy") == [0, 1, 1, 0]
    assert weekly(asked, "claims", "flow_velocity") == [0, 0, 0, 0]
    assert weekly(asked, "policy", "flow_velocity") == [0, 0, 0, 1]


def test_an_item_that_moves_when_it_is_done_leaves_the_closed_week_as_it_was() -> None:
    changes = [has("A", Attribute.PROJECT, "CLM"), move("A", "Doing", 0), move("A", "Done", 7)]
    before, after = history(*changes), history(*changes, has("A", Attribute.PROJECT, "POL", 14))
    for asked in (before, after):
        assert weekly(asked, "claims") == [1, 0, 0, 0]
        assert weekly(asked, "claims", "flow_velocity") == [0, 1, 0, 0]
    # Its history begins with the move: of the weeks before nothing is known, which is not 0.
    assert weekly(after, "policy", "flow_velocity") == [None, None, 0, 0]
    assert [(item.id, item.stream) for item in told(after) if item.id == "A"] == [("A", "claims")]


def test_the_load_of_what_no_stream_took_stays_when_a_stream_has_all_of_it() -> None:
    """Nothing is loose by now: then too its weeks are what they were."""
    changes = [has("A", Attribute.PROJECT, "OPS"), move("A", "Doing", 7)]
    changes += [has("B", Attribute.PROJECT, "POL"), move("B", "Doing", 28)]
    loads = []
    for more in ([], [has("A", Attribute.PROJECT, "POL", 21)]):
        warehouse = EmbeddedWarehouse(None)
        load(warehouse, [*changes, *more])
        loads.append(weekly(ask(warehouse, POLICY), None))
    assert loads == [[None, 1, 1, 1], [None, 1, 1, 0]]


def test_an_item_that_is_done_again_in_the_other_stream_is_done_there() -> None:
    asked = history(
        has("A", Attribute.PROJECT, "CLM"), move("A", "Doing", 0), move("A", "Done", 7),
        has("A", Attribute.PROJECT, "POL", 8), move("A", "Doing", 14), move("A", "Done", 21),
    )  # fmt: skip
    assert weekly(asked, "claims", "flow_velocity") == [0, 0, 0, 0]
    assert weekly(asked, "policy", "flow_velocity") == [0, 0, 0, 1]
    assert weekly(asked, "claims") == [1, 0, 0, 0]
    assert weekly(asked, "policy") == [0, 0, 1, 0]


@pytest.mark.parametrize("attribute", [Attribute.LABEL, Attribute.COMPONENT, Attribute.PARENT])
def test_work_that_a_stream_takes_only_later_was_no_streams_before(attribute: Attribute) -> None:
    """A source that tells «none» at first knows it; one that never told has what it told first."""
    taken = stream("claims", Take("log", {attribute: ("claims",)}))
    changes = [move("A", "Doing", 0), has("A", attribute, "claims", 14), move("A", "Done", 21)]
    knowing = history(*changes, has("A", attribute, ""), streams=(taken,))
    assert weekly(knowing, "claims") == [0, 0, 1, 0]
    assert weekly(knowing, None) == [1, 1, 0, 0]
    assert weekly(knowing, "claims", "flow_velocity") == [0, 0, 0, 1]
    silent = history(*changes, streams=(taken,))
    assert weekly(silent, "claims") == [1, 1, 1, 0]


def test_a_status_means_what_it_does_where_the_item_was_when_it_entered_it() -> None:
    """«Ready» is a backlog to the one and a queue to the other."""
    slow = stream(
        "slow",
        Take("log", {Attribute.PROJECT: ("SLO",)}),
        workflow=Workflow(
            (
                WorkflowStatus("Ready", FlowState.NEW),
                WorkflowStatus("Doing", FlowState.ACTIVE),
                WorkflowStatus("Done", FlowState.DONE),
            )
        ),
    )
    changes = [
        has("A", Attribute.PROJECT, "SLO"), move("A", "Ready", 0),
        has("A", Attribute.PROJECT, "POL", 7), move("A", "Doing", 14), move("A", "Ready", 15),
        move("A", "Done", 21),
    ]  # fmt: skip
    asked = history(*changes, streams=(slow, POLICY))
    assert weekly(asked, "slow") == [0, 0, 0, 0], "it was in the backlog there"
    assert weekly(asked, "policy") == [0, 0, 1, 0], "and stays in it until it enters a status"
    (item,) = [item for item in told(asked) if item.id == "A"]
    assert (item.stream, item.flow_time_days, item.active_days, item.waiting_days) == (
        "policy", 7, 1, 6,
    )  # fmt: skip


def test_types_are_read_by_the_stream_that_the_item_was_in_when_it_was_typed() -> None:
    asked = history(
        has("A", Attribute.PROJECT, "CLM"), has("A", Attribute.ITEM_TYPE, "defect"),
        move("A", "Doing", 0), has("A", Attribute.PROJECT, "POL", 7), move("A", "Done", 21),
    )  # fmt: skip
    (item,) = [item for item in told(asked) if item.id == "A"]
    assert item.item_type == "defect"
    assert not [fault for fault in asked.faults() if "defect" in fault.message]


def test_a_doubt_about_a_word_is_told_of_the_stream_that_the_item_was_in_then() -> None:
    """A had a status and a type that claims does not know, before policy took it over.

    In no stream, B was told a word that its later one does not know: that one reads it.
    """
    asked = history(
        has("A", Attribute.PROJECT, "CLM"), has("A", Attribute.ITEM_TYPE, "Chore"),
        move("A", "Odd", 0), has("A", Attribute.PROJECT, "POL", 7),
        has("A", Attribute.ITEM_TYPE, "feature", 7), move("A", "Done", 21),
        has("B", Attribute.PROJECT, "OPS"), move("B", "Strange", 0),
        has("B", Attribute.PROJECT, "POL", 7), has("B", Attribute.ITEM_TYPE, "feature", 7),
        move("B", "Done", 21),
    )  # fmt: skip
    doubts = {each.message.split("»")[0].split("«")[1]: each.stream for each in asked.faults()}
    assert doubts == {"Chore": "claims", "Odd": "claims", "Strange": "policy"}
