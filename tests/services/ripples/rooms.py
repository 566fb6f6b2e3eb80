"""Rooms with a real store, in which ripples are talked over."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

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
    store = open_store(str(folder / "store.sqlite3"))
    repository = store.repository(LOCAL_OWNER)
    repository.replace_plan(plan, revision=None, at=NOW)
    stored = repository.plan()
    assert stored is not None
    yield Room(repository, stored, LOCAL_OWNER, NOW)
    store.close()


def fresh(room: Room) -> Room:
    """The room as it is now."""
    stored = room.repository.plan()
    assert stored is not None
    return replace(room, stored=stored)


def remark(words: str = "", behalf: str | None = None, key: str = "a") -> Remark:
    """What somebody says."""
    return Remark(words, behalf, request_key=key)
