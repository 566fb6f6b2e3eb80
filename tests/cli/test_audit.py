"""`narrows audit`: what was decided leaves a trail, and a trail that was touched is told."""

from pathlib import Path

import pysqlite3  # type: ignore[import-untyped]
import pytest

from tests.commands import narrows

BAKERY = """\
metrics: [{id: smiles, title: Smiles, unit: points}]
cycles: [{id: autumn, start: 2026-10-05}]
objectives:
  - id: warm
    cycle: autumn
    owner: organisation
    text: Bread is warm
    key_results: [{id: smiling, metric: smiles, baseline: 3, target: 5}]
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    file = tmp_path / "narrows.yaml"
    for text in (BAKERY, BAKERY.replace("target: 5", "target: 6")):
        file.write_text(text, encoding="utf-8")
        assert narrows("apply", file, "--home", tmp_path / "home").code == 0
    return tmp_path / "home"


def test_each_change_is_told_with_what_was_before(home: Path) -> None:
    shown = narrows("audit", "show", "--home", home)
    assert "local owner  changed key result warm/smiling" in shown.out
    assert "target: 5" in shown.out
    assert "→ 6" in shown.out


def test_a_thing_is_told_with_its_parts_and_nothing_else(home: Path) -> None:
    entries = narrows("audit", "show", "warm", "--json", "--home", home).json["audit"]
    assert {each["key"] for each in entries} == {"warm", "warm/smiling"}
    changed = entries[-1]
    assert (changed["action"], changed["what"]) == ("changed", "key result")
    unknown = narrows("audit", "show", "cold", "--home", home)
    assert (unknown.code, "Nothing is told of «cold»" in unknown.err) == (2, True)


def test_what_was_said_of_a_thing_is_told_with_it(home: Path) -> None:
    said = "We ask at the counter."
    assert narrows("talk", "comment", "warm/smiling", said, "--home", home).code == 0
    for thing in ("warm", "warm/smiling"):
        shown = narrows("audit", "show", thing, "--home", home).out
        assert "said: comment key_result warm/smiling (1)" in shown
        assert said in shown
        assert "seal" not in shown
        last = narrows("audit", "show", thing, "--json", "--home", home).json["audit"][-1]
        assert (last["what"], last["saying"]["words"]) == ("saying", said)
    assert said not in narrows("audit", "show", "smiles", "--home", home).out


def test_a_whole_trail_is_verified(home: Path) -> None:
    verified = narrows("audit", "verify", "--home", home)
    assert verified.code == 0
    assert "are there and as they were written" in verified.out
    assert "What was decided stands as they say" in verified.out
    told = narrows("audit", "verify", "--json", "--home", home).json
    assert (told["broken_at"], told["mismatches"], told["is_whole"]) == (None, [], True)


def test_a_hash_that_was_kept_elsewhere_is_asked_for(home: Path) -> None:
    kept = narrows("audit", "verify", "--json", "--home", home).json["newest_hash"]
    assert narrows("talk", "comment", "warm", "Is it?", "--home", home).code == 0
    assert narrows("audit", "verify", "--known", kept, "--home", home).code == 0
    forged = narrows("audit", "verify", "--known", "0" * 64, "--home", home)
    assert forged.code == 1
    assert "the trail was written anew since" in forged.out


def test_what_somebody_changed_behind_the_trail_is_found(home: Path) -> None:
    with pysqlite3.connect(home / "store.db") as store:
        store.execute("UPDATE key_result SET target = 4")
    store.close()
    verified = narrows("audit", "verify", "--home", home)
    assert verified.code == 1
    assert "Key result warm/smiling is not as it was decided" in verified.out


def test_what_somebody_moved_behind_the_trail_is_found(home: Path) -> None:
    with pysqlite3.connect(home / "store.db") as store:
        store.execute("UPDATE objective SET rank = rank + 100")
    store.close()
    verified = narrows("audit", "verify", "--home", home)
    assert verified.code == 1
    assert "Objective warm is not in its place" in verified.out


def test_an_entry_that_somebody_changed_is_found(home: Path) -> None:
    with pysqlite3.connect(home / "store.db") as store:
        store.execute("DROP TRIGGER audit_no_update")
        store.execute("UPDATE audit SET \"by\" = 'nobody' WHERE number = 2")
    store.close()
    verified = narrows("audit", "verify", "--home", home)
    assert verified.code == 1
    assert "Entry 2 is gone or not as it was written" in verified.out


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE audit SET at = 'garbage' WHERE number = 2", "Entry 2 is gone or not as it was"),
        ("UPDATE ledger SET audit_number = 'garbage'", "is gone or not as it was written"),
        ("UPDATE objective SET ambition = x'00ff'", "Objective warm is not as it was decided"),
        ("UPDATE objective SET version = 'many'", "Objective warm holds what nobody can read"),
        ("UPDATE cycle SET start = '2026-13-45'", "Cycle"),
    ],
)
def test_garbage_is_named_and_ends_in_no_traceback(home: Path, sql: str, told: str) -> None:
    with pysqlite3.connect(home / "store.db") as store:
        triggers = store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        store.executescript(";".join(f"DROP TRIGGER {name}" for (name,) in triggers))
        assert store.execute(sql).rowcount
    store.close()
    found = narrows("audit", "verify", "--home", home)
    assert found.code == 1
    assert told in found.out
    assert narrows("audit", "verify", "--json", "--home", home).out.count('"is_whole": false') == 1


def test_an_entry_that_somebody_removed_is_found(home: Path) -> None:
    with pysqlite3.connect(home / "store.db") as store:
        store.executescript("DROP TRIGGER audit_no_delete; DROP TRIGGER audit_value_no_delete")
        store.execute("DELETE FROM audit_value WHERE number = (SELECT max(number) FROM audit)")
        store.execute("DELETE FROM audit WHERE number = (SELECT max(number) FROM audit)")
    store.close()
    assert narrows("audit", "verify", "--home", home).code == 1


def test_without_a_home_the_next_command_is_named(tmp_path: Path) -> None:
    assert "narrows init" in narrows("audit", "verify", "--home", tmp_path / "none").err
