import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from narrows.domain.streams import Workflow
from narrows.warehouse import files
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import LOG, SIMPLE, START, ask, load, move, stream, told


def damage_nothing(folder: Path) -> None:
    pass


def delete(folder: Path) -> None:
    files.discard(folder / "derived")


def cut_short(folder: Path) -> None:
    for each in folder.glob("derived/*/built.duckdb"):
        each.write_bytes(each.read_bytes()[: each.stat().st_size // 2])


def delete_one(folder: Path) -> None:
    next(folder.glob("derived/*/built.duckdb")).unlink()


@pytest.mark.parametrize("damage", [damage_nothing, delete, cut_short, delete_one])
def test_derived_files_that_were_damaged_are_built_again(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    load(warehouse, LOG)
    before = told(ask(warehouse))
    assert len(list(tmp_path.glob("derived/*/built.duckdb"))) == 1
    damage(tmp_path)
    assert told(ask(EmbeddedWarehouse(tmp_path))) == before
    assert len(list(tmp_path.glob("derived/*/built.duckdb"))) == 1


def test_visits_are_built_again_only_where_raw_or_workflow_changed(tmp_path: Path) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    load(warehouse, LOG)

    def built() -> set[str]:
        return {each.name for each in tmp_path.glob("derived/*")}

    ask(warehouse)
    first = built()
    ask(warehouse)
    assert built() == first
    assert len(first) == 1
    ask(warehouse, as_of=START + timedelta(days=4))
    assert built() == first, "another as_of is not kept"
    ask(warehouse, stream(workflow=Workflow(SIMPLE.statuses[1:])))
    assert len(built()) == 2
    load(warehouse, [*LOG, move("B", "Done", 9)])
    ask(warehouse)
    assert len(built()) == 3


def test_old_files_go_after_the_grace_period(tmp_path: Path) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    load(warehouse, LOG)
    stale = tmp_path / "segments" / "changes-nobody.parquet"
    stale.write_bytes(b"left over")
    load(warehouse, [*LOG, move("B", "Done", 9)])
    assert stale.exists(), "a reader may still read it"

    os.utime(stale, (0, 0))
    load(warehouse, [*LOG, move("B", "Done", 9), move("B", "Doing", 10)])
    assert not stale.exists()
