"""`narrows strategy` and `narrows adoption`: drafts, publications and answers, as people see them."""

from pathlib import Path

import pytest

from tests.cli.bakery import PLAN
from tests.commands import narrows

STRATEGY = """\
strategy:
  vision: Bread that is worth the walk
  constraints: [No night work]
  waypoints: [{id: warm, text: Bread is warm until noon, by: 2027-06-30}]
"""


@pytest.fixture
def home(tmp_path: Path) -> tuple[str, Path]:
    file = tmp_path / "narrows.yaml"
    aim = "zone: Europe/Berlin, ambition: {stance: stretch, expect_ratio: 0.7, words: Dare}"
    plan = PLAN.replace("zone: Europe/Berlin", aim, 1)
    file.write_text(STRATEGY + plan, encoding="utf-8")
    assert narrows("apply", file, "--home", tmp_path / "home").code == 0
    return "--home", tmp_path / "home"


def test_a_draft_is_commented_and_published(home: tuple[str, Path]) -> None:
    assert narrows("talk", "ask", "strategy", "Warm for whom?", "--as", "bread", *home).code == 0
    shown = narrows("strategy", "show", *home).out
    assert "A draft, open to comment" in shown
    assert "Ambition: stretch, 70 % expected: Dare" in shown
    assert "Waypoint warm: Bread is warm until noon" in shown
    assert "bread: Warm for whom?" in shown
    assert "Questions that wait: 1." in shown
    assert "Not heard yet: cake." in shown
    assert "published, as number 2" in narrows("strategy", "publish", "Go", *home).out
    told = narrows("strategy", "show", "--json", *home).json["strategy"]
    assert (told["state"], told["published"]["words"]) == ("published", "Go")
    assert (told["unanswered"], told["said"]) == ([1], [])


def test_a_later_change_is_a_draft_again(home: tuple[str, Path], tmp_path: Path) -> None:
    assert narrows("strategy", "publish", *home).code == 0
    assert "Published" in narrows("strategy", "show", *home).out
    other = tmp_path / "other.yaml"
    other.write_text(STRATEGY.replace("walk", "way") + PLAN, encoding="utf-8")
    assert narrows("apply", other, *home).code == 0
    assert "A draft" in narrows("strategy", "show", *home).out


def test_the_opening_questions_are_answered_again(home: tuple[str, Path]) -> None:
    answered = narrows(
        "adoption", "answer", "--problem", "Queues", "--pilot", "bread", "--leader", "Baker", *home
    )
    assert "adoption/problem: Queues" in answered.out
    shown = narrows("adoption", "show", *home).out
    assert "Nobody has answered yet." in shown
    assert "Pilots: bread (1 objective)" in shown
    assert "Leaders: Baker (0 objectives of their own)" in shown
    told = narrows("adoption", "show", "--json", *home).json["adoption"]
    assert told["questions"][0]["answer"] == "Queues"
    assert len(told["questions"][0]["history"]) == 1
    assert narrows("adoption", "answer", "--pilot", "pie", *home).code == 2
