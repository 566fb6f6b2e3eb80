"""A roadmap that asks for items has them beside the objectives; an address is only named."""

from dataclasses import replace
from datetime import timedelta

import pytest

from narrows.domain.observed import ProgressState
from narrows.domain.ports import History
from narrows.domain.streams import Take
from narrows.domain.work import Attribute
from narrows.services.layers.roadmaps import roadmap_items
from narrows.services.layers.told_apart import layers
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import START, ask, has, load, move, stream
from tests.web.plans import INSURER

POLICY = INSURER.streams[0]
LOG = [
    move("A", "Ready", 0), move("A", "Doing", 6), move("A", "Done", 8),
    move("B", "Doing", 4), move("C", "Ready", 9), move("D", "Doing", 1),
    has("A", Attribute.LABEL, "2027, quick"), has("B", Attribute.LABEL, "2027"),
    has("C", Attribute.PARENT, "EPIC-1"), has("D", Attribute.LABEL, "2027"),
    has("A", Attribute.PROJECT, "POL"), has("B", Attribute.PROJECT, "POL"),
    has("C", Attribute.PROJECT, "POL"), has("D", Attribute.PROJECT, "CLM"),
]  # fmt: skip
"""A is done; B, C and D are not, and D is another stream's."""


@pytest.fixture(scope="module")
def history() -> History:
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, LOG)
    return ask(
        warehouse,
        stream("policy", Take("log", {Attribute.PROJECT: ["POL"]})),
        stream("claims", Take("log", {Attribute.PROJECT: ["CLM"]})),
        as_of=START + timedelta(days=10),
    )


@pytest.mark.parametrize(
    "roadmap", [None, "https://insurer.example/label:2027", "The wall beside the kitchen", "label:"]
)
def test_an_address_asks_for_no_items(roadmap: str | None) -> None:
    assert roadmap_items(replace(POLICY, roadmap=roadmap), None) is None


@pytest.mark.parametrize(
    ("roadmap", "found"),
    [
        ("label: 2027", ["B", "A"]),
        (" Label = 2027 ", ["B", "A"]),
        ("epic: EPIC-1", ["C"]),
        ("keys: A, D C", ["D", "C", "A"]),
        ("key: A", ["A"]),
        ("label: 2027'; drop table item --", []),
    ],
)
def test_a_query_has_its_items_those_in_process_first(
    history: History, roadmap: str, found: list[str]
) -> None:
    items = roadmap_items(replace(POLICY, roadmap=roadmap), history)
    assert items is not None
    assert sorted(each.id for each in items.items) == sorted(found)
    assert [each.id for each in items.items[items.load_items :]] == [e for e in found if e == "A"]


def test_before_anything_is_synced_it_says_that_there_is_no_data() -> None:
    items = roadmap_items(replace(POLICY, roadmap="label: 2027"), None)
    assert items is not None
    assert (items.state, items.n_items) == (ProgressState.NO_DATA, 0)


def test_layers_have_them_beside_each_stream_and_never_of_the_organisation(
    history: History,
) -> None:
    streams = tuple(replace(each, roadmap="label: 2027") for each in INSURER.streams)
    plan = replace(INSURER, streams=streams)
    found = {each.owner: each.roadmap_items for each in layers(plan, cycle="x", history=history)}
    counts = {owner: items and items.n_items for owner, items in found.items()}
    assert counts == {"organisation": None, "policy": 2, "claims": 1, "platform": 0}
