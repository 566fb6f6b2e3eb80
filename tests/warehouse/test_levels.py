"""What is no flow item, by the level of the policy or an ignored status, and what is said of it."""

from dataclasses import replace

import pytest

from narrows.domain.ports import History
from narrows.domain.streams import (
    MeasurementPolicy,
    Take,
    Workflow,
    WorkflowStatus,
    level_of,
    level_words,
)
from narrows.domain.work import Attribute, Change
from narrows.services.explain.explaining import explain
from narrows.services.explain.question import Asked
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import SIMPLE, ask, has, load, move, stream, told

KINDS = {"E": "Epic", "F": "Epic", "S": "Story", "T": "Story", "U": "Task"}
LOG = [
    *(move(item, "Doing", day) for day, item in enumerate(KINDS)),
    *(has(item, Attribute.ITEM_TYPE, kind) for item, kind in KINDS.items()),
    *(has(item, Attribute.PARENT, "E") for item in "ST"),
    has("U", Attribute.PARENT, "S"),
    *(move(item, "Done", 10) for item in KINDS),
]
"""E has the stories S and T, S has the task U; F is alone."""


def history(level: str, *more: Change) -> History:
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, [*LOG, *more])
    return ask(warehouse, replace(stream(), policy=MeasurementPolicy(level=level)))


def counted(level: str, *more: Change) -> str:
    return "".join(sorted(item.id for item in told(history(level, *more))))


@pytest.mark.parametrize(
    ("level", "items"),
    [
        ("all", "EFSTU"),
        ("parents", "EF"),
        ("children", "FTU"),
        (level_of(["Story"]), "ST"),
        (level_of(["Story", "Epic"]), "EFST"),
    ],
)
def test_only_the_level_that_the_policy_names_is_a_flow_item(level: str, items: str) -> None:
    assert counted(level) == items


def test_who_leaves_a_parent_is_one_and_the_parent_counts_again() -> None:
    alone = [has("U", Attribute.PARENT, "", 5)]
    assert counted("parents", *alone) == "EFU"
    assert counted("children", *alone) == "FSTU"


def test_a_parent_that_the_stream_does_not_take_leaves_nothing_out() -> None:
    """Else work of this stream was counted nowhere."""
    assert counted("parents", has("T", Attribute.PARENT, "ELSEWHERE-1", 5)) == "EFT"
    taking = stream("policy", Take("log", {Attribute.ITEM_TYPE: ("Story", "Task")}))
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, LOG)
    asked = ask(warehouse, replace(taking, policy=MeasurementPolicy(level="parents")))
    known = {item.id: item.stream for item in told(asked)}
    assert known == {"S": "policy", "T": "policy", "E": None, "F": None}


@pytest.mark.parametrize(
    ("level", "left_out"),
    [
        ("all", {}),
        ("parents", dict.fromkeys("STU", "has a parent that counts: of this stream the parents do")),
        ("children", dict.fromkeys("ES", "has children that count: of this stream the children do")),
        (
            level_of(["Story"]),
            dict.fromkeys("EFU", "is of no item type that counts in this stream"),
        ),
    ],
)  # fmt: skip
def test_what_is_left_out_is_explained(level: str, left_out: dict[str, str]) -> None:
    found = explain(history(level), Asked("policy", "flow_velocity"))
    assert {each.id: each.left_out for each in found.left_out} == left_out


@pytest.mark.parametrize("level", ["parents", "children"])
def test_parents_in_a_circle_are_no_parents(level: str) -> None:
    """Each would be left out since another one counts, and none did."""
    names = "ABCDEFGHI"
    log = [move(item, "Doing", 0) for item in names]
    circle = {"A": "B", "B": "C", "C": "A", "D": "A", "E": "D", "F": "G", "G": "F", "H": "H"}
    log += [has(item, Attribute.PARENT, parent) for item, parent in circle.items()]
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, log)
    asked = ask(warehouse, replace(stream(), policy=MeasurementPolicy(level=level)))
    counted = "".join(sorted(item.id for item in told(asked)))
    # «D» hangs on the circle, and «E» on «D».
    assert counted == {"parents": "ABCFGHI", "children": "BCEFGHI"}[level]


def test_who_was_only_ever_in_ignored_statuses_is_left_out_and_said_until_it_is_more() -> None:
    """Else the sync says three items and everything else two, and nobody knows which."""
    ticked = replace(
        stream(), workflow=Workflow((*SIMPLE.statuses, WorkflowStatus("Ticked", None)))
    )
    log = [move("A", "Ticked", 1), has("A", Attribute.TITLE, "Lost", 1), move("A", "Ticked", 2)]
    log += [move("B", "Ticked", 1), move("B", "Doing", 2), move("C", "Doing", 1)]
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, log)
    found = explain(ask(warehouse, ticked), Asked("policy", "flow_velocity"))
    assert [(each.id, each.title, each.left_out) for each in found.left_out] == [
        ("A", "Lost", "was only ever in statuses that the workflow ignores")
    ]
    load(warehouse, [*log, move("A", "Doing", 3)])
    history = ask(warehouse, ticked)
    assert [item.id for item in told(history)] == ["A", "B", "C"]
    assert not explain(history, Asked("policy", "flow_velocity")).left_out


def test_words_of_types_come_back_as_they_were() -> None:
    for words in (["Story"], ["Sub-task", "User story, big", "Bug"]):
        assert level_words(level_of(words)) == tuple(words)
    assert level_words("parents") == ()
