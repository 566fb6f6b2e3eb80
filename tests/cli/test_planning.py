"""`narrows plan`, `apply` and `export`: what a home is told to be."""

from dataclasses import replace
from pathlib import Path

import pytest

from narrows.bootstrap import Home, open_home
from narrows.cli import planned
from narrows.domain.errors import NarrowsError
from tests.cli import bakery
from tests.commands import narrows
from tests.shared import shared

BAKERY = """\
# Comments are not kept.
organisation: {name: Bakery, zone: Europe/Berlin}
streams:
  - id: bread
    teams: [ovens]
    workflow:
      - {status: Baking, state: active}
      - {status: Sold, state: done}
    sources:
      - {id: oven-log, connector: csv_file, path: logs/oven.csv}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "narrows.yaml"
    path.write_text(BAKERY, encoding="utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "some" / "home"


def test_plan_shows_what_apply_would_do_and_does_nothing(file: Path, home: Path) -> None:
    shown = narrows("plan", file, "--home", home)
    assert shown.code == 0
    assert "+ streams / bread" in shown.out
    assert "narrows apply" in shown.out
    assert not home.exists()


def test_apply_makes_a_home_and_says_what_is_next(file: Path, home: Path) -> None:
    applied = narrows("apply", file, "--home", home)
    assert applied.code == 0
    assert "Bakery: 1 stream, 1 source, zone Europe/Berlin." in applied.out
    assert "narrows sync" in applied.out


def test_what_is_brought_counts_at_once_and_needs_no_sync(tmp_path: Path) -> None:
    home = bakery.bakery(tmp_path)
    plan = tmp_path / "narrows.yaml"

    def next_after(old: str, new: str) -> str:
        plan.write_text(plan.read_text("utf-8").replace(old, new), encoding="utf-8")
        said = narrows("apply", plan, "--home", home).out.splitlines()
        return next(each.split(". ", 1)[1] for each in said if "Next:" in each)

    calendar = "name: Bread\n    policy: {calendar: mon-fri 09:00-17:00}"
    assert next_after("name: Bread", calendar) == "Next: `narrows flow`."
    assert next_after("Begin at four", "Begin at five") == "Next: `narrows lint`."
    assert next_after("path: log.csv", "path: ./other.csv") == "Next: `narrows sync`."


def test_applying_again_changes_nothing(file: Path, home: Path) -> None:
    narrows("apply", file, "--home", home)
    before = {path: path.stat().st_mtime_ns for path in home.iterdir()}
    again = narrows("apply", file, "--home", home)
    assert "Nothing to change" in again.out
    assert {path: path.stat().st_mtime_ns for path in home.iterdir()} == before


def test_exit_code_says_whether_there_are_differences(file: Path, home: Path) -> None:
    assert narrows("plan", file, "--exit-code", "--home", home).code == 1
    narrows("apply", file, "--home", home)
    assert narrows("plan", file, "--exit-code", "--home", home).code == 0
    file.write_text(BAKERY.replace("state: active", "state: waiting"), encoding="utf-8")
    changed = narrows("plan", file, "--exit-code", "--home", home)
    assert changed.code == 1
    assert '~ streams / bread / workflow / Baking / state: "active" → "waiting"' in changed.out
    assert narrows("plan", file, "--json", "--home", home).json["differences"] == [
        {
            "kind": "changed",
            "path": ["streams", "bread", "workflow", "Baking", "state"],
            "before": "active",
            "after": "waiting",
        }
    ]


def test_what_the_file_does_not_name_goes(file: Path, home: Path) -> None:
    narrows("apply", file, "--home", home)
    file.write_text("organisation: {name: Bakery, zone: Europe/Berlin}", encoding="utf-8")
    assert "- streams / bread" in narrows("apply", file, "--home", home).out
    assert narrows("export", "--json", "--home", home).json == {
        "organisation": {"name": "Bakery", "zone": "Europe/Berlin"}
    }


def test_what_went_by_mistake_is_taken_back_by_the_file_that_is_named(
    file: Path, home: Path
) -> None:
    """A plan without the stream `bread`, applied, and then the one of before."""
    narrows("apply", file, "--home", home)
    exported = narrows("export", "--home", home).out
    file.write_text(BAKERY[: BAKERY.index("streams:")], encoding="utf-8")
    lost = narrows("apply", file, "--home", home)
    kept = home / "before" / "revision-1.yaml"
    assert lost.out.endswith(f"To take it back: `narrows apply {kept} --home {home}`.\n")
    assert kept.stat().st_mode & 0o077 == 0
    assert narrows("apply", kept, "--home", home).code == 0
    assert narrows("export", "--home", home).out.partition("\n")[2] == exported.partition("\n")[2]


def test_a_machine_is_told_where_the_plan_of_before_is(file: Path, home: Path) -> None:
    assert narrows("apply", file, "--json", "--home", home).json["kept"] is None
    file.write_text(BAKERY[: BAKERY.index("streams:")], encoding="utf-8")
    lost = narrows("apply", file, "--json", "--home", home).json
    assert lost["kept"] == str(home / "before" / "revision-1.yaml")
    assert "kept" not in narrows("plan", file, "--json", "--home", home).json


def test_the_plan_of_before_is_kept_where_its_weeks_cannot_be_told_anew(
    file: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is measured anew takes long, and can fail; the plan is another by then."""

    def fail(_: Home) -> None:
        raise NarrowsError("warehouse-unreadable", "It cannot be read.")

    narrows("apply", file, "--home", home)
    file.write_text(BAKERY[: BAKERY.index("streams:")], encoding="utf-8")
    monkeypatch.setattr(planned, "restated", fail)
    assert narrows("apply", file, "--home", home).code != 0
    assert "bread" not in narrows("export", "--home", home).out
    assert "bread" in (home / "before" / "revision-1.yaml").read_text("utf-8")


