"""What was compiled by another version of the code is forgotten where it cannot be read."""

import pickle
from pathlib import Path

import pytest

from narrows.warehouse.compiled import compiling


class Gone:
    """Stands for a class of an older version."""


def test_what_names_a_class_that_is_no_more_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, unread, other = (
        tmp_path / name for name in ("walk.walk-1.nbi", "walk.walk-2.nbi", "walk.enter-1.nbi")
    )
    read.write_bytes(pickle.dumps("1.0") + pickle.dumps(pickle.dumps(["kept"])))
    for each in (unread, other):
        each.write_bytes(pickle.dumps("1.0") + pickle.dumps(Gone))
    monkeypatch.delattr(f"{__name__}.Gone")
    compiling.forget_unreadable(tmp_path, "walk")
    assert [each.exists() for each in (read, unread, other)] == [True, False, True]
