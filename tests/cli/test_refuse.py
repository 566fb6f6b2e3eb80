"""`narrows refuse`: what was asked is logged, refused, taken up again and accepted."""

from pathlib import Path

from tests.cli.bakery import bakery
from tests.commands import narrows


def test_a_request_goes_its_way(tmp_path: Path) -> None:
    home = ("--home", bakery(tmp_path, is_synced=False))
    assert "No request was logged yet." in narrows("refuse", "list", *home).out
    logged = narrows(
        "refuse", "log", "bread", "Rolls with faces", "--asked-by", "the fair", "--item", "B-1",
        "--refused-because", "Nobody comes back for a face", "--json", *home,
    ).json["saying"]  # fmt: skip
    number = logged["number"]
    assert dict(logged["details"])["value_metric"] == "nps"
    again = narrows("refuse", "reopen", number, "Children ask for them", "--json", *home)
    second = again.json["saying"]["number"]
    shown = narrows("refuse", "list", "bread", *home).out
    assert f"Rolls with faces, asked by the fair, again after {number}" in shown
    assert "bread: 0 refused, 0 accepted, 1 open, 1 asked again" in shown
    accepted = narrows("refuse", "accept", second, "fresh/faces", *home)
    assert accepted.code == 0, accepted.err
    told = narrows("refuse", "list", "--json", *home).json
    assert [each["state"] for each in told["requests"]] == ["reopened", "accepted"]
    assert told["requests"][1]["initiative"] == "fresh/faces"
    bet = narrows("initiative", "show", "fresh/faces", "--json", *home).json["initiative"]
    assert (bet["text"], bet["planned"]["items"]) == ("Rolls with faces", ["B-1"])


def test_what_cannot_be_is_refused_in_one_line(tmp_path: Path) -> None:
    home = ("--home", bakery(tmp_path, is_synced=False))
    number = narrows("refuse", "log", "cake", "A wedding", "--json", *home).json["saying"]["number"]
    for typed, told in (
        (("disqualify", number, "Too big"), "no value metric"),
        (("disqualify", "99", "Too big"), "narrows refuse list"),
        (("accept", number, "fresh/wedding"), "is of bread"),
        (("log", "bread", "Pie", "--asked-by", "alice.miller"), "which stream or role"),
        (("list", "pie"), "no stream «pie»"),
    ):
        ended = narrows("refuse", *typed, *home)
        assert ended.code == 2
        assert told in ended.err
        assert len(ended.err.strip().splitlines()) == 1


def test_refused_work_that_goes_on_is_told(tmp_path: Path) -> None:
    """Loaf B-9 is in the oven; some stream takes every loaf."""
    home = ("--home", bakery(tmp_path))
    assert narrows(
        "refuse", "log", "bread", "Rolls with faces", "--item", "B-9", "--refused-because",
        "Nobody comes back for a face", *home,
    ).code == 0  # fmt: skip
    shown = narrows("refuse", "list", *home).out
    assert "B-9  Baking  bread" in shown
    assert "refused, and worked on all the same" in shown
    told = narrows("refuse", "list", "--json", *home).json
    assert told["worked_on"] == [1]
    assert [each["id"] for each in told["items"]["1"]] == ["B-9"]
    assert "0 items that no stream takes" in narrows("refuse", "unaligned", *home).out
    assert narrows("refuse", "unaligned", "--json", *home).json == {
        "unaligned": [], "n_items": 0, "n_linked": 0,
    }  # fmt: skip
