"""Requests are linked to the items that they are, most of all to those that no stream takes."""

from datetime import timedelta

import pytest

from narrows.domain.ports import History
from narrows.domain.streams import Take
from narrows.domain.work import Attribute
from narrows.services.refusals.requests import LoggedRequest, RequestState
from narrows.services.refusals.unaligned import UnalignedWork, work_of_no_stream
from narrows.views.requests import requests_page
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import NOW, START, ask, has, load, move, stream

LOG = [
    move("A", "Doing", 1), move("B", "Doing", 0), move("C", "Doing", 2), move("D", "Doing", 3),
    has("D", Attribute.PROJECT, "POL"),
]  # fmt: skip
"""A, B and C are in no stream; D is policy's."""


@pytest.fixture(scope="module")
def history() -> History:
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, LOG)
    takes = Take("log", {Attribute.PROJECT: ["POL"]})
    return ask(warehouse, stream("policy", takes), as_of=START + timedelta(days=5))


def request(number: int, *items: str, state: RequestState = RequestState.REFUSED) -> LoggedRequest:
    return LoggedRequest(
        number, "policy", "A page", None, items, state, NOW, NOW, NOW, "", "nps", None, None, number
    )


def test_unaligned_work_is_told_with_the_request_that_it_is(history: History) -> None:
    work = work_of_no_stream(history, [request(1, "A", "D"), request(4, "A"), request(5)])
    assert [(each.item.id, each.request) for each in work.items] == [
        ("B", None),
        ("A", 4),
        ("C", None),
    ]
    assert (work.n_items, work.n_linked) == (3, 1)


def test_nothing_is_unaligned_where_streams_take_all_or_nothing_is_synced() -> None:
    assert work_of_no_stream(None, [request(1, "A")]) == UnalignedWork()
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, LOG)
    assert work_of_no_stream(ask(warehouse), [request(1, "A")]) == UnalignedWork()


def test_what_was_refused_and_is_worked_on_all_the_same_is_told(history: History) -> None:
    found = [
        request(1, "A", "Z"),
        request(2, "D"),
        request(3, "B", state=RequestState.OPEN),
        request(4, "Z"),
    ]
    page = requests_page(found, history)
    assert {n: [each.id for each in told] for n, told in page.items.items()} == {
        1: ["A"],
        2: ["D"],
        3: ["B"],
    }
    assert [each.stream for told in page.items.values() for each in told] == [None, "policy", None]
    assert page.worked_on == (1, 2), "an open request waits for a decision"
    assert requests_page(found, None).worked_on == ()
