"""A folder that another engine measures, and what it says taken in: the same, or refused."""

import json
import shutil
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.warehouse.embedded import EmbeddedWarehouse
from narrows.warehouse.laid_out import lay_out
from narrows.warehouse.taken_weeks import TakenWeeks, take_weeks
from narrows.warehouse.weeks import KeptWeeks
from tests.laid import PLAN, answer, laid_home, part, spoil, weeks_of
from tests.loads import load, move, silent


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home laid out, once for all."""
    folder = tmp_path_factory.mktemp("made")
    laid_home(folder)
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A copy of it: the warehouse, and the folder that it is laid out in."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "warehouse", tmp_path / "laid"


def take(warehouse: Path, laid: Path) -> TakenWeeks:
    return take_weeks(warehouse, PLAN, laid=laid, progress=silent)


def is_refused(slug: str, warehouse: Path, laid: Path) -> bool:
    before = sorted(warehouse.rglob("weeks-*"))
    with pytest.raises(NarrowsError) as refused:
        take(warehouse, laid)
    return refused.value.slug == slug and sorted(warehouse.rglob("weeks-*")) == before


@pytest.mark.parametrize("is_parted", [False, pytest.param(True, marks=pytest.mark.newest)])
def test_what_another_engine_measured_is_read_and_not_asked_again(
    tmp_path: Path, home: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, *, is_parted: bool
) -> None:
    warehouse, laid = home
    own = tmp_path / "own"
    shutil.copytree(warehouse, own)
    if is_parted:
        part(laid)
    answer(laid)
    taken = take(warehouse, laid)
    expected = weeks_of(own)
    assert taken.n_weeks
    assert taken.n_rows > len(expected) / 2
    assert {each.stream for each in expected if each.value} == {"claims", "policies", None}

    def ask(*_: object) -> None:
        raise AssertionError("asked again")

    monkeypatch.setattr(KeptWeeks, "_ask", ask)
    assert weeks_of(warehouse) == expected


def test_a_spoilt_row_shows(tmp_path: Path, home: tuple[Path, Path]) -> None:
    """The control: pages read what was taken in."""
    warehouse, laid = home
    own = tmp_path / "own"
    shutil.copytree(warehouse, own)
    answer(laid)
    spoil(laid)
    take(warehouse, laid)
    assert weeks_of(warehouse) != weeks_of(own)


def test_weeks_that_a_home_knows_are_compared(home: tuple[Path, Path]) -> None:
    warehouse, laid = home
    weeks_of(warehouse)
    answer(laid)
    known = take(warehouse, laid)
    assert take(warehouse, laid) == TakenWeeks(0, 0)
    assert known.n_weeks > 0, "the usual half year reaches further back"
    spoil(laid)
    assert is_refused("weeks-differ", warehouse, laid)


@pytest.mark.newest
def test_what_does_not_belong_is_refused(home: tuple[Path, Path]) -> None:
    warehouse, laid = home
    assert is_refused("weeks-missing", warehouse, laid)
    answer(laid)
    shutil.rmtree(next((laid / "weeks").iterdir()))
    assert is_refused("weeks-missing", warehouse, laid)
    load(EmbeddedWarehouse(warehouse), [move("I-3", "Done", 70)])
    assert is_refused("lay-out-outdated", warehouse, laid)
    (laid / "asked.json").write_text("{}")
    assert is_refused("lay-out-unreadable", warehouse, laid)


def test_files_that_are_no_weeks_are_refused(home: tuple[Path, Path]) -> None:
    warehouse, laid = home
    answer(laid)
    next(laid.glob("weeks/*/*.parquet")).write_bytes(b"half a file")
    assert is_refused("weeks-missing", warehouse, laid)


@pytest.mark.newest
def test_only_a_new_folder_is_laid_out(tmp_path: Path, home: tuple[Path, Path]) -> None:
    warehouse, laid = home
    before = (laid / "asked.json").read_bytes()
    with pytest.raises(NarrowsError, match="is there already"):
        lay_out(warehouse, PLAN, into=laid, progress=silent)
    assert (laid / "asked.json").read_bytes() == before
    (tmp_path / "file").touch()
    with pytest.raises(NarrowsError, match="cannot be written"):
        lay_out(warehouse, PLAN, into=tmp_path / "file" / "laid", progress=silent)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


@pytest.mark.newest
def test_no_title_leaves_the_home(home: tuple[Path, Path]) -> None:
    _, laid = home
    told = json.loads((laid / "asked.json").read_text())
    assert {each.name for each in (laid / "tables").iterdir()} == set(told["tables"])
    assert not {"marks", "points", "statuses"} & set(told["tables"])
