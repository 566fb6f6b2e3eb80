"""`narrows demo`: built once, kept, built anew, and nothing of anybody else's touched."""

import json
import shutil
from pathlib import Path

import pytest

from narrows.bootstrap import open_home
from narrows.cli import demoed
from tests.commands import narrows
from tests.conftest import DEMO_TODAY


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def demo(home: Path, *more: str) -> tuple[int, str]:
    ended = narrows("demo", "--no-serve", "--home", home, "--today", DEMO_TODAY, *more)
    return ended.code, ended.out + ended.err


def test_what_is_built_is_a_home_like_any_other(demo_home: Path) -> None:
    """The files lie in it, so that people may apply, observe and look at them themselves."""
    ended = narrows("plan", demo_home / "demo" / "narrows.yaml", "--home", demo_home, "--exit-code")
    assert ended.code == 0, "nothing to change"
    told = narrows("okrs", "--json", "--home", demo_home).json
    assert {each["owner"] for each in told["objectives"]} >= {"organisation", "policy"}
    written = (demo_home / "demo" / "observations.csv").read_text(encoding="utf-8")
    assert written.startswith("metric,value,at\n")
    assert len(open_home(demo_home).repository.observations()) == written.count("\n") - 1


def test_the_same_day_again_leaves_it_as_it_was(own_demo_home: Path) -> None:
    told_us = narrows("observe", "mobile-nps", "41", "--at", "2026-11-24", "--home", own_demo_home)
    assert told_us.code == 0
    before = bytes_of(own_demo_home)
    code, told = demo(own_demo_home)
    assert code == 0
    assert "as it was left" in told
    after = bytes_of(own_demo_home)
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert not {name for name in changed if not name.startswith("store.db-")}
    (told_since,) = (
        each
        for each in open_home(own_demo_home).repository.observations(["mobile-nps"])
        if each.value == 41
    )
    assert told_since.at.day == 24


def test_another_day_is_built_anew_and_tells_the_same(demo_home: Path, own_demo_home: Path) -> None:
    """As yesterday left it, with a note of somebody's beside."""
    mark = own_demo_home / "demo" / "built.json"
    yesterday = json.loads(mark.read_text(encoding="utf-8")) | {"today": "2026-11-25"}
    mark.write_text(json.dumps(yesterday), encoding="utf-8")
    note = own_demo_home / "note.txt"
    note.write_text("mine", encoding="utf-8")
    code, told = demo(own_demo_home)
    assert code == 0
    assert "built anew" in told
    assert note.read_text(encoding="utf-8") == "mine"
    one, two = (open_home(each).repository for each in (demo_home, own_demo_home))
    assert one.check_ins() == two.check_ins()
    assert one.snapshots() == two.snapshots()
    assert one.observations() == two.observations()


@pytest.mark.parametrize("name", ["note.txt", "store.db", "demo/narrows.yaml"])
def test_a_folder_with_anything_else_in_it_is_refused(name: str, tmp_path: Path) -> None:
    home = tmp_path / "mine"
    (home / name).parent.mkdir(parents=True)
    (home / name).write_text("mine", encoding="utf-8")
    before = bytes_of(home)
    code, told = demo(home)
    assert code == 2
    assert "name another folder with --home" in told
    assert bytes_of(home) == before


def test_a_file_is_no_folder_to_build_in(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    assert demo(file)[0] == 2
    assert file.read_text(encoding="utf-8") == "mine"


def test_it_is_never_mixed_into_a_store_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "team.db"
    monkeypatch.setenv("NARROWS_STORE", str(shared))
    code, told = demo(tmp_path / "demo")
    assert code == 2
    assert "$NARROWS_STORE" in told
    assert not shared.exists()
    assert not (tmp_path / "demo").exists()


def test_a_day_that_is_none_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    ended = narrows("demo", "--no-serve", "--home", tmp_path / "demo", "--today", "yesterday")
    assert ended.code == 2
    assert not (tmp_path / "demo").exists()


def test_a_build_that_was_broken_off_begins_again(own_demo_home: Path) -> None:
    """The mark says that something was begun, and not that it was ended."""
    demoed._clear(own_demo_home)
    assert not list(own_demo_home.glob("store.db*"))
    assert not (own_demo_home / "warehouse").exists()
    assert demoed._marked(own_demo_home) == {}
    (own_demo_home / "demo" / "built.json").write_text("{", encoding="utf-8")
    assert demoed._marked(own_demo_home) == {}
    shutil.rmtree(own_demo_home)
    assert demoed._marked(own_demo_home) == {}
