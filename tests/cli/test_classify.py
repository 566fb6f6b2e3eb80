"""`narrows classify` as scripts use it."""

import json
from pathlib import Path

from tests.commands import narrows


def written(folder: Path, *lines: str) -> Path:
    path = folder / "lines.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_each_line_comes_back_with_its_class(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        '{"n": 1, "key_result": "Checkout conversion rises from 58 % to 65 %"}',
        '{"n": 2, "key_result": "Launch the new portal"}',
        '{"n": 3, "key_result": "Make 50 sales calls"}',
        '{"n": 4, "key_result": "Improve customer satisfaction"}',
    )
    ended = narrows("classify", file)
    assert (ended.code, ended.err) == (0, "")
    told = [json.loads(line) for line in ended.out.splitlines()]
    assert [each["class"] for each in told] == ["outcome", "output", "activity", "vague"]
    assert [each["n"] for each in told] == [1, 2, 3, 4]
    assert all(0.7 <= each["confidence_ratio"] <= 1 and each["evidence"] for each in told)


def test_a_line_that_cannot_be_read_is_told_with_its_number(tmp_path: Path) -> None:
    ended = narrows("classify", written(tmp_path, "nope", '{"key_result": "Launch the portal"}'))
    assert ended.code == 0
    assert len(ended.out.splitlines()) == 1
    assert "lines.jsonl, line 1: is not JSON; left out.\n" in ended.err


def test_a_file_without_any_line_to_read_is_refused(tmp_path: Path) -> None:
    ended = narrows("classify", written(tmp_path, "nope"))
    assert ended.code == 2
    assert ended.err.splitlines()[-1].startswith("narrows: No line of ")
    assert narrows("classify", tmp_path / "missing.jsonl").code == 2
    assert narrows("classify", tmp_path).err.count("\n") == 1
