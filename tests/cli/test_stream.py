"""`narrows stream`: a stream publishes what it offers and needs, and the others read it."""

from pathlib import Path

from tests.cli.bakery import bakery
from tests.commands import narrows


def test_a_stream_tells_the_others_what_it_offers(tmp_path: Path) -> None:
    home = ("--home", bakery(tmp_path, is_synced=False))
    assert "Bread (offers and needs nothing yet)" in narrows("stream", "show", *home).out
    words = ("--offers", "dough at four", "--needs", "the oven by six", "--message", "from Monday")
    saved = narrows("stream", "publish", "bread", *words, *home)
    assert saved.out == "Saved as number 1: bread tells the others.\n"
    assert narrows("ripple", "propose", "fresh", "helps", "cake", "warm ovens", *home).code == 0
    shown = narrows("stream", "show", "bread", "--cycle", "spring", *home).out
    for told in (
        "Bread (published 20",
        "«from Monday»",
        "offers: dough at four",
        "needs: the oven by six",
        "wants: Bread is fresh when people come (fresh)",
        "helps cake: warm ovens (proposed)",
    ):
        assert told in shown
    assert "feels: bread helps cake: warm ovens (proposed)" in narrows(
        "stream", "show", "cake", *home
    ).out  # fmt: skip
    assert "dough at four" in narrows("export", *home).out
    (found,) = narrows("stream", "show", "bread", "--json", *home).json["streams"]
    assert (found["offers"], found["makes"][0]["state"]) == (["dough at four"], "proposed")


def test_a_roadmap_stands_beside_it(tmp_path: Path) -> None:
    home = ("--home", bakery(tmp_path, is_synced=False))
    plan = narrows("export", *home).out
    file = tmp_path / "roadmap.yaml"
    file.write_text(
        plan.replace("- id: bread\n", "- id: bread\n  roadmap: label = 2027\n", 1), "utf-8"
    )
    assert narrows("apply", file, *home).code == 0
    shown = narrows("stream", "show", *home).out
    assert "roadmap, beside all this and never graded: label = 2027" in shown
    for words in (("show", "breads"), ("publish", "bread"), ("publish", "bread", "--offers", "")):
        assert narrows("stream", *words, *home).code == 2
