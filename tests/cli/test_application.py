"""A command line needs its own command alone, and all of them where it names none."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from narrows.cli.application import app_for
from narrows.cli.commands import MODULES, SECTIONS
from narrows.cli.examples import EXAMPLES
from tests.commands import narrows


def commands(*arguments: str) -> set[str]:
    return set(get_command(app_for(arguments)).commands)  # type: ignore[attr-defined]


ALL = commands()


def test_each_command_is_listed_with_its_module() -> None:
    assert {name for names in MODULES.values() for name in names} == ALL
    assert len(ALL) > 30


@pytest.mark.parametrize("name", sorted(ALL))
def test_each_command_is_found_by_its_name(name: str) -> None:
    (module,) = (names for names in MODULES.values() if name in names)
    assert commands(name, "--help") == set(module)


@pytest.mark.parametrize("arguments", [(), ("--help",), ("lnt",), ("--version", "lint")])
def test_where_none_is_named_all_are_there(arguments: tuple[str, ...]) -> None:
    assert commands(*arguments) == ALL


def test_each_command_is_under_one_heading() -> None:
    assert sorted(name for names in SECTIONS.values() for name in names) == sorted(ALL)


def test_each_command_is_listed_in_one_line() -> None:
    listed = narrows("--help").out.split("Look around:")[1].splitlines()
    headings = {f"{each}:" for each in SECTIONS}
    lines = [each for each in listed if each.startswith("  ")]
    assert {each.split()[0] for each in lines} == ALL
    assert len(lines) == len(ALL)
    assert all(each.endswith(".") and not each.endswith("...") for each in lines)
    assert headings - {"Look around:"} <= set(listed)


@pytest.mark.parametrize("name", ["cycle", "ripple", "refuse"])
def test_what_a_command_of_a_group_does_is_listed_to_its_end(name: str) -> None:
    listed = narrows(name, "--help").out.split("Commands:")[1]
    assert "..." not in listed
    assert "  show  " in listed or "  list  " in listed


def leaves(command: object, *path: str) -> Iterator[tuple[str, Any]]:
    """Each command that does something, with its path as one types it."""
    within: dict[str, Any] = getattr(command, "commands", {})
    for name, each in within.items():
        yield from leaves(each, *path, name)
    if not within:
        yield " ".join(path), command


LEAVES = dict(leaves(get_command(app_for(()))))


@pytest.mark.parametrize("path", sorted(LEAVES))
def test_each_command_shows_an_example_of_itself(path: str) -> None:
    told = narrows(*path.split(), "--help").out.partition("\n\n")[2]
    assert f"narrows {path}" in " ".join(told.split())


@pytest.mark.parametrize("path", sorted(EXAMPLES))
def test_each_example_is_a_command_line_that_its_command_takes(path: str) -> None:
    words = shlex.split(EXAMPLES[path])
    given = words[len(path.split()) :]
    assert " ".join(words[: -len(given)] if given else words) == path
    LEAVES[path].make_context(path, given)
    assert f"Example: narrows {EXAMPLES[path]}" in narrows(*path.split(), "--help").out


READS = (
    "bottleneck", "flow", "items", "okrs", "programme", "statuses", "audit show", "audit verify", "adoption show",
    "cycle list", "cycle show", "initiative list", "initiative show", "layers show", "refuse list", "refuse unaligned",
    "ripple conflicts", "ripple history", "ripple show", "sources show", "story ask", "story list", "strategy show",
    "stream show", "talk show", "token list", "workshop show",
)  # fmt: skip
"""Commands that only read, of which the insurer has everything."""


@pytest.mark.parametrize("path", READS)
def test_what_an_example_reads_is_there_in_the_demonstration(path: str, demo_home: Path) -> None:
    """`sources show policy-jira` and a ripple that nobody answered ended in a refusal."""
    ended = narrows(*shlex.split(EXAMPLES[path]), "--home", demo_home)
    assert ended.code == 0, ended.err


@pytest.mark.parametrize(
    "paths",
    [
        ("refuse reopen", "refuse disqualify"),
        ("refuse reopen", "refuse accept"),
        ("talk answer",),
        ("ripple accept",),
        ("cycle begin-closing", "reset begin", "reset carry", "reset drop", "reset finish"),
        ("cycle begin-closing", "cycle grade", "cycle learn", "cycle close"),
    ],
)
def test_examples_are_of_what_waits_in_the_demonstration(
    paths: tuple[str, ...], own_demo_home: Path
) -> None:
    """`talk answer 7` was of no question, and `reset begin` left its own questions unanswered."""
    for path in paths:
        ended = narrows(*shlex.split(EXAMPLES[path]), "--home", own_demo_home)
        assert ended.code == 0, (path, ended.err)
