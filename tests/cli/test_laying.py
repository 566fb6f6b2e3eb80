"""`narrows lay-out` and `take-weeks`, around whatever engine measures in between."""

from pathlib import Path

import pytest

from tests.cli.test_reading import LOG, PLAN
from tests.commands import narrows
from tests.laid import answer


@pytest.fixture
def home(tmp_path: Path) -> str:
    """A bakery with its log."""
    (tmp_path / "narrows.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    home = str(tmp_path / "home")
    assert narrows("apply", tmp_path / "narrows.yaml", "--home", home).code == 0
    assert narrows("sync", "--home", home).code == 0
    return home


def test_out_and_in_again(home: str, tmp_path: Path) -> None:
    expected = narrows("flow", "--home", home, "--json").json
    laid = tmp_path / "laid"
    told = narrows("lay-out", laid, "--home", home, "--json").json
    assert told["folder"] == str(laid)
    assert told["n_moves"] > 0
    assert told["n_bytes"] > 0
    refused = narrows("take-weeks", laid, "--home", home)
    assert (refused.code, "lacks weeks" in refused.err) == (2, True)
    answer(laid)
    # Without what the home measured itself.
    for path in Path(home).rglob("weeks-*.parquet"):
        path.unlink()
    taken = narrows("take-weeks", laid, "--home", home, "--json").json
    assert taken["n_weeks"] > 0
    assert narrows("flow", "--home", home, "--json").json == expected
    assert narrows("take-weeks", laid, "--home", home).out.startswith("0 rows")
    assert narrows("lay-out", laid, "--home", home).code == 2
