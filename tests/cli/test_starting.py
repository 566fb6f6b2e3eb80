"""`narrows init`: an empty home, and the questions that come before any objective."""

from pathlib import Path

from tests.commands import narrows
from tests.terminal import typing


def test_an_empty_home_keeps_the_answers_and_is_a_plan_to_begin_with(tmp_path: Path) -> None:
    home = tmp_path / "home"
    made = narrows(
        "init", "--name", "Ferry", "--zone", "Europe/London", "--problem", "Seven weeks.",
        "--ends", "The traffic lights.", "--home", home,
    )  # fmt: skip
    assert (made.code, made.err) == (0, "")
    assert "narrows apply" in made.out
    assert narrows("export", "--json", "--home", home).json == {
        "organisation": {
            "name": "Ferry",
            "zone": "Europe/London",
            "adoption": {"problem": "Seven weeks.", "ends": "The traffic lights."},
        }
    }


def test_what_is_said_to_do_next_is_for_the_home_that_was_made(tmp_path: Path) -> None:
    home = tmp_path / "a home"
    said = narrows("init", "--yes", "--home", home).out
    for command in ("serve", "apply FILE", "export"):
        assert f"`narrows {command} --home '{home}'`" in said


def test_a_home_is_not_made_twice(tmp_path: Path) -> None:
    narrows("init", "--yes", "--name", "Ferry", "--home", tmp_path)
    again = narrows("init", "--yes", "--name", "Harbour", "--home", tmp_path)
    assert again.code == 2
    assert "already" in again.err
    assert narrows("export", "--json", "--home", tmp_path).json["organisation"]["name"] == "Ferry"


def test_a_zone_that_is_none_makes_no_home(tmp_path: Path) -> None:
    refused = narrows("init", "--yes", "--zone", "Mars/Base", "--home", tmp_path / "home")
    assert refused.code == 2
    assert not (tmp_path / "home").exists()


def test_on_a_terminal_a_zone_that_is_none_is_asked_again(tmp_path: Path) -> None:
    with typing("Ferry", "Mars/Base", "Europe/London", "", "", "") as typed:
        made = narrows("init", "--home", tmp_path)
        assert not typed.read()
    assert made.code == 0, made.err
    organisation = narrows("export", "--json", "--home", tmp_path).json["organisation"]
    assert organisation == {"name": "Ferry", "zone": "Europe/London"}


def test_init_says_where_it_is_to_machines(tmp_path: Path) -> None:
    assert narrows("init", "--yes", "--json", "--home", tmp_path).json == {"home": str(tmp_path)}


def test_where_no_source_is_planned_it_says_how_to_bring_one(tmp_path: Path) -> None:
    """`flow` sent on to `sync`, which said to add sources and not how, and a file came up nowhere."""
    narrows("init", "--yes", "--home", tmp_path)
    asked = narrows("flow", "--home", tmp_path)
    assert asked.code == 2
    assert "narrows sources" in asked.err
    for command in ("sources", "sync"):
        told = " ".join(narrows(command, "--home", tmp_path).out.split())
        assert "hand it over on the page /connect of `narrows serve`" in told, command
        assert "`narrows connect jira`" in told
