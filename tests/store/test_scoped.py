"""Two organisations in one store: nothing of one is ever seen or changed by the other."""

import ast
from dataclasses import astuple, replace
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, Table, true

from narrows import store as package
from narrows.domain.errors import NarrowsError
from narrows.domain.organisation import Organisation
from narrows.domain.plan import Plan
from narrows.domain.repository import Marks, Principal, Repository
from narrows.store import Store
from narrows.store.scoped import Scoped
from tests.store.conftest import Open, run
from tests.store.insurer import INSURER, NOON, with_teams
from tests.store.test_check_ins import FIRST, SECOND
from tests.store.test_observations import nps
from tests.store.test_sayings import BET, STARTED, STOPPED
from tests.store.test_snapshots import KEPT

CANARY = "canary of the other house"
THEIRS = replace(INSURER, organisation=Organisation(CANARY))
ALLOWED_TO_RUN_SQL = {"scoped.py", "sqlite.py", "postgresql.py", "schema.py", "sql.py", "env.py"}


def seen(repository: Repository) -> tuple[object, ...]:
    """Everything that a repository shows."""
    stored = repository.plan()
    return (
        stored and astuple(stored),
        repository.observations(),
        repository.observations(["nps"]),
        repository.check_ins(),
        repository.check_ins("loved"),
        repository.snapshots(),
        repository.snapshots("loved"),
        repository.sayings(),
        repository.sayings(BET),
        repository.stamp(),
        repository.marks(),
        repository.audit(),
    )


def two_houses(store: Store) -> tuple[Repository, Repository]:
    """Ours, which is empty, and theirs, which has one of everything."""
    theirs = store.repository(Principal("charlie", 2))
    theirs.replace_plan(THEIRS, revision=None, at=NOON)
    theirs.observe([nps(7777)])
    theirs.check_in(replace(FIRST, learned=CANARY), request_key="a")
    theirs.keep_snapshots([replace(KEPT, current=7777.0)])
    theirs.say(replace(STARTED, words=CANARY), seen=0, request_key="a")
    theirs.say(STOPPED, seen=1, request_key="b")
    return store.repository(Principal("alice", 1)), theirs


def crawl(store: Store) -> None:
    """Read and change everything of ours, and hold that neither house noticed the other."""
    ours, theirs = two_houses(store)
    before = seen(theirs)
    assert CANARY in str(before)
    assert seen(ours) == (None, [], [], [], [], [], [], [], [], (0, 0), Marks(), [])
    assert ours.replace_plan(INSURER, revision=None, at=NOON) == 1
    assert ours.observe([nps(7777), nps(31)]) == 2
    # The same keys as theirs: ours all the same, and the number is not taken.
    assert ours.check_in(FIRST, request_key="a") == FIRST
    assert ours.check_in(SECOND, request_key="b") == SECOND
    assert ours.keep_snapshots([KEPT]) == 1
    assert ours.say(STARTED, seen=0, request_key="a").number == 1
    assert ours.replace_plan(with_teams("mobile"), revision=1, at=NOON) == 2
    assert ours.replace_plan(Plan(), revision=2, at=NOON) == 3
    assert CANARY not in str(seen(ours))
    assert seen(theirs) == before
    for repository in (ours, theirs):
        assert repository.verify().is_whole


def test_nothing_of_one_house_is_seen_or_changed_by_another(address: str, opened: Open) -> None:
    crawl(opened(address))
    houses = run(address, "SELECT organisation, count(*) FROM audit GROUP BY 1 ORDER BY 1")
    assert [row[0] for row in houses] == [1, 2]


def test_without_the_scope_the_canary_is_seen(
    address: str, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control: the one condition taken out, the crawl fails."""

    def everybodys(_self: Scoped, _table: Table) -> ColumnElement[bool]:
        return true()

    monkeypatch.setattr(Scoped, "_mine", everybodys)
    with pytest.raises((AssertionError, LookupError, NarrowsError)):
        crawl(opened(address))


@pytest.mark.parametrize("verb", ["rows", "last", "highest", "change", "remove"])
def test_each_verb_is_scoped_by_itself(
    address: str, opened: Open, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    """With the condition left out of one verb only, the crawl still notices."""
    scoped = getattr(Scoped, verb)

    def unscoped(self: Scoped, *given: object, **asked: object) -> object:
        with monkeypatch.context() as patch:
            patch.setattr(Scoped, "_mine", lambda _self, _table: true())
            return scoped(self, *given, **asked)

    monkeypatch.setattr(Scoped, verb, unscoped)
    with pytest.raises((AssertionError, LookupError, NarrowsError)):
        crawl(opened(address))


def statements(text: str) -> set[str]:
    """Names by which SQL is run in a module."""
    return {
        node.func.attr
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("execute", "exec_driver_sql", "scalar", "scalars", "executemany")
    }


def test_no_other_module_runs_sql() -> None:
    folder = Path(package.__file__).parent
    modules = {path.name: statements(path.read_text("utf-8")) for path in folder.rglob("*.py")}
    assert len(modules) > 20
    assert {name for name, found in modules.items() if found} <= ALLOWED_TO_RUN_SQL
    assert statements("connection.execute(select(table))") == {"execute"}
    assert modules["scoped.py"] == {"execute"}
