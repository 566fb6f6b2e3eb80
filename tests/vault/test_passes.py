"""Passes are files that tell nothing to whoever reads them, and each is taken by one alone."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from narrows.domain.access import PassKind
from narrows.domain.errors import NarrowsError
from narrows.vault.passes import FOLDER, FolderPasses

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
DIGEST = "ab" * 32


def test_a_pass_is_known_until_it_is_taken(tmp_path: Path) -> None:
    passes = FolderPasses(tmp_path)
    assert passes.until(PassKind.LINK, DIGEST) is None
    passes.keep(PassKind.LINK, DIGEST, until=NOON)
    assert passes.until(PassKind.LINK, DIGEST) == NOON
    assert passes.until(PassKind.SESSION, DIGEST) is None, "a link is no session"
    assert passes.take(PassKind.LINK, DIGEST) == NOON
    assert passes.take(PassKind.LINK, DIGEST) is None


def test_of_many_who_take_one_at_once_one_gets_it(tmp_path: Path) -> None:
    """Each with the folder opened anew, as several processes have it."""
    for _ in range(20):
        FolderPasses(tmp_path).keep(PassKind.LINK, DIGEST, until=NOON)
        with ThreadPoolExecutor(8) as people:
            taken = list(
                people.map(lambda _: FolderPasses(tmp_path).take(PassKind.LINK, DIGEST), range(8))
            )
        assert sorted(taken, key=str) == [NOON, *[None] * 7]


def test_its_owner_alone_may_read_it(tmp_path: Path) -> None:
    FolderPasses(tmp_path).keep(PassKind.SESSION, DIGEST, until=NOON)
    (file,) = (tmp_path / FOLDER).iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_those_that_are_over_are_forgotten_and_no_other(tmp_path: Path) -> None:
    passes = FolderPasses(tmp_path)
    for n, kind in enumerate(PassKind):
        passes.keep(kind, f"{n}0" * 32, until=NOON)
        passes.keep(kind, f"{n}1" * 32, until=NOON + timedelta(seconds=1))
    (tmp_path / FOLDER / "server-8765").write_text("http://127.0.0.1:8765")
    passes.forget_over(NOON)
    assert len(list((tmp_path / FOLDER).iterdir())) == 3


@pytest.mark.parametrize("broken", ["", "tomorrow", "2026-11-26T12:00:00", "ä"])
def test_what_cannot_be_read_opens_nothing(tmp_path: Path, broken: str) -> None:
    FolderPasses(tmp_path).keep(PassKind.SESSION, DIGEST, until=NOON)
    (tmp_path / FOLDER / f"session-{DIGEST}").write_text(broken, "utf-8")
    assert FolderPasses(tmp_path).until(PassKind.SESSION, DIGEST) is None


def test_where_nothing_can_be_kept_it_says_so(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way")
    with pytest.raises(NarrowsError) as refused:
        FolderPasses(tmp_path).keep(PassKind.LINK, DIGEST, until=NOON)
    assert refused.value.slug == "access-unkept"
