"""A file of twice the lines takes twice the steps, whatever stands in it."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from narrows.services.imports import reading
from narrows.services.imports.drafted import write_draft

SHAPES: dict[str, tuple[str, Callable[[int], str]]] = {
    "the same words": ("a.md", lambda n: "# O\n" + "- a\n" * n),
    "other words": ("a.md", lambda n: "# O\n" + "".join(f"- From {k} to {k + 5}\n" for k in range(n))),
    "headings": ("a.md", lambda n: "## Objective: be fast\n- a\n" * (n // 2)),
    "bare headings": ("a.md", lambda n: "# O\n- a\n" + "## h\n" * n),
    "notes": ("a.md", lambda n: "# O\n- a\n" + "  - note this\n" * n),
    "one paragraph": ("a.md", lambda n: "# O\n- a\n\n" + "word word\n" * n),
    "a table": ("a.md", lambda n: "# O\n\n| Key result | Owner |\n|---|---|\n" + "| a | b |\n" * n),
    "bets": ("a.md", lambda n: "# O\n- a\n\n## Initiatives\n" + "- a\n" * n),
    "rows": ("a.csv", lambda n: "Objective,Key result\n" + "O,a\n" * n),
    "a tree": ("a.csv", lambda n: "Type,Title,Parent\nObjective,O,\n" + "Key result,a,O\n" * n),
}  # fmt: skip


def steps(name: str, text: str) -> int:
    """How many lines of ours run. [lines]"""
    n_lines = 0

    def count(frame: FrameType, event: str, _: Any) -> Any:  # noqa: ANN401 - the interpreter's own
        nonlocal n_lines
        if "services/imports" not in frame.f_code.co_filename:
            return None
        n_lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        write_draft(reading.read_okrs(text, file=name))
    finally:
        sys.settrace(before)
    return n_lines


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_lines_take_twice_the_steps(shape: str) -> None:
    name, text = SHAPES[shape]
    few, many = steps(name, text(100)), steps(name, text(400))
    assert few > 500
    assert many < 4.4 * few, f"{few} → {many}"
