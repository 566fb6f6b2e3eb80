"""Scripts of others are copied beside the pages only as they were pinned."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts import lighthouse, third_party

GIVEN = {"a.js": b"let a = 1", "a.LICENSE.txt": b"as you like"}


def test_what_is_as_it_was_pinned_is_copied_with_its_checksums(tmp_path: Path) -> None:
    vendor = tmp_path / "vendor"
    vendor.mkdir()
    (vendor / "old.js").write_text("let gone = 1")
    third_party.put(GIVEN, pinned=third_party.sums_of(GIVEN), vendor=vendor)
    assert {path.name for path in vendor.iterdir()} == {*GIVEN, "SHA256SUMS"}
    assert (vendor / "a.js").read_bytes() == GIVEN["a.js"]


def test_what_was_changed_on_the_way_is_not_copied(tmp_path: Path) -> None:
    changed = {**GIVEN, "a.js": b"let a = 2"}
    with pytest.raises(third_party.NotFetchedError, match="not what"):
        third_party.put(changed, pinned=third_party.sums_of(GIVEN), vendor=tmp_path / "vendor")
    assert not (tmp_path / "vendor").exists()


def test_each_script_comes_with_its_licence() -> None:
    scripts = {name.split(".")[0] for name in third_party.TAKEN if name.endswith(".js")}
    assert scripts == {
        name.split(".")[0] for name in third_party.TAKEN if name.endswith(".LICENSE.txt")
    }


@pytest.fixture
def no_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without Node; what npm would bring goes into the folder that this gives."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setattr(third_party, "NODE", tmp_path / "node")
    return tmp_path / "node"


@pytest.mark.parametrize("asked", [third_party.npm, third_party.node])
def test_where_there_is_no_node_the_one_of_the_registry_runs(
    asked: Callable[[], list[str]], no_node: Path
) -> None:
    python = no_node / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    program, *_, script = asked()
    assert program == str(python)
    assert f"import {asked.__name__};" in script
    compile(script, "script", "exec")


def test_where_there_is_node_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "node"
    own.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert third_party.node() == [str(own)]


def test_lighthouse_that_cannot_be_fetched_is_told_in_a_line(
    no_node: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(third_party, "UV", no_node / "uv")
    monkeypatch.setattr(lighthouse, "FOLDER", no_node / "lighthouse")
    assert lighthouse.main() == 1
    told = capsys.readouterr()
    assert told.out.startswith("No npm here: bringing one")
    assert told.err.startswith("Lighthouse could not be fetched: ")
    assert told.err.count("\n") == 1
