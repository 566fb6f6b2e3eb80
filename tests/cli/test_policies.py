"""A stream's calendar from the plan file to the terminal and to JSON; what cannot be is refused."""

from pathlib import Path

import pytest

from tests.cli.bakery import PLAN, bakery
from tests.commands import narrows

CALENDAR = "mon-wed 08:00-16:00"
OPEN = PLAN.replace("    name: Bread\n", f"    name: Bread\n    policy: {{calendar: {CALENDAR}}}\n")
"""The bakery's log: a loaf rises from Tuesday 8:00 for a day and is baked for three, to Saturday."""

LAST = ("--from", "2026-04-13", "--to", "2026-04-20")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return bakery(tmp_path)


def applied(home: Path, plan: str) -> tuple[int, str]:
    file = home.parent / "again.yaml"
    file.write_text(plan, "utf-8")
    answer = narrows("apply", file, "--home", home)
    return answer.code, answer.err


def test_a_calendar_moves_the_numbers_and_is_carried_with_each(home: Path) -> None:
    asked = ("flow", "--stream", "bread", "--by", "week", *LAST, "--json", "--home", home)
    before = narrows(*asked).json["measurements"]
    assert applied(home, OPEN) == (0, "")
    after = narrows(*asked).json["measurements"]
    assert {each["policy"]["calendar"] for each in before} == {"24x7"}
    assert {each["policy"]["calendar"] for each in after} == {CALENDAR}
    values = [
        [
            each["value"]
            for each in of
            if (each["metric"], each["statistic"]) == ("flow_time", "mean")
        ]
        for of in (before, after)
    ]
    assert values == [[4], [2]]
    waits = narrows("statuses", "--stream", "bread", "--json", "--home", home).json["statuses"]
    rising = next(each for each in waits if each["status"] == "Rising")
    assert rising["median_visit_days"] == 1


def test_an_answer_says_which_version_counts_and_since_when(home: Path) -> None:
    assert applied(home, OPEN) == (0, "")
    for command in ("items", "losses", "bottleneck"):
        asked = (command, "--stream", "bread", "--home", home)
        (counted,) = narrows(*asked, "--json").json["counted"]
        assert [each["number"] for each in counted["versions"]] == [1, 2]
        assert counted["versions"][1]["changed"] == ["calendar"]
        assert counted["versions"][1]["since"].endswith("Z")
        assert counted["policy"]["calendar"] == CALENDAR
        text = " ".join(narrows(*asked).out.split())
        assert f"calendar {CALENDAR} (a day is 8 h)" in text
        assert "Version 2, since" in text


def test_the_terminal_prints_the_policy_beside_the_numbers(home: Path) -> None:
    applied(home, OPEN)
    shown = narrows("flow", "--stream", "bread", "--home", home).out
    assert CALENDAR in " ".join(shown.split())
    explained = narrows(
        "explain", "flow_time", "--stream", "bread", "--statistic", "mean", *LAST, "--home", home
    ).out
    text = " ".join(explained.split())
    assert f"calendar {CALENDAR} (a day is 8 h)" in text
    assert "Σ 2.0 working days / 1 item" in text
    assert "Version 2, since" in text


def test_an_export_says_the_calendar_and_is_applied_again(home: Path) -> None:
    applied(home, OPEN)
    exported = narrows("export", "--home", home).out
    assert f"calendar: {CALENDAR}" in exported
    assert applied(home, exported)[0] == 0


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (OPEN.replace(CALENDAR, "mon-fri"), "has no working hours"),
        (OPEN.replace(CALENDAR, "always"), "cannot be read at «always»"),
        (OPEN.replace(CALENDAR, f"{CALENDAR} holidays XX"), "cannot be read at"),
        (
            OPEN.replace("zone: Europe/Berlin\n    name", "zone: Mars/Base\n    name"),
            "no time zone",
        ),
        (
            OPEN.replace(
                "{status: Sold, state: done}\n    item", "{status: Sold, state: new}\n    item"
            ),
            "has no status with state done",
        ),
    ],
)
def test_what_cannot_be_counted_by_is_refused_in_one_line_and_nothing_changes(
    home: Path, plan: str, says: str
) -> None:
    assert plan != OPEN
    asked = ("flow", "--stream", "bread", "--json", "--home", home)
    before = narrows("export", "--home", home).out, narrows(*asked).out
    code, told = applied(home, plan)
    assert code == 2
    assert says in told
    assert len(told.strip().splitlines()) == 1
    assert (narrows("export", "--home", home).out, narrows(*asked).out) == before
