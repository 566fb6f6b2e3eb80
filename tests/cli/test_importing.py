"""`narrows import` as people use it, and `narrows lint` on the same files."""

from pathlib import Path

from narrows.services.plan.file import parse_draft
from tests.commands import narrows

PAGE = """\
## A checkout that people finish

- Checkout conversion rate from 58 % to 65 %
- Build a tool that reminds people of their basket

## Colours
"""


def page(folder: Path, text: str = PAGE, name: str = "okrs.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_draft_is_printed_with_what_is_missing(tmp_path: Path) -> None:
    ended = narrows("import", page(tmp_path), "--owner", "checkout", "--cycle", "2026-Q4")
    assert (ended.code, ended.err) == (0, "")
    (objective,) = parse_draft(ended.out, file="-").objectives
    assert (objective.owner, objective.cycle) == ("checkout", "2026-Q4")
    assert "# - `metric:` of 2 key results: what each is measured by." in ended.out
    assert "# - line 6: «Colours» is left out: nothing stands under it." in ended.out


def test_a_draft_is_written_and_never_over_a_file(tmp_path: Path) -> None:
    out = tmp_path / "narrows.yaml"
    ended = narrows("import", page(tmp_path), "--out", out)
    assert ended.code == 0
    assert "1 objective, 2 key results and 0 initiatives" in ended.out
    assert "`cycle:` of 1 objective" in ended.out
    assert "line 6: «Colours»" in ended.out
    written = out.read_text(encoding="utf-8")
    again = narrows("import", page(tmp_path), "--out", out)
    assert (again.code, again.out) == (2, "")
    assert "is there already" in again.err
    assert out.read_text(encoding="utf-8") == written
    nowhere = narrows("import", page(tmp_path), "--out", tmp_path / "no" / "a.yaml")
    assert nowhere.code == 2


def test_scripts_get_one_object(tmp_path: Path) -> None:
    answer = narrows("import", page(tmp_path), "--json").json
    (objective,) = answer["objectives"]
    assert objective["key_results"][0]["aim"]["target"] == 65
    assert [each["row"] for each in answer["faults"]] == [6]
    assert answer["draft"].startswith("# Drafted from ")


def test_what_cannot_be_read_is_refused_in_one_line(tmp_path: Path) -> None:
    for path in (
        tmp_path / "none.md",
        page(tmp_path, "words\n", "words.md"),
        page(tmp_path, "a;b\n1;2\n", "a.csv"),
        page(tmp_path, PAGE, "okrs.txt"),
    ):
        for command in ("import", "lint"):
            ended = narrows(command, path)
            assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


def test_lint_reads_the_same_files(tmp_path: Path) -> None:
    table = page(
        tmp_path,
        "Objective,Key result\nA checkout that people finish,Build a tool that reminds people\n",
        "okrs.csv",
    )
    ended = narrows("lint", page(tmp_path), table)
    assert ended.code == 1
    assert ended.out.count("deliverable_key_result") == 2
    assert "Not read, line 6: «Colours»" in ended.out
    found = narrows("lint", page(tmp_path, PAGE, "two.md"), "--json")
    assert '"row": 6' in found.out


def test_okrs_of_a_quarter_that_is_over_are_read_all_the_same(tmp_path: Path) -> None:
    old = page(tmp_path, "# OKRs 2019 Q4\n\n" + PAGE)
    assert "deliverable_key_result" in narrows("lint", old).out
