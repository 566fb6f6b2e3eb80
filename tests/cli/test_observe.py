from pathlib import Path

import pytest

from tests.cli.bakery import bakery
from tests.commands import narrows


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bakery(tmp_path_factory.mktemp("bakery"), is_synced=False)


def test_a_value_is_recorded_once_and_corrected_by_another(home: Path) -> None:
    asked = ("--at", "2026-03-20", "--home", home)
    first = narrows("observe", "nps", "31", *asked)
    assert first.out == "nps: 31 points at 2026-03-20 00:00 (Europe/Berlin)\nObservations: 1 new.\n"
    assert "1 known already" in narrows("observe", "nps", "31.0", *asked).out
    assert "1 superseding what was known" in narrows("observe", "nps", "-4", *asked).out
    again = narrows("observe", "nps", "-4", *asked, "--json").json
    assert (again["new"], again["superseding"], again["known"]) == (0, 0, 1)
    assert again["observations"][0]["at"] == "2026-03-19T23:00:00Z"


def test_a_file_is_recorded_once_however_often_it_is_read(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "observations.csv"
    file.write_text(
        "metric;value;at\nnps;10;2026-01-01\nnps;11,5;2026-01-02\nnps;12;2026-01-03\n", "utf-8"
    )
    first = narrows("observe", "--file", file, "--home", home)
    assert first.code == 0
    assert first.out.startswith("Observations: 2 new, 1 not usable.\n")
    assert "row 3: «11,5» is no number here" in " ".join(first.out.split())
    again = narrows("observe", "--file", file, "--home", home, "--json").json
    assert (again["new"], again["known"]) == (0, 2)
    assert [fault["row"] for fault in again["faults"]] == [3]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nps", "33,1"), "decimal point"),
        (("npss", "33"), "did you mean «nps»"),
        (("nps", "33", "--at", "2999-01-01"), "still to come"),
        (("nps",), "give METRIC and VALUE"),
        ((), "give METRIC and VALUE"),
        (("nps", "33", "--file", "o.csv"), "--file alone"),
        (("--file", "nowhere.csv"), "There is no file"),
    ],
)
def test_what_cannot_be_recorded_is_refused_in_a_line(
    home: Path, arguments: tuple[str, ...], said: str
) -> None:
    ended = narrows("observe", *arguments, "--home", home)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err
