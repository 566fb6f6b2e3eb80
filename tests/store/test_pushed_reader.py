"""What tools pushed is opened like a file, and files are opened as they were."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from narrows.connectors.push import fetch
from narrows.domain.errors import NarrowsError
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.streams import PUSH, Source, pushed_path
from narrows.reader import FileReader
from narrows.store import open_store
from narrows.store.pushed_reader import PushedReader
from tests.store.insurer import NOON
from tests.store.test_gate import MOVED


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[PushedReader]:
    store = open_store(str(tmp_path / "store.db"))
    gate = store.repository(LOCAL_OWNER)
    gate.push("ci", [MOVED], at=NOON)
    yield PushedReader(FileReader(), gate)
    store.close()


def test_what_was_pushed_is_read_by_the_connector(reader: PushedReader) -> None:
    found = next(fetch(reader, Source("ci", PUSH, pushed_path("ci"))))
    assert list(found.changes) == [MOVED]
    assert reader.size(pushed_path("ci")) == len(reader.open(pushed_path("ci")).read())
    assert reader.open(pushed_path("other")).read() == b""


def test_a_file_is_a_file(reader: PushedReader, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(b"key\n")
    with reader.open(str(path)) as file:
        assert file.read() == b"key\n"
    assert reader.size(str(path)) == 4
    with pytest.raises(NarrowsError) as refused:
        reader.open(str(tmp_path / "none.csv"))
    assert refused.value.slug == "file-missing"
