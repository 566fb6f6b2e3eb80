"""The README is a tutorial, and this runs it.

In a ```console block a line after `$ ` is a command; lines under it are what it shows, in order, where
`…` stands for whatever is not shown. A block ```csv log.csv (or yaml) is a file that the reader saves.
"""

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from narrows.cli import main
from tests.house import ROOT

SET_UP = ["make run", "make test"]
ENDLESS = ["narrows serve --home narrows-demo"]
"""They serve until they are stopped; what they serve has tests of its own."""

BLOCK = re.compile(r"^```(console|csv|yaml)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks() -> list[tuple[str, str, str]]:
    """Kind, file name and text of each block, in reading order."""
    return BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))


def commands(text: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with what is shown under it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def squeezed(line: str) -> str:
    return " ".join(line.split())


def missing(shown: str, output: str) -> list[str]:
    """The pieces of what the README shows that the output does not have, in order."""
    pieces = [squeezed(piece) for line in shown.splitlines() for piece in line.split("…")]
    rest = squeezed(output)
    lacking = []
    for piece in filter(None, pieces):
        before, found, after = rest.partition(piece)
        rest = after if found else before
        lacking += [] if found else [piece]
    return lacking


def test_set_up_is_the_first_two_commands() -> None:
    given = [
        command for kind, _, text in blocks() if kind == "console" for command, _ in commands(text)
    ]
    assert given[:2] == SET_UP
    assert len(given) > 8


def ran(command: str) -> tuple[int, str, str]:
    """Code, output and errors of a command.

    One of ours alone is run in this process: Python's start, two dozen times, says nothing new.
    """
    _, *arguments = words = shlex.split(command)
    if words[0] != "narrows" or "||" in words:
        done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main.run(arguments)
    return code, out.getvalue(), err.getvalue()


def test_every_command_works_and_shows_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("NARROWS_HOME", raising=False)
    for kind, name, text in blocks():
        if kind != "console":
            assert name, "a file that the reader saves has its name beside its kind"
            (tmp_path / name).write_text(text, encoding="utf-8")
            continue
        for command, shown in commands(text):
            if command in SET_UP + ENDLESS:
                continue
            code, out, err = ran(command)
            assert code == 0, f"{command}\n{out}{err}"
            assert "Traceback" not in err
            assert not missing(shown, out), f"{command} shows:\n{out}"


def test_what_is_not_shown_is_missed() -> None:
    assert missing("one … three\n", "one two\nfour") == ["three"]
    assert missing("two\none\n", "one two") == ["one"]
    assert not missing("one … three\n…\nfour\n", "one two three\nfive\nfour")