def test_where_the_plan_of_before_cannot_be_kept_that_is_said(file: Path, home: Path) -> None:
    narrows("apply", file, "--home", home)
    (home / "before").write_text("A file stands where the folder should.", encoding="utf-8")
    file.write_text(BAKERY[: BAKERY.index("streams:")], encoding="utf-8")
    lost = narrows("apply", file, "--home", home)
    assert lost.code == 0, "the change itself is saved"
    assert "could not be kept" in lost.out
    assert "To take it back" not in lost.out


def test_where_nothing_goes_nothing_is_to_be_taken_back(file: Path, home: Path) -> None:
    narrows("apply", file, "--home", home)
    file.write_text(
        BAKERY.replace("zone: Europe/Berlin", "zone: Europe/Berlin, ambition: {stance: stretch}"),
        encoding="utf-8",
    )
    assert "To take it back" not in narrows("apply", file, "--home", home).out
    assert "To take it back" not in narrows("apply", file, "--home", home).out
    assert not (home / "before").exists()


@pytest.mark.parametrize("name", ["bakery", "insurer"])
def test_applying_an_export_changes_nothing_wherever_it_lies(
    name: str, file: Path, home: Path, tmp_path: Path
) -> None:
    contract = file if name == "bakery" else Path(shared("../contract/insurer.yaml"))
    narrows("apply", contract, "--home", home)
    exported = narrows("export", "--home", home).out
    assert f"path: {contract.parent}" in exported
    elsewhere = tmp_path / "elsewhere" / "export.yaml"
    elsewhere.parent.mkdir()
    elsewhere.write_text(exported, encoding="utf-8")
    assert narrows("plan", elsewhere, "--exit-code", "--home", home).code == 0
    assert "Nothing to change" in narrows("apply", elsewhere, "--home", home).out
    assert narrows("export", "--home", home).out == exported


def test_what_was_changed_since_it_was_seen_is_not_overwritten(file: Path, home: Path) -> None:
    narrows("apply", file, "--home", home)
    seen = narrows("plan", file, "--json", "--home", home).json["revision"]
    theirs = file.with_name("theirs.yaml")
    theirs.write_text(BAKERY.replace("ovens", "ovens, counter"), encoding="utf-8")
    assert narrows("apply", theirs, "--revision", str(seen), "--home", home).code == 0
    # The same again, whatever was seen: it is there already.
    assert narrows("apply", theirs, "--revision", str(seen), "--home", home).code == 0
    file.write_text(BAKERY.replace("ovens", "mill"), encoding="utf-8")
    planned = narrows("plan", file, "--home", home).out
    assert f"narrows apply --revision {seen + 1}" in planned
    exported = narrows("export", "--home", home).out
    assert exported.startswith(f"# Revision {seen + 1}: ")
    refused = narrows("apply", file, "--revision", str(seen), "--home", home)
    assert refused.code == 2
    assert f"it is at revision {seen + 1}, yours was read at {seen}" in refused.err
    assert narrows("export", "--home", home).out == exported
    assert narrows("apply", file, "--revision", str(seen + 1), "--home", home).code == 0


