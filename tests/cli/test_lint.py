"""`narrows lint` as people and scripts use it."""

import json
from pathlib import Path

from tests.commands import narrows

BLENDED = """\
objectives:
  - id: checkout
    text: A checkout that people finish
    why: Every third basket is left.
    key_results:
      - Checkout conversion rate > 65 %
      - Build a tool that reminds people of their basket
"""
GOOD = """\
objectives:
  - text: A checkout that people finish
    why: Every third basket is left.
    key_results:
      - Checkout conversion rate from 58 % to 65 %
      - Abandoned baskets from 30 % to 20 %
"""
MUTES = """\
mutes:
  - {rule: deliverable_key_result, where: organisation, reason: The regulator wants it.}
  - {rule: blended_objective, where: organisation, reason: The regulator wants it.}
  - {rule: no_baseline, where: organisation/checkout, reason: Measured next week.}
"""
HOME = """\
metrics: [{id: regulars, title: Customers who come back, unit: percent}]
streams:
  - id: bread
    value_metric: regulars
    workflow: [{status: Baking, state: active}, {status: Sold, state: done}]
    sources:
      - {id: log, connector: csv_file, path: bread.csv, columns: {status: status}}
cycles: [{id: autumn, start: 2026-10-05, weeks: 52}]
objectives:
  - id: warm
    cycle: autumn
    owner: bread
    text: Bread is warm
    why: Who burns their fingers comes back.
    key_results:
      - {id: back, metric: regulars, target: 60}
      - {id: oven, metric: flow_time, baseline: 2, target: 1, text: Buy a second oven}
"""


def written(folder: Path, text: str, name: str = "okrs.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_findings_say_what_where_why_and_how_to_write_it(tmp_path: Path) -> None:
    ended = narrows("lint", written(tmp_path, BLENDED))
    assert ended.code == 1
    assert ended.out.index("STOP  organisation/checkout/KR2") < ended.out.index("WARN  ")
    assert "«Build a tool that reminds people of their basket» is something to do" in ended.out
    assert "Why: A deliverable that is done says nothing" in ended.out
    assert "003, OKRs, alignment and autonomy" in ended.out
    assert "Write: Move it to `initiatives:`" in ended.out
    assert "1 stop, 2 warn." in ended.out
    assert "ignores_bottleneck" in ended.out.splitlines()[-1] + ended.out.splitlines()[-2]


def test_nothing_found_is_said(tmp_path: Path) -> None:
    ended = narrows("lint", written(tmp_path, GOOD))
    assert ended.code == 0
    assert "nothing found in 1 objective and 2 key results" in " ".join(ended.out.split())
    assert narrows("lint", written(tmp_path, GOOD), "--json").json == {"findings": [], "faults": []}


def test_scripts_get_one_object(tmp_path: Path) -> None:
    path = written(tmp_path, BLENDED)
    for options in (["--format", "json"], ["--json"]):
        ended = narrows("lint", path, *options)
        assert ended.code == 1
        stop, warn, _ = json.loads(ended.out)["findings"]
        assert stop.pop("suggestion").startswith("Move it to")
        assert stop.pop("why").startswith("A deliverable")
        assert stop.pop("text").startswith("«Build a tool")
        assert {"line", "column"} <= stop.keys()
        del stop["line"], stop["column"]
        assert stop == {
            "rule": "deliverable_key_result",
            "severity": "stop",
            "where": "organisation/checkout/KR2",
            "source": "003",
            "muted": None,
            "weighed": None,
            "file": str(path),
        }
        assert (warn["rule"], warn["severity"]) == ("blended_objective", "warn")


def test_what_is_muted_is_shown_with_its_reason_and_not_counted(tmp_path: Path) -> None:
    ended = narrows("lint", written(tmp_path, MUTES + BLENDED))
    assert ended.code == 0
    assert "Muted: The regulator wants it." in ended.out
    assert "nothing found" in ended.out
    assert "3 muted." in " ".join(ended.out.split())
    told = narrows("lint", written(tmp_path, MUTES + BLENDED), "--json").json["findings"]
    assert [each["muted"] for each in told] == [
        "The regulator wants it.",
        "The regulator wants it.",
        "Measured next week.",
    ]


def test_several_files_are_told_apart(tmp_path: Path) -> None:
    good, blended = written(tmp_path, GOOD, "a.yaml"), written(tmp_path, BLENDED, "b.yaml")
    ended = narrows("lint", good, blended)
    assert ended.code == 1
    told = "".join(ended.out.split())  # long paths are broken anywhere
    assert told.index("a.yaml:nothingfound") < told.index("STOP")
    assert len(json.loads(narrows("lint", good, blended, "--json").out)["findings"]) == 3


def test_a_file_that_cannot_be_read_is_refused_in_one_line(tmp_path: Path) -> None:
    for path, said in (
        (tmp_path / "none.yaml", "check the path"),
        (written(tmp_path, GOOD, "okrs.txt"), ".yaml"),
        (written(tmp_path, GOOD + "goals: []\n"), "okrs.yaml:7: there is no key «goals»"),
    ):
        ended = narrows("lint", path)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.count("\n") == 1
        assert said in ended.err
    assert narrows("lint", tmp_path, "--format", "poem").code == 2


def test_what_cannot_be_read_keeps_nothing_else_from_being_read(tmp_path: Path) -> None:
    blended, none = written(tmp_path, BLENDED, "b.yaml"), tmp_path / "none.yaml"
    broken = written(tmp_path, "objectives: [", "broken\x1b.yaml")
    ended = narrows("lint", none, blended, broken, "--json")
    assert ended.code == 2
    assert len(json.loads(ended.out)["findings"]) == 3
    first, second = ended.err.splitlines()
    assert first.startswith("narrows: There is no file")
    assert "not readable as YAML" in second
    assert "\x1b" not in ended.err
    ended = narrows("lint", broken, none)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 2)


