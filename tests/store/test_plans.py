"""What was decided comes back as it was, and only what changed is written."""

from dataclasses import replace
from pathlib import Path, PurePath

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.repository import AuditEntry, Principal, Repository
from narrows.services.plan.file import parse_plan
from narrows.store import open_store
from narrows.store.places import is_order
from narrows.store.plan_rows import things_of
from narrows.store.reconcile import changes
from tests.shared import FOLDER
from tests.store.conftest import Addresses, run
from tests.store.drawn_plans import plans
from tests.store.insurer import INSURER, LOVED, NOON, QUICK, USED, with_objectives, with_teams


def applied(repository: Repository, *steps: Plan) -> list[AuditEntry]:
    """Apply plans one after the other; what the last one told of its things, not of their order."""
    seen = 0
    for plan in steps:
        stored = repository.plan()
        seen = len(repository.audit())
        repository.replace_plan(plan, revision=stored.revision if stored else None, at=NOON)
        now = repository.plan()
        assert now is not None
        assert now.plan == plan
    return [each for each in repository.audit()[seen:] if not is_order(each)]


def versions(address: str, table: str) -> dict[object, object]:
    return dict(run(address, f"SELECT id, version FROM {table}"))  # type: ignore[arg-type]


def test_a_new_store_has_no_plan(repository: Repository) -> None:
    assert repository.plan() is None
    assert repository.stamp() == (0, 0)
    assert repository.audit() == []


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def one_store(request: pytest.FixtureRequest, addresses: Addresses) -> str:
    return addresses.of(request.param)