def test_a_number_that_an_older_version_took_leaves_the_rest_of_a_plan_to_be_changed(
    file: Path, home: Path
) -> None:
    """Of a closed cycle nobody may mend it: no file at all was taken by such a home any more."""
    cycle = "cycles:\n  - {id: c, start: 2026-10-05}\n"
    aim = "of: {stream: bread}, target: 70}"
    objective = f"""objectives:
  - id: flows
    text: Bread flows
    owner: bread
    cycle: c
    key_results:
      - {{id: worked, metric: flow_efficiency, {aim}
"""
    file.write_text(BAKERY + cycle + objective.replace("70", "0.7"), encoding="utf-8")
    narrows("apply", file, "--home", home)
    lived = open_home(home)
    stored = lived.stored()
    (flows,) = stored.plan.objectives
    flows = replace(flows, key_results=(replace(flows.key_results[0], target=70),))
    plan = replace(stored.plan, objectives=(flows,))
    lived.repository.replace_plan(plan, revision=stored.revision, at=lived.now)
    file.write_text(BAKERY.replace("ovens", "mill") + cycle + objective, encoding="utf-8")
    assert "mill" in narrows("apply", file, "--home", home).out
    file.write_text(file.read_text().replace("70", "80"), encoding="utf-8")
    refused = narrows("apply", file, "--home", home)
    assert f"{file}:19: «flow_efficiency» of «worked» is a share" in refused.err


def test_a_refused_file_leaves_the_home_as_it_was(file: Path, home: Path) -> None:
    file.write_text(BAKERY.replace("workflow", "worklfow"), encoding="utf-8")
    refused = narrows("apply", file, "--home", home)
    assert (refused.code, refused.out) == (2, "")
    assert f"{file}:6: there is no key «worklfow» here; did you mean «workflow»?" in refused.err
    assert refused.err.count("\n") == 1
    assert not home.exists()


@pytest.mark.parametrize("command", ["export", "sync", "items", "flow", "statuses", "bottleneck"])
def test_without_a_home_the_next_command_is_named(command: str, home: Path) -> None:
    refused = narrows(command, "--home", home)
    assert (refused.code, refused.out) == (2, "")
    assert "narrows apply FILE" in refused.err
    assert not home.exists()


def test_a_file_that_is_no_plan_is_refused(tmp_path: Path, home: Path) -> None:
    binary = tmp_path / "plan.yaml"
    binary.write_bytes(b"\xff\xfe\x00")
    assert "not text in UTF-8" in narrows("apply", binary, "--home", home).err
    assert "cannot be read" in narrows("apply", tmp_path, "--home", home).err
    assert "There is no file" in narrows("apply", tmp_path / "no.yaml", "--home", home).err


def test_a_home_that_cannot_be_written_is_refused(file: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    refused = narrows("apply", file, "--home", tmp_path / "taken")
    assert refused.code == 2
    assert "cannot be written" in refused.err


def test_what_is_handed_down_is_marked_and_what_a_stream_wrote_is_safe(tmp_path: Path) -> None:
    file, home = tmp_path / "narrows.yaml", ("--home", tmp_path / "home")
    file.write_text(bakery.PLAN, encoding="utf-8")
    assert narrows("apply", file, "--as", "nobody", *home).code == 2
    assert not (tmp_path / "home").exists(), "what is refused leaves no home behind"
    assert narrows("apply", file, "--as", "organisation", *home).code == 0
    assert "author: organisation" in narrows("export", *home).out
    assert "handed down by organisation" in narrows("okrs", "--cycle", "spring", *home).out
    file.write_text(bakery.PLAN.replace("is fresh", "is warm"), encoding="utf-8")
    refused = narrows("apply", file, "--as", "cake", *home)
    assert refused.code == 2
    assert "comment and ask but not change it" in refused.err
    assert narrows("apply", file, "--as", "bread", *home).code == 0
