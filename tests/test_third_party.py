"""Scripts of others are copied beside the pages only as they were pinned."""

from pathlib import Path

import pytest

from scripts import third_party

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
