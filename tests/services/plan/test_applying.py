"""Applying: the plan of a file becomes that of a home, and the same again changes nothing."""

from datetime import UTC, datetime
from pathlib import Path, PurePath

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.services.plan.applying import apply, compare
from narrows.services.plan.file import parse_plan
from narrows.store import open_store

NOW = datetime(2026, 11, 26, tzinfo=UTC)
EMPTY = "organisation: {name: Ferry}\n"
NAMED = "organisation: {name: Harbour}\n"


def plan(text: str) -> Plan:
    return parse_plan(text, file="p.yaml", folder=PurePath("/plans"), connectors=())


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return open_store(str(tmp_path / "store.db")).repository(LOCAL_OWNER)


def applied(repository: Repository, text: str) -> int | None:
    """Apply a plan; the revision afterwards."""
    apply(compare(repository, plan(text)), repository, now=NOW)
    stored = repository.plan()
    return stored.revision if stored else None


def test_what_differs_replaces_the_plan_of_the_home(repository: Repository) -> None:
    first = applied(repository, EMPTY)
    second = applied(repository, NAMED)
    stored = repository.plan()
    assert stored is not None
    assert stored.plan == plan(NAMED)
    assert first is not None
    assert second is not None
    assert second > first


def test_the_same_plan_again_writes_nothing(repository: Repository) -> None:
    first = applied(repository, NAMED)
    trail = repository.audit()
    assert applied(repository, NAMED) == first
    assert repository.audit() == trail


def test_the_first_plan_is_kept_even_if_it_says_nothing(repository: Repository) -> None:
    assert repository.plan() is None
    applied(repository, "{}\n")
    stored = repository.plan()
    assert stored is not None
    assert stored.plan == Plan()


def test_a_plan_that_was_changed_meanwhile_is_not_overwritten(repository: Repository) -> None:
    applied(repository, EMPTY)
    compared = compare(repository, plan(NAMED))
    applied(repository, "organisation: {name: Somebody else was here}\n")
    with pytest.raises(NarrowsError) as refused:
        apply(compared, repository, now=NOW)
    assert refused.value.slug == "plan-stale"
    stored = repository.plan()
    assert stored is not None
    assert stored.plan.organisation.name == "Somebody else was here"


def test_two_who_begin_a_home_do_not_overwrite_each_other(repository: Repository) -> None:
    compared = compare(repository, plan(NAMED))
    applied(repository, EMPTY)
    with pytest.raises(NarrowsError, match="meanwhile"):
        apply(compared, repository, now=NOW)
