"""A command line needs its own command alone, and all of them where it names none."""

import pytest
from typer.main import get_command

from narrows.cli.asked_command import app_for
from narrows.cli.main import app

ALL = set(get_command(app).commands)  # type: ignore[attr-defined]


def commands(*arguments: str) -> set[str]:
    return set(get_command(app_for(arguments, app)).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(ALL))
def test_each_command_is_found_by_its_name(name: str) -> None:
    assert commands(name, "--help") == {name}


@pytest.mark.parametrize("arguments", [(), ("--help",), ("lnt",), ("--version", "lint")])
def test_where_none_is_named_all_are_there(arguments: tuple[str, ...]) -> None:
    assert commands(*arguments) == ALL
