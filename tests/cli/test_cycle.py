"""`narrows cycle`: from a draft to a closed cycle on the command line."""

from pathlib import Path

import pytest

from tests.commands import narrows
from tests.terminal import typing

PLAN = """\
organisation: {name: Bakery, zone: Europe/Berlin}
metrics: [{id: smiles, title: Smiles, unit: points, better: higher}]
cycles: [{id: spring, start: 2026-03-02}, {id: summer, start: 2026-06-01}]
objectives:
  - id: warm
    cycle: spring
    owner: organisation
    text: Bread is warm
    key_results:
      - {id: smiling, metric: smiles, baseline: 2, target: 6}
      - {id: oven, metric: smiles, text: Build an oven, target: 9}
"""
OVEN = "deliverable_key_result/organisation/warm/oven"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    file = tmp_path / "narrows.yaml"
    file.write_text(PLAN, encoding="utf-8")
    home = tmp_path / "home"
    assert narrows("apply", file, "--home", home).code == 0
    assert narrows("observe", "smiles", "5", "--at", "2026-04-01", "--home", home).code == 0
    return home


def test_a_cycle_goes_from_draft_to_closed(home: Path) -> None:
    there = ("--home", home)
    shown = narrows("cycle", "show", "spring", *there).out
    assert "spring: draft, not published yet; ended on 31" in shown
    assert f"stop  {OVEN}:" in shown
    assert "needs a written reason" in shown
    published = narrows("cycle", "publish", "spring", "--reason", f"{OVEN}=It is cold", *there)
    assert published.code == 0, published.err
    assert "Cycle spring is active: number 1" in published.out
    assert "published all the same: It is cold" in narrows("cycle", "show", "spring", *there).out
    assert narrows("cycle", "begin-closing", "spring", *there).code == 0
    graded = narrows("cycle", "grade", "warm/smiling", "New flour", "--json", *there).json
    assert graded["saying"]["behalf"] == "organisation"
    told = narrows("cycle", "learn", "Begin at four", "--cycle", "spring", *there)
    assert "Kept for the review of spring" in told.out
    assert "Cycle spring is closed" in narrows("cycle", "close", "spring", *there).out
    late = narrows("cycle", "grade", "warm/smiling", "Still warm", *there)
    assert late.code == 2
    assert "«spring» is closed" in late.err


def test_cycles_are_listed_with_their_state(home: Path) -> None:
    reason = ("--reason", f"{OVEN}=It is cold")
    assert narrows("cycle", "publish", "spring", *reason, "--home", home).code == 0
    listed = narrows("cycle", "list", "--json", "--home", home).json["cycles"]
    assert [(each["id"], each["state"], each["n_objectives"]) for each in listed] == [
        ("spring", "active", 1),
        ("summer", "draft", 0),
    ]
    assert listed[0]["end"] == listed[1]["start"] == "2026-06-01"
    assert "spring" in narrows("cycle", "list", "--home", home).out


def test_a_stop_without_a_reason_is_refused_with_the_way_out(home: Path) -> None:
    refused = narrows("cycle", "publish", "spring", "--home", home)
    assert refused.code == 2
    assert f'--reason "{OVEN}=WHY"' in refused.err
    unreadable = narrows("cycle", "publish", "spring", "--reason", "because", "--home", home)
    assert unreadable.code == 2
    assert "is not written like" in unreadable.err
    page = narrows("cycle", "show", "spring", "--json", "--home", home).json["cycle"]
    assert page["cycle"]["state"] == "draft"
    assert [(each["key"], each["reason"]) for each in page["stops"]] == [(OVEN, None)]


def test_on_a_terminal_each_missing_reason_is_asked(home: Path) -> None:
    with typing("It is cold") as typed:
        ended = narrows("cycle", "publish", "spring", "--home", home)
        assert not typed.read()
    assert ended.code == 0, ended.err
    assert "organisation/warm/oven: " in ended.out
    shown = narrows("cycle", "show", "spring", "--home", home).out
    assert "published all the same: It is cold" in shown


def test_a_home_without_cycles_says_how_to_get_one(tmp_path: Path) -> None:
    file, home = tmp_path / "narrows.yaml", ("--home", tmp_path / "home")
    file.write_text("organisation: {name: Bakery}\n", encoding="utf-8")
    assert narrows("apply", file, *home).code == 0
    assert "There is no cycle yet" in narrows("cycle", "list", *home).out
    refused = narrows("cycle", "show", *home)
    assert refused.code == 2
    assert "There is no cycle yet" in refused.err