def test_a_file_that_never_ends_is_refused(tmp_path: Path) -> None:
    (tmp_path / "endless.md").symlink_to("/dev/zero")
    ended = narrows("lint", tmp_path / "endless.md")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "more than 5,000,000 bytes" in ended.err


def test_what_a_file_says_does_not_drive_the_terminal(tmp_path: Path) -> None:
    text = 'objectives: [{text: "x", key_results: ["Launch \\e[31m the portal\\a", "[red]a[/red] > 1"]}]'
    ended = narrows("lint", written(tmp_path, text))
    assert ended.code == 1
    assert "\x1b" not in ended.out
    assert "\x07" not in ended.out
    assert "[red]a[/red] > 1" in ended.out


def test_the_home_is_read_without_a_file(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert narrows("apply", written(tmp_path, HOME), "--home", home).code == 0
    ended = narrows("lint", "--home", home)
    assert ended.code == 1
    assert "STOP  bread/warm/oven" in ended.out
    assert "WARN  bread/warm/back" in ended.out
    assert "narrows observe regulars" in ended.out
    assert narrows("observe", "regulars", "40", "--at", "2026-09-01", "--home", home).code == 0
    told = json.loads(narrows("lint", "--json", "--home", home).out)["findings"]
    places = [each["where"] for each in told]
    assert "bread/warm/oven" in places
    assert "bread/warm/back" not in places


def test_a_missing_home_is_refused(tmp_path: Path) -> None:
    ended = narrows("lint", "--home", tmp_path / "none")
    assert ended.code == 2
    assert "no home" in ended.err


def test_rules_and_sources_are_selected_and_ignored(tmp_path: Path) -> None:
    path = written(tmp_path, BLENDED)

    def rules(*options: str) -> list[str]:
        told = json.loads(narrows("lint", path, "--json", *options).out)["findings"]
        return [each["rule"] for each in told]

    assert rules("--select", "003") == ["deliverable_key_result", "blended_objective"]
    assert rules("--select", "no_baseline,003", "--ignore", "blended_objective") == [
        "deliverable_key_result",
        "no_baseline",
    ]
    ended = narrows("lint", path, "--ignore", "003", "--ignore", "no_baseline")
    assert ended.code == 0
    ended = narrows("lint", path, "--select", "no-base-line")
    assert (ended.code, ended.out) == (2, "")
    assert "did you mean «no_baseline»?" in ended.err


def test_other_tools_get_lines_or_a_log(tmp_path: Path) -> None:
    path = written(tmp_path, BLENDED)
    ended = narrows("lint", path, "--format", "github")
    assert ended.code == 1
    first, *_ = ended.out.splitlines()
    assert first.startswith(f"::error file={path}")
    assert "title=deliverable_key_result::organisation/checkout/KR2: «Build a tool" in first
    ended = narrows("lint", path, "--format", "sarif")
    assert ended.code == 1
    (run,) = json.loads(ended.out)["runs"]
    assert next(each["ruleId"] for each in run["results"]) == "deliverable_key_result"


def test_another_severity_is_shown_with_its_reason(tmp_path: Path) -> None:
    weighed = "severities: [{rule: deliverable_key_result, severity: note, reason: We learn.}]\n"
    ended = narrows("lint", written(tmp_path, weighed + BLENDED), "--select", "003")
    assert "NOTE  organisation/checkout/KR2" in ended.out
    assert "Note here: We learn." in ended.out
    ended = narrows("lint", written(tmp_path, weighed.replace("note", "off") + BLENDED))
    assert ended.code == 2
    assert "stop, warn, note" in ended.err


def test_a_deliverable_is_moved_after_the_difference_was_shown(tmp_path: Path) -> None:
    path = written(tmp_path, BLENDED)
    ended = narrows("lint", path, "--fix", "--select", "003")
    assert ended.code == 1
    assert "+    initiatives:" in ended.out
    assert "Nothing was written; --yes writes it." in ended.out
    assert path.read_text("utf-8") == BLENDED
    ended = narrows("lint", path, "--fix", "--yes", "--select", "003")
    assert ended.code == 0
    assert ended.out.index("+    initiatives:") < ended.out.index("1 key result moved.")
    assert "    initiatives:\n      - Build a tool" in path.read_text("utf-8")
    again = narrows("lint", path, "--fix", "--yes", "--select", "003")
    assert "Nothing is safe to mend." in again.out


def test_only_files_are_mended_and_only_for_people(tmp_path: Path) -> None:
    path = written(tmp_path, BLENDED)
    for options in (["--fix"], [path, "--fix", "--json"]):
        ended = narrows("lint", *options, "--yes")
        assert (ended.code, ended.out) == (2, "")
        assert "--fix" in ended.err
    assert path.read_text("utf-8") == BLENDED


def test_ends_of_lines_stay_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "okrs.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + BLENDED.replace("\n", "\r\n").encode())
    assert "moved." in narrows("lint", path, "--fix", "--yes").out
    told = path.read_bytes()
    assert told.startswith(b"\xef\xbb\xbf")
    assert told.count(b"\r\n") == told.count(b"\n") == BLENDED.count("\n") + 1
    assert [each.name for each in tmp_path.iterdir()] == ["okrs.yaml"]


def test_the_line_of_the_file_is_shown_with_a_mark(tmp_path: Path) -> None:
    ended = narrows("lint", written(tmp_path, BLENDED), "--select", "deliverable_key_result")
    lines = ended.out.splitlines()
    assert "okrs.yaml:7:9" in "".join(lines[:2])
    at = next(n for n, each in enumerate(lines) if each.startswith("   7 │"))
    assert lines[at] == "   7 │       - Build a tool that reminds people of their basket"
    assert lines[at + 1] == "     │         ^"


def test_what_stands_far_behind_in_its_line_is_shown_all_the_same(tmp_path: Path) -> None:
    wishes = ", ".join(f"Regulars rise from {n} to 40 %" for n in range(9))
    plan = f"objectives: [{{text: Bread, key_results: [{wishes}, Build an oven, {wishes}]}}]"
    ended = narrows("lint", written(tmp_path, plan), "--select", "deliverable_key_result")
    lines = ended.out.splitlines()
    at = next(n for n, each in enumerate(lines) if each.startswith("   1 │"))
    assert lines[at + 1].index("^") == lines[at].index("Build an oven")
    assert lines[at].startswith("   1 │ …")
    assert lines[at].endswith("…")
    assert len(lines[at]) == len("   1 │ ") + 100


def test_a_mute_of_no_rule_is_told(tmp_path: Path) -> None:
    ended = narrows("lint", written(tmp_path, MUTES.replace("no_baseline", "no_base") + BLENDED))
    assert "No rule is called «no_base», which a mute or severity names." in ended.out
    assert "No rule" not in narrows("lint", written(tmp_path, MUTES + BLENDED)).out
