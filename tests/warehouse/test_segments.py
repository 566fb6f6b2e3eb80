import os
from datetime import timedelta
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.work import Batch, Interval
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.faults.full_disk import files_at_most
from tests.loads import START, ask, load, load_batches, move, stream, told

DAY = timedelta(days=1)


def raw_files(folder: Path) -> dict[str, bytes]:
    files = [*folder.glob("segments/*"), folder / "manifest.json"]
    return {each.name: each.read_bytes() for each in files}


def draft_until(day: int) -> list[Batch]:
    return [Batch((), intervals=[Interval("A", "Draft", START, START + day * DAY)])]


def test_what_was_replaced_is_removed_after_its_grace_period(tmp_path: Path) -> None:
    """The period begins when nobody refers to a file any more, however old the file is."""
    warehouse = EmbeddedWarehouse(tmp_path)
    load_batches(warehouse, draft_until(1))
    (first,) = tmp_path.glob("segments/changes-*")
    os.utime(first, (0, 0))
    load_batches(warehouse, draft_until(2))
    assert first.exists(), "a reader of the state before may just have begun"
    os.utime(first, (0, 0))
    load_batches(warehouse, draft_until(3))
    assert not first.exists()
    (item,) = told(ask(warehouse, stream(workflow=None)))
    assert item.flow_time_days == 3


@pytest.mark.parametrize("n_bytes", [0, 200, 500])
def test_a_full_disk_refuses_a_load_and_what_was_there_can_still_be_read(
    tmp_path: Path, n_bytes: int
) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    load(warehouse, [move("A", "Doing", 0)])
    before = raw_files(tmp_path)
    with files_at_most(n_bytes):
        with pytest.raises(NarrowsError, match="nothing of this load was kept") as refused:
            load(warehouse, [move("A", "Doing", 0), move("A", "Done", 1)])
        assert refused.value.slug == "warehouse-unwritable"
        assert "File too large)" in refused.value.message
        assert [item.id for item in told(ask(warehouse))] == ["A"]
    assert before.items() <= raw_files(tmp_path).items()
    assert load(warehouse, [move("A", "Doing", 0), move("A", "Done", 1)]).n_new == 1
    assert not list(tmp_path.glob("derived/.unfinished-*"))


def test_a_leftover_of_a_killed_write_is_ignored_and_removed_by_the_next(tmp_path: Path) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    load(warehouse, [move("A", "Doing", 0)])
    leftover = tmp_path / ".unfinished-1"
    leftover.write_text('{"format"')
    assert len(told(ask(EmbeddedWarehouse(tmp_path)))) == 1
    load(warehouse, [move("A", "Doing", 0), move("A", "Done", 1)])
    assert not leftover.exists()
