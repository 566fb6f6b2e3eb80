"""A room with a plan that is really in the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER, StoredPlan
from narrows.services.remarks import Remark
from narrows.services.room import Room
from narrows.store import open_store
from tests.web.reviews import NOW


@cache
def new_store() -> bytes:
    """A store without anything in it, made once: the steps of its schema take half a second."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "store.sqlite3"
        open_store(str(file)).close()
        return file.read_bytes()


@contextmanager
def room_with(plan: Plan, folder: Path) -> Iterator[Room]:
    """A room whose plan was applied to a new store."""
    file = folder / "store.sqlite3"
    file.write_bytes(new_store())
    store = open_store(str(file))
    repository = store.repository(LOCAL_OWNER)
    repository.replace_plan(plan, revision=None, at=NOW)
    yield again(Room(repository, StoredPlan(plan, 0), LOCAL_OWNER, NOW))
    store.close()


def again(room: Room) -> Room:
    """The same room with the plan as it is now."""
    stored = room.repository.plan()
    assert stored is not None
    return replace(room, stored=stored)


def changed(room: Room, plan: Plan) -> Room:
    """The same room after somebody applied another plan."""
    room.repository.replace_plan(plan, revision=room.revision, at=NOW)
    return again(room)


def remark(words: str = "", behalf: str | None = None, key: str = "a") -> Remark:
    """Something to say."""
    return Remark(words, behalf, request_key=key)