def test_any_plan_comes_back_as_it_was_decided(one_store: str) -> None:
    """Each drawn plan replaces the one before it, so that every kind of change is written too."""
    store = open_store(one_store)
    repository = store.repository(Principal("drawn"))
    n_things: list[int] = []

    @settings(
        max_examples=50 if "postgresql" not in one_store else 20,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(plans())
    def comes_back(plan: Plan) -> None:
        stored = repository.plan()
        revision = stored.revision if stored else None
        repository.replace_plan(plan, revision=revision, at=NOON)
        found = repository.plan()
        assert found is not None
        assert found.plan == plan
        n_things.append(len(things_of(plan)))

    try:
        comes_back()
        assert len(n_things) >= 20
        assert max(n_things) > 15
        assert repository.verify().is_whole
    finally:
        store.close()


def test_the_insurers_plan_comes_back(repository: Repository) -> None:
    contract = FOLDER / "contract" / "insurer.yaml"
    if not contract.exists():
        pytest.skip("the contract is not here")
    plan = parse_plan(
        contract.read_text("utf-8"), file="insurer.yaml", folder=PurePath("/x"),
        connectors=["csv_file"],
    )  # fmt: skip
    assert len(applied(repository, plan)) == 31


def test_the_same_plan_again_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    store = open_store(str(file))
    repository = store.repository(Principal("ada"))
    applied(repository, INSURER)
    store.close()
    before = file.read_bytes()
    store = open_store(str(file))
    repository = store.repository(Principal("ada"))
    assert repository.replace_plan(INSURER, revision=1, at=NOON) == 1
    # The negative control: a change is seen in the log that is written ahead.
    assert not Path(f"{file}-wal").exists() or not Path(f"{file}-wal").stat().st_size
    assert repository.replace_plan(with_teams("mobile"), revision=1, at=NOON) == 2
    assert Path(f"{file}-wal").stat().st_size
    store.close()
    assert file.read_bytes() != before


def test_an_empty_plan_is_a_plan(repository: Repository) -> None:
    assert [entry.what for entry in applied(repository, Plan())] == ["organisation"]


def test_only_what_changed_gets_a_new_version_and_an_entry(
    address: str, repository: Repository
) -> None:
    changed = replace(LOVED, text="Customers adore it")
    entries = applied(repository, INSURER, with_objectives(USED, changed, QUICK))
    assert [(entry.action, entry.what, entry.key) for entry in entries] == [
        ("changed", "objective", "loved")
    ]
    assert entries[0].before == (("text", "Customers love it"),)
    assert entries[0].after == (("text", "Customers adore it"),)
    assert entries[0].by == "local owner"
    assert entries[0].at == NOON
    assert versions(address, "objective") == {"widely-used": 1, "loved": 2, "quick": 1}
    assert set(versions(address, "key_result").values()) == {1}


def test_a_changed_list_is_a_change_of_its_owner(address: str, repository: Repository) -> None:
    entries = applied(repository, INSURER, with_teams("claims", "mobile"))
    assert [(entry.action, entry.what, entry.key) for entry in entries] == [
        ("changed", "stream", "policy")
    ]
    assert entries[0].before == (("teams", "mobile\nunderwriting"),)
    assert entries[0].after == (("teams", "claims\nmobile"),)
    assert versions(address, "stream") == {"policy": 2}


def test_what_a_plan_does_not_name_goes_with_all_that_belongs_to_it(
    repository: Repository,
) -> None:
    entries = applied(repository, INSURER, with_objectives(USED, QUICK))
    assert {(entry.action, entry.what, entry.key) for entry in entries} == {
        ("removed", "objective", "loved"),
        ("removed", "key result", "loved/nps"),
        ("removed", "key result", "loved/wait"),
        ("removed", "initiative", "loved/sit-in"),
        ("removed", "ripple", "loved/widely-used"),
    }
    assert all(entry.before and not entry.after for entry in entries)


def test_priorities_that_change_places_are_a_change(address: str, repository: Repository) -> None:
    entries = applied(repository, INSURER, with_objectives(USED, QUICK, LOVED))
    assert [(entry.key, entry.before, entry.after) for entry in entries] == [
        ("quick", (("rank", "3"),), (("rank", "2"),)),
        ("loved", (("rank", "2"),), (("rank", "3"),)),
    ]
    assert versions(address, "objective") == {"widely-used": 1, "loved": 2, "quick": 2}


def test_priorities_that_merely_shift_are_none(address: str, repository: Repository) -> None:
    new = replace(QUICK, id="new")
    entries = applied(repository, INSURER, with_objectives(new, USED, LOVED, QUICK))
    assert [(entry.action, entry.key) for entry in entries] == [("added", "new")]
    assert versions(address, "objective") == {"new": 1, "widely-used": 1, "loved": 1, "quick": 1}


def test_the_order_of_two_owners_is_nobodys_priority(repository: Repository) -> None:
    assert not applied(repository, INSURER, with_objectives(LOVED, USED, QUICK))


def test_who_read_an_older_plan_is_refused_and_nothing_is_written(repository: Repository) -> None:
    applied(repository, INSURER, with_teams("mobile"))
    trail = repository.audit()
    for revision in (None, 1, 3):
        with pytest.raises(NarrowsError) as refusal:
            repository.replace_plan(INSURER, revision=revision, at=NOON)
        assert refusal.value.slug == "plan-stale"
    assert repository.audit() == trail
    stored = repository.plan()
    assert stored is not None
    assert (stored.revision, stored.plan) == (2, with_teams("mobile"))


def test_a_plan_that_fails_halfway_leaves_the_old_one(repository: Repository) -> None:
    applied(repository, INSURER)
    broken = with_objectives(replace(USED, text="half\0"), replace(LOVED, text="other"))
    with pytest.raises(NarrowsError) as refusal:
        repository.replace_plan(broken, revision=1, at=NOON)
    assert refusal.value.slug == "text-unkeepable"
    stored = repository.plan()
    assert stored is not None
    assert (stored.plan, stored.revision) == (INSURER, 1)


def test_two_things_of_one_key_are_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="one key"):
        things_of(with_objectives(USED, USED))


def test_no_change_is_found_between_equal_plans() -> None:
    assert not changes(things_of(INSURER), things_of(replace(INSURER)))


def test_every_column_of_the_plan_is_compared() -> None:
    """A column that a comparison left out would never be changed by an apply."""
    for thing in things_of(INSURER).values():
        assert set(thing.values) == set(thing.kind.columns)
        assert set(thing.parts) == set(thing.kind.parts)


def test_a_link_to_nothing_is_refused_by_the_database(address: str) -> None:
    """The negative control of links that are checked last: at the end they are."""
    store = open_store(address)
    repository = store.repository(Principal("ada"))
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        repository.replace_plan(
            with_objectives(replace(USED, waypoint="nowhere")), revision=None, at=NOON
        )
    assert repository.plan() is None
    store.close()
