"""Rooms with a real store, in which ripples are talked over."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER
from narrows.services.remarks import Remark
from narrows.services.room import Room
from narrows.store import open_store
from tests.web.plans import INSURER
from tests.web.reviews import NOW


@contextmanager
def room_in(folder: Path, plan: Plan = INSURER) -> Iterator[Room]:
    """A room about a plan that is stored."""
    file = folder / "store.sqlite3"
    file.write_bytes(_stored() if plan is INSURER else _made(plan))
    store = open_store(str(file))
    repository = store.repository(LOCAL_OWNER)
    stored = repository.plan()
    assert stored is not None
    yield Room(repository, stored, LOCAL_OWNER, NOW)
    store.close()


@lru_cache(maxsize=1)
def _stored() -> bytes:
    """The insurer's store: made once, since making the tables is most of what a test would take."""
    return _made(INSURER)


def _made(plan: Plan) -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "store.sqlite3"
        store = open_store(str(file))
        store.repository(LOCAL_OWNER).replace_plan(plan, revision=None, at=NOW)
        store.close()
        return file.read_bytes()


def fresh(room: Room) -> Room:
    """The room as it is now."""
    stored = room.repository.plan()
    assert stored is not None
    return replace(room, stored=stored)


def remark(words: str = "", behalf: str | None = None, key: str = "a") -> Remark:
    """What somebody says."""
    return Remark(words, behalf, request_key=key)
