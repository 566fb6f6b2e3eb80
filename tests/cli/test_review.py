"""`narrows review`: the page of a cycle as Markdown, as a page and as JSON."""

from pathlib import Path

import pytest

from tests.cli.bakery import bakery
from tests.commands import narrows


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bakery(tmp_path_factory.mktemp("bakery"))


def test_a_cycle_is_reviewed_as_markdown(home: Path) -> None:
    ended = narrows("review", "--cycle", "spring", "--home", home)
    assert ended.code == 0, ended.err
    assert ended.out.startswith("# Review of spring\n")
    assert "a draft that was never published" in ended.out
    assert "| 8 → 2 days | 4 days | 0.67 |" in ended.out
    assert "Begin at four" in ended.out


def test_grades_are_copied_when_the_cycle_is_closed(tmp_path: Path) -> None:
    there = ("--home", bakery(tmp_path))
    assert narrows("initiative", "start", "fresh/earlier", "We try", *there).code == 0
    before = narrows("review", "--json", *there).json["review"]["objectives"]
    assert narrows("cycle", "publish", "spring", *there).code == 0
    assert narrows("cycle", "begin-closing", "spring", *there).code == 0
    assert narrows("cycle", "grade", "fresh/time", "Begun at four", *there).code == 0
    assert narrows("cycle", "close", "spring", *there).code == 0
    assert narrows("observe", "nps", "39", "--at", "2026-05-01", *there).code == 0
    after = narrows("review", "--json", *there).json["review"]
    assert after["cycle"]["state"] == "closed"
    kept = {each["id"]: each for each in after["objectives"][0]["key_results"]}
    was = {each["id"]: each for each in before[0]["key_results"]}
    assert kept["time"]["comment"] == "Begun at four"
    assert kept["time"]["grade_ratio"] == was["time"]["grade_ratio"]
    # An observation that came too late moves no grade that was given.
    assert kept["nps"]["progress"] == was["nps"]["progress"]
    assert kept["nps"]["grade_ratio"] is None
    (bet,) = after["initiatives"]
    assert (bet["state"], bet["reason"]) == ("lapsed", "")
    assert "fresh/earlier: lapsed with spring" in narrows("initiative", "list", *there).out
    told = narrows("okrs", "--cycle", "spring", "--json", *there).json["objectives"][0]
    (nps,) = [each for each in told["key_results"] if each["id"] == "nps"]
    assert nps["current"] == was["nps"]["progress"]["current"]


def test_a_page_is_written_beside_the_answer(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "review.html"
    ended = narrows("review", "--html", out, "--json", "--home", home)
    assert ended.json["review"]["cycle"]["id"] == "spring"
    assert "<h1>Review of spring</h1>" in out.read_text(encoding="utf-8")
    refused = narrows("review", "--html", tmp_path / "no" / "page.html", "--home", home)
    assert refused.code == 2
    assert "cannot be written" in refused.err


def test_what_is_not_there_is_not_reviewed(home: Path) -> None:
    refused = narrows("review", "--cycle", "sprint", "--home", home)
    assert refused.code == 2
    assert "did you mean «spring»" in refused.err
