"""How many items a source has is the same, whether derived files tell which moved before or not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from narrows.domain.ports import LoadedSource
from narrows.domain.work import Attribute
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, has, load, move

FIRST = [move("A", "Doing", 0), move("B", "Done", 1), has("C", Attribute.TITLE, "Not begun")]
SECOND = [
    move("A", "Done", 3), move("B", "Doing", 0.5), move("C", "Doing", 4), move("D", "Doing", 5),
    move("A", "Doing", 0), move("A", "Done", 3),
]  # fmt: skip
"""What is known, what comes late, what moves for the first time, and what is new."""


def nothing(folder: Path) -> None:
    pass


def delete(folder: Path) -> None:
    shutil.rmtree(folder / "derived")


def cut_short(folder: Path) -> None:
    for each in folder.glob("derived/*/built.duckdb"):
        each.write_bytes(each.read_bytes()[:100])


def make_of_others(folder: Path) -> None:
    """As if they had been built of segments that do not count any more."""
    for each in folder.glob("derived/*/built.json"):
        told = each.read_text(encoding="utf-8")
        digest = told.partition('"log": "')[2][:32]
        each.write_text(told.replace(digest, "0" * 32), encoding="utf-8")


def counted(folder: Path, damage: Callable[[Path], None]) -> list[LoadedSource]:
    warehouse = EmbeddedWarehouse(folder)
    found = [load(warehouse, FIRST)]
    ask(warehouse)
    damage(folder)
    return [*found, load(warehouse, SECOND), load(warehouse, FIRST), load(warehouse, SECOND)]


@pytest.mark.parametrize("damage", [nothing, delete, cut_short, make_of_others])
def test_items_are_counted_once(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    first, second, *again = counted(tmp_path, damage)
    assert (first.n_items, first.n_transitions, first.n_new) == (2, 2, 3)
    assert (second.n_items, second.n_transitions, second.n_new) == (4, 7, 5)
    assert [(each.n_items, each.n_transitions, each.n_new) for each in again] == [(4, 7, 0)] * 2
