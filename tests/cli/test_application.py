"""A command line needs its own command alone, and all of them where it names none."""

import pytest
from typer.main import get_command

from narrows.cli.application import app_for
from narrows.cli.commands import MODULES


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
