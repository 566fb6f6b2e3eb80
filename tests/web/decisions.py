"""People who decide, ask and answer on pages, over a real store with a plan that was applied."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi.testclient import TestClient
from httpx2 import Response

from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER, Repository, StoredPlan
from narrows.services.remarks import Remark
from narrows.services.reviewing import Review
from narrows.services.room import Room
from narrows.store import open_store
from narrows.web.check_in_form import new_key
from narrows.web.desk import Desk
from tests.web.editors import fields_in, form_of
from tests.web.plans import INSURER
from tests.web.reviews import NOW, desk_of, review_of

Named = Callable[[str], str]


@contextmanager
def decided_store(folder: Path, plan: Plan = INSURER) -> Iterator[Repository]:
    """A store in which a plan was applied."""
    file = folder / "store.sqlite3"
    file.write_bytes(_file_with(plan))
    store = open_store(str(file))
    yield store.repository(LOCAL_OWNER)
    store.close()


_FILES: list[tuple[Plan, bytes]] = []


def _file_with(plan: Plan) -> bytes:
    """The file of a store in which a plan was applied, made once."""
    for known, content in _FILES:
        if known == plan:
            return content
    with TemporaryDirectory() as folder:
        file = Path(folder) / "store.sqlite3"
        store = open_store(str(file))
        store.repository(LOCAL_OWNER).replace_plan(plan, revision=None, at=NOW)
        store.close()
        _FILES.append((plan, file.read_bytes()))
    return _FILES[-1][1]


def decided_desk(repository: Repository) -> Desk:
    """A desk whose review is of the plan that was applied first, and not measured again."""
    stored = repository.plan()
    assert stored is not None
    return desk_of(replace(review_of(stored.plan), revision=stored.revision), repository=repository)


def room_in(repository: Repository) -> Room:
    """Where something is said before a page is opened."""
    stored = repository.plan()
    assert isinstance(stored, StoredPlan)
    return Room(repository, stored, LOCAL_OWNER, NOW)


def remark(words: str, behalf: str | None = None, *, key: str = "") -> Remark:
    """What somebody says, in a request of its own."""
    return Remark(words, behalf, key or new_key())


def send(client: TestClient, page: str, action: str, **written: str) -> Response:
    """Open a page, write into the form of an action, and send it."""
    form = form_of(client.get(page).text, action)
    assert form is not None, f"no form of {action} on {page}"
    told = {**fields_in(form), **{name.replace("__", "/"): text for name, text in written.items()}}
    address = form.split('action="')[1].split('"')[0]
    return client.post(address, data=told, follow_redirects=False)


def following_desk(repository: Repository) -> Desk:
    """A desk whose review follows whatever is decided, as one that is served does; no history."""

    def measured() -> Review:
        stored = repository.plan()
        assert stored is not None
        known = review_of()
        progress = {
            KeyResultKey(each.id, result.id): KeyResultProgress(
                ProgressState.NO_DATA, None, None, None, ""
            )
            for each in stored.plan.objectives
            for result in each.key_results
        }
        return replace(
            known,
            plan=stored.plan,
            revision=stored.revision,
            streams={},
            unaligned=None,
            progress={**progress, **known.progress},
        )

    return replace(decided_desk(repository), review=measured)
