"""An initiative's own items, by key, epic and label: load, age and efficiency, counted by hand."""

from dataclasses import replace
from datetime import timedelta

import pytest

from narrows.domain.observed import ProgressState
from narrows.domain.okr import ORGANISATION, Initiative
from narrows.domain.ports import History
from narrows.domain.streams import Take
from narrows.domain.work import Attribute
from narrows.services.initiatives.flow import flow_of, items_with_keys
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import START, ask, has, load, move, stream

BET = Initiative("pairs", "Verify in pairs")
LOG = [
    move("A", "Ready", 0), move("A", "Doing", 6), move("A", "Done", 8),
    move("B", "Ready", 0), move("B", "Doing", 1), move("B", "Done", 3),
    move("C", "Doing", 4),
    move("D", "Ready", 9),
    move("E", "Backlog", 2),
    has("A", Attribute.PARENT, "EPIC-1"), has("C", Attribute.PARENT, "EPIC-1"),
    has("D", Attribute.PARENT, "EPIC-1"), has("D", Attribute.PARENT, "EPIC-2", 5),
    has("B", Attribute.LABEL, "pairs, quick"), has("C", Attribute.LABEL, "pairs"),
    has("E", Attribute.LABEL, "pairs programming"), has("C", Attribute.LABEL, "paired", 5),
    has("A", Attribute.PROJECT, "POL"), has("B", Attribute.PROJECT, "POL"),
    has("C", Attribute.PROJECT, "POL"), has("D", Attribute.PROJECT, "CLM"),
]  # fmt: skip
"""A waits 6 days and is worked on for 2, B 1 and 2; C is worked on since day 4, D waits since day 9.

C's label and D's epic were others before. E is in no stream, where no workflow tells what it is in.
"""


@pytest.fixture(scope="module", params=["in memory", "in a folder"])
def history(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> History:
    is_kept = request.param == "in a folder"
    warehouse = EmbeddedWarehouse(tmp_path_factory.mktemp("warehouse") if is_kept else None)
    load(warehouse, LOG)
    return ask(
        warehouse,
        stream("policy", Take("log", {Attribute.PROJECT: ["POL"]})),
        stream("claims", Take("log", {Attribute.PROJECT: ["CLM"]})),
        as_of=START + timedelta(days=10),
    )


def ids(bet: Initiative, history: History, owner: str = "policy") -> list[str]:
    return [each.id for each in flow_of(bet, history, owner=owner).items]


def test_items_are_named_by_key_epic_and_label_each_once(history: History) -> None:
    assert ids(replace(BET, items=("A", "C")), history) == ["C", "A"]
    assert ids(replace(BET, epic="EPIC-1"), history) == ["C", "A"], "D moved to another epic"
    assert ids(replace(BET, epic="EPIC-2"), history) == ["D"]
    assert ids(replace(BET, label="pairs"), history) == ["B"], "C is labelled otherwise by now"
    assert ids(replace(BET, label="paired", items=("C", "D"), epic="EPIC-1"), history) == [
        "C", "D", "A",
    ]  # fmt: skip


def test_load_age_and_efficiency_are_of_its_own_items(history: History) -> None:
    flow = flow_of(replace(BET, items=("A", "B", "C", "D")), history, owner="policy")
    assert flow.state is ProgressState.MEASURED
    assert (flow.n_items, flow.load_items, flow.n_done) == (4, 2, 2)
    assert (flow.oldest_days, flow.median_age_days) == (6, 1)
    assert flow.efficiency_ratio == pytest.approx((2 + 2) / (8 + 3))


def test_a_label_is_a_word_of_the_stream_and_of_all_for_the_organisation(history: History) -> None:
    quick = replace(BET, label="pairs")
    assert ids(quick, history, "claims") == []
    assert ids(quick, history, ORGANISATION) == ["B", "E"]
    assert ids(replace(BET, label="pairs programming"), history, ORGANISATION) == ["E"]


def test_none_unknown_and_undefined_are_three_answers(history: History) -> None:
    assert flow_of(BET, history, owner="policy").state is ProgressState.NOT_CONFIGURED
    lost = replace(BET, items=("A", "Z"))
    assert flow_of(lost, None, owner="policy").state is ProgressState.NO_DATA
    assert flow_of(lost, None, owner="policy").unknown_keys == ("A", "Z")
    assert flow_of(lost, history, owner="policy").unknown_keys == ("Z",)
    open_only = flow_of(replace(BET, items=("D",)), history, owner="policy")
    assert (open_only.load_items, open_only.efficiency_ratio) == (1, None)
    done_only = flow_of(replace(BET, items=("A",)), history, owner="policy")
    assert (done_only.oldest_days, done_only.median_age_days) == (None, None)


@pytest.mark.parametrize("word", ["A'; drop table items --", "' or ''='", "%", "\0", ""])
def test_what_people_type_is_looked_up_and_never_run(history: History, word: str) -> None:
    assert items_with_keys(history, [word]) == ()
    hostile = replace(BET, epic=word or None, label=word or "x")
    assert ids(hostile, history, ORGANISATION) == []
    assert [each.id for each in items_with_keys(history, ["E", "A"])] == ["A", "E"]
