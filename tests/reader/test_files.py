import gzip
import os
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.reader import FileReader


def refused(path: Path | str, reader: FileReader | None = None) -> str:
    """The slug that opening and reading a file is refused with; one line of text beside it."""
    with pytest.raises(NarrowsError) as caught:
        (reader or FileReader()).open(str(path)).read()
    assert "\n" not in caught.value.message
    return caught.value.slug


def test_plain_bytes_come_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(b"a,b\r\n\xff")
    with FileReader().open(str(path)) as file:
        assert file.read() == b"a,b\r\n\xff"
    assert FileReader().size(str(path)) == 6


def test_gzip_is_told_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(gzip.compress(b"a,b\n") + gzip.compress(b"1,2\n"))
    with FileReader().open(str(path)) as file:
        assert file.read() == b"a,b\n1,2\n"


def test_a_bomb_is_refused_while_it_unpacks_and_a_dense_log_is_not(tmp_path: Path) -> None:
    """Zeros pack 1,000 : 1; a mebibyte of them is free, more than 200 : 1 is not."""
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(gzip.compress(bytes(9 * 2**20)))
    assert refused(path) == "file-too-large"
    with FileReader(max_ratio=2000).open(str(path)) as file:  # the negative control
        assert len(file.read()) == 9 * 2**20
    path.write_bytes(gzip.compress(bytes(2**20)))
    with FileReader().open(str(path)) as file:
        assert len(file.read()) == 2**20


def test_a_file_beyond_the_limit_is_refused_packed_or_not(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(os.urandom(3000))
    assert refused(path, FileReader(max_bytes=2999)) == "file-too-large"
    with pytest.raises(NarrowsError, match="split it by time") as caught:
        FileReader(max_bytes=2999).open(str(path))
    assert "unpack" not in caught.value.message
    path.write_bytes(gzip.compress(os.urandom(3000)))
    assert refused(path, FileReader(max_bytes=2999)) == "file-too-large"


def test_what_is_no_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    (tmp_path / "cut.csv.gz").write_bytes(gzip.compress(os.urandom(500))[:300])
    (tmp_path / "broken.csv.gz").write_bytes(b"\x1f\x8bnot really")
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "nowhere.csv") == "file-missing"
    assert refused(tmp_path / "empty.csv" / "below") == "file-missing"
    assert refused(tmp_path / "empty.csv") == "file-empty"
    assert refused(tmp_path) == "file-unreadable"
    assert refused(tmp_path / "pipe") == "file-unreadable"
    assert refused(tmp_path / "cut.csv.gz") == "file-unreadable"
    assert refused(tmp_path / "broken.csv.gz") == "file-unreadable"
    assert refused("no\0path") == "file-unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("a,b\n")
    path.chmod(0)
    assert refused(path) == "file-unreadable"
