"""What people hand over lies in a folder that its owner alone reads, whole or not at all."""

import os
import stat
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.vault.kept_files import FOLDER, FolderFiles

NAME, OTHER = "ab" * 16, "cd" * 16
ROWS = [["key", "title"], ["A-1", 'two\nlines, and a "quote"']]


def test_a_table_is_read_back_as_it_was_kept(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path)
    files.keep(NAME, ROWS)
    path = Path(files.path(NAME))
    assert path.read_text("utf-8") == 'key,title\nA-1,"two\nlines, and a ""quote"""\n'
    assert files.name_of(str(path)) == NAME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_rows_that_break_leave_the_table_before(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path)
    files.keep(NAME, ROWS)

    def broken() -> Iterator[Sequence[str]]:
        yield ["key"]
        raise NarrowsError("xes-unreadable", "It ends in the middle.")

    with pytest.raises(NarrowsError, match="in the middle"):
        files.keep(NAME, broken())
    assert "quote" in Path(files.path(NAME)).read_text("utf-8")
    assert [each.name for each in (tmp_path / FOLDER).iterdir()] == [f"{NAME}.csv"]


@pytest.mark.parametrize(
    "name", ["", "../store", "/etc/passwd", "AB" * 16, f"{NAME}x", f"{NAME}\n"]
)
def test_a_name_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    files = FolderFiles(tmp_path)
    (tmp_path / "store.csv").write_text("x")
    for ask in (files.path, lambda name: files.keep(name, ROWS)):
        with pytest.raises(NarrowsError) as refused:
            ask(name)
        assert refused.value.slug == "file-not-kept"
    assert files.name_of(str(tmp_path / "store.csv")) is None
    assert files.name_of(str(tmp_path / FOLDER / "log.csv")) is None


def test_what_nobody_connected_goes_and_the_rest_stays(tmp_path: Path) -> None:
    files, now = FolderFiles(tmp_path), datetime(2026, 11, 26, tzinfo=UTC)
    for name in (NAME, OTHER):
        files.keep(name, ROWS)
        old = (now - timedelta(days=2)).timestamp()
        os.utime(files.path(name), (old, old))
    (tmp_path / FOLDER / "mine.csv").write_text("x")
    os.utime(tmp_path / FOLDER / "mine.csv", (0, 0))
    files.forget([], before=now - timedelta(days=3))
    assert files.path(OTHER), "the control: they are not old enough"
    files.forget([files.path(NAME)], before=now - timedelta(days=1))
    assert files.path(NAME)
    with pytest.raises(NarrowsError, match="kept for a day"):
        files.path(OTHER)
    assert (tmp_path / FOLDER / "mine.csv").exists()


def test_a_folder_that_cannot_be_written_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file is in its place")
    with pytest.raises(NarrowsError) as refused:
        FolderFiles(tmp_path).keep(NAME, ROWS)
    assert refused.value.slug == "file-unkept"
