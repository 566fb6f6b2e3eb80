"""A store with the insurer's plan in it, as verbs of the plan need it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.remarks import Remark
from narrows.services.room import Room
from narrows.store import open_store
from tests.web.plans import INSURER
from tests.web.reviews import NOW


class House:
    """A store with the plan; each `room` is a new reading of it."""

    def __init__(self, folder: Path) -> None:
        self.store = open_store(str(folder / "store.sqlite3"))
        self.repository = self.store.repository(LOCAL_OWNER)
        self.repository.replace_plan(INSURER, revision=None, at=NOW)

    @property
    def room(self) -> Room:
        stored = self.repository.plan()
        assert stored is not None
        return Room(self.repository, stored, LOCAL_OWNER, NOW)

    @contextmanager
    def refused(self, slug: str) -> Iterator[None]:
        """What is refused leaves the plan, what was said and the trail as they were."""
        before = self.repository.plan(), self.repository.sayings(), self.repository.audit()
        with refused(slug):
            yield
        after = self.repository.plan(), self.repository.sayings(), self.repository.audit()
        assert after == before

    def close_cycle(self, cycle: str = "2026-Q4") -> None:
        said = Saying(0, About(Kind.CYCLE, cycle), Act.CLOSE, "", at=NOW, by=LOCAL_OWNER.name)
        self.repository.say(said, seen=None, request_key=f"close {cycle}")


def why(words: str = "We saw it", key: str = "a", behalf: str | None = None) -> Remark:
    return Remark(words, behalf, request_key=key)


@contextmanager
def refused(slug: str) -> Iterator[None]:
    with pytest.raises(NarrowsError) as error:
        yield
    assert error.value.slug == slug
