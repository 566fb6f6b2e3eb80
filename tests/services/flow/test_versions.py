"""Since when a stream is counted as it is: read from the trail of a real store."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.domain.streams import MeasurementPolicy, ValueStream
from narrows.domain.work import ItemType
from narrows.services.flow.versions import policy_versions
from narrows.store import open_store
from narrows.views.soundness import policy_text, version_rows
from tests.store.insurer import INSURER

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
OFFICE = "mon-fri 09:00-17:00"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return open_store(str(tmp_path / "store.sqlite")).repository(LOCAL_OWNER)


def with_policy(plan: Plan, policy: MeasurementPolicy) -> Plan:
    first, *others = plan.streams
    return replace(plan, streams=(replace(first, policy=policy), *others))


def apply(repository: Repository, *plans: Plan) -> None:
    for plan in plans:
        stored = repository.plan()
        day = len(repository.past_plans())
        repository.replace_plan(
            plan, revision=stored.revision if stored else None, at=NOON + timedelta(days=day)
        )


def first(plan: Plan) -> ValueStream:
    return plan.streams[0]


def test_a_change_of_policy_makes_a_version_with_its_date(repository: Repository) -> None:
    usual = first(INSURER).policy
    office = replace(usual, calendar=OFFICE)
    renamed = with_policy(INSURER, office)
    named = replace(renamed, streams=(replace(first(renamed), name="New"), *renamed.streams[1:]))
    apply(repository, INSURER, renamed, named)
    versions = policy_versions(repository.audit("stream"))
    begun, changed = versions[first(INSURER).id]
    assert (begun.number, begun.since, changed.number, changed.since) == (
        1, NOON, 2, NOON + timedelta(days=1),
    )  # fmt: skip
    (change,) = changed.changes
    assert (change.name, change.before, change.after) == ("calendar", "24x7", OFFICE)
    others = [each.id for each in INSURER.streams[1:]]
    assert [len(versions[each]) for each in others] == [1] * len(others)


def test_a_change_of_workflow_makes_a_version(repository: Repository) -> None:
    own = first(INSURER)
    assert own.workflow is not None
    fewer = replace(own.workflow, statuses=own.workflow.statuses[1:])
    apply(
        repository,
        INSURER,
        replace(INSURER, streams=(replace(own, workflow=fewer), *INSURER.streams[1:])),
    )
    newest = policy_versions(repository.audit("stream"))[own.id][-1]
    assert [each.name for each in newest.changes] == ["workflow"]


def test_only_the_entries_of_streams_are_read(repository: Repository) -> None:
    apply(repository, INSURER)
    own = repository.audit("stream")
    assert [each for each in repository.audit() if each.what == "stream"] == list(own)
    assert len(own) < len(repository.audit())


def test_pages_say_since_when_once_something_was_declared_otherwise(
    repository: Repository,
) -> None:
    policy = replace(first(INSURER).policy, calendar=OFFICE, zone="UTC")
    apply(repository, INSURER)
    begun = policy_versions(repository.audit("stream"))[first(INSURER).id]
    assert policy_text(MeasurementPolicy(), begun) == (
        "Policy: start commitment, reopened whole span, calendar 24x7, weeks in UTC."
    )
    apply(repository, with_policy(INSURER, policy))
    changed = policy_versions(repository.audit("stream"))[first(INSURER).id]
    told = policy_text(policy, changed)
    assert f"calendar {OFFICE} (a day is 8 h)" in told
    assert "Version 2, since 3\N{NO-BREAK SPACE}Nov" in told
    assert "calendar" in told.rpartition("since")[2]
    (newest, oldest) = version_rows(changed, "UTC")
    assert (newest.number, newest.changed, oldest.number, oldest.changed) == (2, "calendar", 1, "")
    assert version_rows(begun, "UTC") == ()


def test_types_that_are_only_written_in_another_order_are_no_change(
    repository: Repository,
) -> None:
    """The calendar changes, and in the same plan file the types stand the other way round."""
    typed = replace(first(INSURER), item_types={"Bug": ItemType.DEFECT, "Task": ItemType.FEATURE})
    turned = replace(typed, item_types=dict(reversed([*typed.item_types.items()])))
    turned = replace(turned, policy=replace(typed.policy, calendar=OFFICE))
    other = replace(turned, item_types={**turned.item_types, "Bug": ItemType.DEBT})
    apply(
        repository,
        *(replace(INSURER, streams=(own, *INSURER.streams[1:])) for own in (typed, turned, other)),
    )
    versions = policy_versions(repository.audit("stream"))[typed.id]
    assert [[change.name for change in each.changes] for each in versions[1:]] == [
        ["calendar"], ["item_types"],
    ]  # fmt: skip
