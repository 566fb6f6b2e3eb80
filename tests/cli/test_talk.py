"""`narrows talk`: what is asked waits in the list until it is answered."""

from pathlib import Path

from tests.cli.test_audit import BAKERY
from tests.commands import narrows


def test_a_question_is_asked_listed_and_answered(tmp_path: Path) -> None:
    file, home = tmp_path / "narrows.yaml", ("--home", tmp_path / "home")
    file.write_text(BAKERY, encoding="utf-8")
    assert narrows("apply", file, *home).code == 0
    assert "Nothing was said yet." in narrows("talk", "show", *home).out
    asked = narrows("talk", "ask", "warm", "For whom?", "--as", "organisation", "--json", *home)
    number = asked.json["saying"]["number"]
    shown = narrows("talk", "show", "warm", "--unanswered", *home).out
    assert "for organisation: ask on warm (waits for an answer)" in shown
    assert "For whom?" in shown
    assert narrows("talk", "answer", number, "Whoever comes", *home).code == 0
    assert "No question waits." in narrows("talk", "show", "--unanswered", *home).out
    told = narrows("talk", "show", "warm", "--json", *home).json
    assert [each["act"] for each in told["conversation"]] == ["ask", "answer"]
    assert told["unanswered"] == []
    assert told["conversation"][0]["about"] == ["objective", "warm"]


def test_what_cannot_be_acknowledged_is_refused(tmp_path: Path) -> None:
    file, home = tmp_path / "narrows.yaml", ("--home", tmp_path / "home")
    file.write_text(BAKERY, encoding="utf-8")
    assert narrows("apply", file, *home).code == 0
    refused = narrows("talk", "acknowledge", "warm", *home)
    assert refused.code == 2
    assert "names no waypoint" in refused.err
