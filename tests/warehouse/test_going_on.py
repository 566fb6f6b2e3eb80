"""What only moves on is not built again: it goes on from where it was, to the same rows."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from narrows.domain.work import Attribute
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, has
from tests.warehouse.syncs import (
    PLAIN,
    Sync,
    all_of,
    bring,
    changed,
    moves,
    other,
    rebuilt,
)

WENT = moves(("A", "Doing", 0), ("B", "Doing", 0), ("B", "Done", 1), ("C", "Done", 1))
EVER = [
    *(has(item, Attribute.PROJECT, "CLM") for item in "ABCDE"),
    *(has(item, Attribute.ITEM_TYPE, "Bug") for item in "ABC"),
    has("D", Attribute.POINTS, "many"),
    *moves(("D", "Done", 2), ("E", "Doing", 0), ("E", "Doing", 3)),
]
ONWARD = {
    "again and again": [("A", "Doing", 4), ("C", "Done", 5), ("C", "Doing", 6), ("C", "Done", 6)],
    "on": [("A", "Odd", 4), ("A", "Done", 5), ("B", "Doing", 6), ("B", "Backlog", 7)],
    "in no time": [("A", "Ready", 4), ("A", "Ready", 4), ("A", "Doing", 4), ("A", "Done", 4)],
    "late and early": [("A", "Ready", 4), ("E", "Ready", 2), ("B", "Doing", 0.5)],
    "new": [("N", "Doing", 4), ("N", "Done", 5), ("A", "Done", 6)],
}


@pytest.mark.usefixtures("in_part")
@pytest.mark.parametrize(
    "came", [ONWARD["again and again"], *map(other, list(ONWARD.values())[1:])], ids=ONWARD
)
def test_what_moves_on_goes_on_from_where_it_was(
    tmp_path: Path, came: Sequence[tuple[str, str, float]]
) -> None:
    """«D» was estimated in words, «E» is told to be where it is for a second time."""
    warehouse = EmbeddedWarehouse(tmp_path)
    told = moves(*came)
    # A file has the type and the project in each of its rows.
    kinds = [has(each.item, Attribute.PROJECT, "CLM", 4) for each in told]
    kinds += [has(each.item, Attribute.ITEM_TYPE, "Bug", 4) for each in told if each.item != "E"]
    syncs = [[*EVER, *WENT], [*told, *kinds], moves(("A", "Doing", 12), ("C", "Ready", 13))]
    for number, rows in enumerate(syncs, start=1):
        bring(warehouse, Sync("log", rows), number=number)
        now = all_of(ask(warehouse, *PLAIN))
        assert now == rebuilt(tmp_path, *PLAIN)
    assert changed(tmp_path, "rebuilt") <= {"B", "E"}
