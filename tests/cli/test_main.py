"""The command line's own manners: help at once, refusals in one line, quiet ends."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from narrows import __version__
from narrows.cli import main
from narrows.domain.errors import NarrowsError

HEAVY = {"duckdb", "jinja2", "numpy", "pydantic", "rich", "yaml", "defusedxml"}
MAIN = "from narrows.cli.main import main; main()"
LOG = "item,status,moved_at\nA,Doing,2026-01-05T09:00:00Z\nA,Done,2026-01-06T09:00:00Z\n"


def modules_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_help_loads_nothing_heavy() -> None:
    assert not modules_after("import narrows.cli.main") & HEAVY


def test_look_loads_nothing_that_it_does_not_use() -> None:
    wired = "from narrows.bootstrap import open_memory; open_memory()"
    loaded = modules_after(f"import narrows.cli.looked, narrows.cli.look; {wired}")
    assert not loaded & {"filelock", "pydantic", "sqlalchemy", "yaml", "fastapi"}
    assert "duckdb" in loaded


def test_lint_of_a_file_waits_for_no_engine() -> None:
    loaded = modules_after("import narrows.cli.linted, narrows.services.imports.drafted")
    assert not loaded & {"duckdb", "fastapi", "jinja2", "numpy", "sqlalchemy"}
    assert "pydantic" in loaded


def test_a_sync_reads_neither_plan_files_nor_pages() -> None:
    """Its plan is in the store: the linter, and what checks files, would cost as much as a sync."""
    assert not modules_after("import narrows.cli.synced") & {"pydantic", "jinja2", "fastapi"}


def test_a_heavy_import_would_be_seen() -> None:
    assert "numpy" in modules_after("import numpy")


def test_without_arguments_it_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run([]) == 0
    shown = capsys.readouterr().out
    assert main.run(["--help"]) == 0
    assert capsys.readouterr().out == shown
    assert "narrows look log.csv" in shown


def test_it_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["--version"]) == 0
    version, builders = capsys.readouterr().out.splitlines()
    assert version == f"narrows {__version__}"
    assert builders.startswith("builders: ")
    assert "portable SQL" in builders


@pytest.mark.parametrize("arguments", [["--colour"], ["loook"], ["look"], ["look", "--as-of"]])
def test_misuse_is_refused_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(arguments) == 2
    shown = capsys.readouterr()
    assert not shown.out
    assert shown.err.count("\n") == 1
    assert shown.err.startswith("narrows: ")


def test_a_group_alone_shows_its_help_as_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    """`narrows cycle`: what it can do, one command on a line, and no success."""
    assert main.run(["cycle"]) == 2
    shown = capsys.readouterr()
    assert not shown.out
    assert main.run(["cycle", "--help"]) == 0
    assert shown.err == capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (["init", "harbour"], "--name, --zone, --problem, --observable, --ends, --home"),
        (["serve", "harbour"], "--home"),
        (["flow", "policy"], "--stream"),
    ],
)
def test_a_word_without_a_place_is_told_the_options_that_say_it(
    arguments: list[str], options: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.run(arguments) == 2
    said = capsys.readouterr().err
    assert f"({arguments[1]}); name what it is by an option: " in said
    assert options in said
    assert "--json" not in said


def ending(error: BaseException) -> Callable[[], None]:
    def command() -> None:
        raise error

    return command


def app_that(error: BaseException) -> Callable[[object], typer.Typer]:
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback()(lambda: None)
    app.command("end")(ending(error))
    return lambda _: app


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (
            NarrowsError("some-slug", "No such thing; do that."),
            2,
            "narrows: No such thing; do that.\n",
        ),
        (NarrowsError("some-slug", "no \x1b[31m\n file"), 2, "narrows: no  [31m  file\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_how_a_command_ends_becomes_an_exit_code(
    error: BaseException,
    code: int,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(main, "app_for", app_that(error))
    assert main.run(["end"]) == code
    assert capsys.readouterr().err == line


def test_a_bug_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "app_for", app_that(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        main.run(["end"])


@pytest.mark.parametrize("arguments", [["--help"], ["look", "log.csv"]])
def test_a_closed_pipe_ends_it_quietly(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG)
    with subprocess.Popen(
        [sys.executable, "-c", MAIN, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", MAIN, "look", "log.csv"], cwd=tmp_path, stdout=full,
            stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "no room to write" in done.stderr


def test_a_terminal_without_unicode_gets_question_marks(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG)
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "look", "log.csv"], cwd=tmp_path, capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"}, check=True,
    )  # fmt: skip
    assert b"Doing" in done.stdout
    assert b"?" in done.stdout


def test_a_question_ends_in_its_own_mark(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["okr"]) == 2
    said = capsys.readouterr().err
    assert "? See `narrows --help`." in said
    assert "?." not in said
