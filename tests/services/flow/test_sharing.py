"""Waits that several streams have: by one name, and for one and the same place."""

from dataclasses import replace
from datetime import date

import pytest

from narrows.domain.measure import Period
from narrows.domain.movements import WaitShared
from narrows.domain.streams import Take, ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import Attribute, FlowState
from narrows.services.explain.of_waits import of_waits
from narrows.services.explain.question import Asked
from narrows.services.flow.sharing import shared_waits
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, has, load, move, stream


def asking(name: str, wait: str, work: str) -> ValueStream:
    return stream(
        name,
        Take("log", {Attribute.PROJECT: (name,)}),
        workflow=Workflow(
            (
                WorkflowStatus(wait, FlowState.WAITING),
                WorkflowStatus(work, FlowState.ACTIVE),
                WorkflowStatus("Done", FlowState.DONE),
            )
        ),
    )


def shared(**waits: tuple[str, str, float]) -> list[WaitShared]:
    """Each stream has one item that waits so many days."""
    warehouse = EmbeddedWarehouse(None)
    changes = []
    for name, (wait, work, days) in waits.items():
        changes += [
            has(name, Attribute.PROJECT, name), move(name, wait, 0), move(name, work, days),
            move(name, "Done", 20),
        ]  # fmt: skip
    load(warehouse, changes)
    streams = [asking(name, wait, work) for name, (wait, work, _) in waits.items()]
    history = ask(warehouse, *streams)
    return shared_waits(history, start=date(2026, 1, 5), end=date(2026, 2, 2))


def test_a_wait_of_one_name_is_shared_however_it_is_written() -> None:
    (found,) = shared(
        claims=("Waiting for legal", "Signing", 3), policy=("waiting for Legal ", "Checking", 5),
        office=("In queue", "Typing", 9),
    )  # fmt: skip
    assert (found.is_for, found.wait_days) == (False, 8)
    assert [(each.stream, each.n_items, each.wait_days) for each in found.streams] == [
        ("policy", 1, 5),
        ("claims", 1, 3),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "WAITING FOR  LEGAL",
        "waiting-for-legal",
        "Waiting_for_legal",
        "WaitingForLegal",
        "Waiting – for legal:",
    ],
)
def test_blanks_hyphens_and_underscores_make_no_other_name(written: str) -> None:
    (found,) = shared(claims=("Waiting for legal", "Signing", 3), policy=(written, "Checking", 5))
    assert (found.name, found.is_for, found.wait_days) == ("Waiting for legal", False, 8)
    assert [each.statuses for each in found.streams] == [(written,), ("Waiting for legal",)]


def test_numbers_tell_waits_apart() -> None:
    assert not shared(claims=("1. Legal", "Signing", 3), policy=("2. Legal", "Checking", 5))


def test_waits_of_other_names_for_the_same_place_are_shared_too() -> None:
    (found,) = shared(
        claims=("Handed in", "Legal", 3), policy=("To be checked", "legal", 5),
    )  # fmt: skip
    assert (found.name, found.is_for, found.wait_days) == ("Legal", True, 8)
    assert [each.statuses for each in found.streams] == [("To be checked",), ("Handed in",)]


def test_a_wait_is_told_once_where_both_its_name_and_its_place_are_the_same() -> None:
    found = shared(claims=("Queue", "Legal", 3), policy=("Queue", "Legal", 5))
    assert [(each.name, each.is_for) for each in found] == [("Queue", False)]


def test_the_place_of_a_part_of_what_one_name_has_is_not_told_again() -> None:
    found = shared(
        claims=("Queue", "Legal", 3), policy=("Queue", "Legal", 5), office=("Queue", "Typing", 9)
    )
    assert [(each.name, len(each.streams)) for each in found] == [("Queue", 3)]


def test_a_place_that_more_wait_for_than_have_the_name_is_told_too() -> None:
    found = shared(
        claims=("Queue", "Legal", 3), policy=("Queue", "Legal", 5), office=("Inbox", "Legal", 9)
    )
    assert [(each.name, each.is_for) for each in found] == [("Legal", True), ("Queue", False)]


def test_the_wait_of_a_single_stream_is_shared_with_nobody() -> None:
    assert shared(claims=("Queue", "Legal", 3), policy=("Inbox", "Checking", 5)) == []


def test_who_waits_in_two_statuses_for_one_place_is_one_item() -> None:
    """It waits for two days in one, for three in the other, and of the explanation it is one."""
    warehouse = EmbeddedWarehouse(None)
    moves = [("claims", "In", 0), ("claims", "Parked", 2), ("claims", "Legal", 5)]
    moves += [("policy", "Inbox", 0), ("policy", "legal", 1)]
    load(
        warehouse,
        [
            *(has(name, Attribute.PROJECT, name) for name in ("claims", "policy")),
            *(move(name, status, day) for name, status, day in moves),
        ],
    )
    two = Workflow(
        (
            WorkflowStatus("In", FlowState.WAITING),
            WorkflowStatus("Parked", FlowState.WAITING),
            WorkflowStatus("Legal", FlowState.ACTIVE),
            WorkflowStatus("Done", FlowState.DONE),
        )
    )
    claims = replace(asking("claims", "In", "Legal"), workflow=two)
    history = ask(warehouse, claims, asking("policy", "Inbox", "legal"))
    days = Period(date(2026, 1, 5), date(2026, 2, 2))
    (found,) = shared_waits(history, start=days.start, end=days.end)
    assert [(each.n_items, each.wait_days) for each in found.streams] == [(1, 5), (1, 1)]
    for statistic, value in (("n_items", 1), ("wait_days", 5)):
        asked = Asked("claims", "waits", statistic, status="for Legal", period=days)
        told = of_waits(history, asked)
        assert (told.measurement.value, told.recomputed) == (value, value)
        assert [each.part for each in told.items] == [value]


def test_a_stream_that_went_silent_long_ago_shares_no_wait_of_today() -> None:
    """Both waited for two days in their own last weeks, forty weeks apart."""
    warehouse = EmbeddedWarehouse(None)
    for name, day in (("now", 280), ("once", 0)):
        moves = [
            move(name, "Queue", day),
            move(name, "Legal", day + 2),
            move(name, "Done", day + 9),
        ]
        load(warehouse, moves, name=name)
    streams = [
        replace(asking(each, "Queue", "Legal"), takes=(Take(each),)) for each in ("now", "once")
    ]
    history = ask(warehouse, *streams)
    assert shared_waits(history) == []
    (both,) = shared_waits(history, start=date(2026, 1, 5), end=date(2026, 12, 28))
    assert both.wait_days == 4
