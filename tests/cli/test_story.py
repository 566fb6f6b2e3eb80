"""`narrows story`: asked for, told, finished and thrown away."""

from pathlib import Path

from tests.cli.bakery import bakery
from tests.commands import narrows


def test_a_story_is_asked_for_told_and_finished(tmp_path: Path) -> None:
    home = ("--home", bakery(tmp_path))
    asked = narrows("story", "ask", "fresh", *home)
    assert "What could we do this week that moves Time in «Rising» (3 → 0 days, now" in asked.out
    assert "Begin at four" not in asked.out, "nobody started that bet"
    assert narrows("initiative", "start", "fresh/earlier", *home).code == 0
    prompts = narrows("story", "ask", "fresh", "--json", *home).json["prompts"]
    assert prompts[-1]["initiative"] == "earlier"
    assert "narrows story ask" in narrows("story", "list", *home).out
    told = narrows(
        "story",
        "tell",
        "fresh",
        "A warmer shelf",
        "--key-result",
        "rising",
        "--item",
        "B-7",
        "--json",
        *home,
    ).json["saying"]
    number = told["number"]
    listed = narrows("story", "list", "fresh", "--open", *home).out
    assert "A warmer shelf" in listed
    assert "for rising, is B-7" in listed
    assert narrows("story", "finish", number, *home).code == 0
    assert "A warmer shelf" not in narrows("story", "list", "fresh", "--open", *home).out
    told = narrows("story", "list", "--json", *home).json["stories"]
    assert [(each["state"], each["key_result"]) for each in told] == [("finished", "rising")]


def test_what_cannot_be_is_refused_in_one_line(tmp_path: Path) -> None:
    home = ("--home", bakery(tmp_path, is_synced=False))
    number = narrows("story", "tell", "fresh", "Rise", "--json", *home).json["saying"]["number"]
    for typed, told in (
        (("argue", number, "fresh", "It is good"), "lives in cycle «spring» already"),
        (("drop", number, ""), "Nothing is said"),
        (("finish", "99"), "narrows story list"),
        (("tell", "stale", "Toast"), "There is no objective"),
        (("list", "stale"), "There is no objective"),
        (("ask", "stale"), "There is no objective"),
    ):
        ended = narrows("story", *typed, *home)
        assert ended.code == 2
        assert told in ended.err
        assert len(ended.err.strip().splitlines()) == 1
