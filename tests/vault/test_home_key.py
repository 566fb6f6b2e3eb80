"""The home's key: made once, for its owner's eyes only, or given by the environment."""

import base64
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.vault.home_key import KEY_FILE, KEY_VARIABLE, home_key


@pytest.fixture(autouse=True)
def _no_key_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)


def refusal(folder: Path) -> str:
    with pytest.raises(NarrowsError) as refused:
        home_key(folder)(False)
    return refused.value.slug


def test_a_key_is_made_when_it_is_first_needed_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    assert refusal(folder) == "key-unreadable"
    key = home_key(folder)(True)
    assert len(key) == 32
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600
    assert home_key(folder)(False) == home_key(folder)(True) == key
    assert [each.name for each in folder.iterdir()] == [KEY_FILE]


def test_of_many_who_make_it_at_once_all_have_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as people:
        keys = set(people.map(lambda _: home_key(tmp_path)(True), range(16)))
    assert len(keys) == 1


def test_the_environments_key_is_taken_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, base64.b64encode(b"e" * 32).decode())
    assert home_key(tmp_path)(True) == b"e" * 32
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    home_key(tmp_path)(True)
    for mode in (0o640, 0o604, 0o666):
        (tmp_path / KEY_FILE).chmod(mode)
        assert refusal(tmp_path) == "key-exposed"


@pytest.mark.parametrize("text", ["", "short", "bm90IGVub3VnaA==", "ä" * 44])
def test_what_is_no_key_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / KEY_FILE
    file.write_text(text, "utf-8")
    file.chmod(0o600)
    assert refusal(tmp_path) == "key-unreadable"
