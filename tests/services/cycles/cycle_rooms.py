"""Rooms to speak of cycles in: the insurer in a real store, with two things to build in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from narrows.domain.key_results import KeyResult
from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.services.remarks import Remark
from narrows.services.room import Room
from narrows.store import open_store
from tests.web.plans import INSURER
from tests.web.reviews import NOW

PORTAL = "deliverable_key_result/policy/love-mobile/portal"
TOOL = "deliverable_key_result/policy/love-mobile/tool"
WHY = {PORTAL: "The regulator wants it", TOOL: "It was promised in writing"}


def with_things_to_build(plan: Plan = INSURER) -> Plan:
    """The plan, in which customers shall love two things that somebody builds."""
    built = (
        KeyResult("portal", "mobile-nps", target=40, text="Build a customer portal"),
        KeyResult("tool", "mobile-nps", target=41, text="Build a tool for brokers"),
    )
    return replace(
        plan,
        objectives=tuple(
            replace(each, key_results=(*each.key_results, *built))
            if each.id == "love-mobile"
            else each
            for each in plan.objectives
        ),
    )


@contextmanager
def opened(folder: Path, plan: Plan = INSURER) -> Iterator[Room]:
    """A room in a new store that holds a plan."""
    store = open_store(str(folder / "store.sqlite3"))
    repository = store.repository(LOCAL_OWNER)
    repository.replace_plan(plan, revision=None, at=NOW)
    try:
        yield again(repository)
    finally:
        store.close()


def again(repository: Repository) -> Room:
    """The room as one finds it when one comes in now."""
    stored = repository.plan()
    assert stored is not None
    return Room(repository, stored, LOCAL_OWNER, NOW)


def remark(words: str = "", behalf: str | None = None, *, key: str) -> Remark:
    """Something said, in a request of its own."""
    return Remark(words, behalf, request_key=key)
