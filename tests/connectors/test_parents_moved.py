"""Parents that went to another project or repository: they have another key from then on."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from narrows.domain.work import Attribute, Change
from tests.fakes.github_following import Direct, Followed, source
from tests.fakes.github_model import GitHubModel
from tests.fakes.github_server import FakeGitHub
from tests.fakes.jira_entries import entry_item
from tests.fakes.jira_model import JiraModel, days
from tests.fakes.jira_reading import Home, home
from tests.fakes.jira_server import FakeJira

SHOP = "acme/shop"


def parents(changes: Iterable[Change], key: str) -> list[tuple[datetime, str]]:
    """The parents of an item in time; of several at one instant the one that was kept last."""
    kept = [each for each in changes if (each.item, each.attribute) == (key, Attribute.PARENT)]
    return sorted({each.changed_at: each.value for each in kept}.items())


@pytest.mark.parametrize("is_cloud", [True, False])
def test_an_epic_that_moved_is_the_parent_under_its_new_key(is_cloud: bool) -> None:
    """Of one child since its creation, of the other since day 1; moved on day 4."""
    jira = FakeJira(JiraModel(is_cloud=is_cloud))
    model = jira.model
    epic = model.create("PAY", days(0))
    born = model.create("PAY", days(0), parent=epic)
    given = model.create("PAY", days(0))
    model.change(given, days(1), parent=epic)
    model.create("CLM", days(0))
    kept = home("PAY", "CLM")
    synced(kept, jira, day=2)
    moved = model.move(epic, "CLM", days(4))
    for child in (born, given):
        # Jira tells the parent of today by its key of today, and the changelog as it was.
        model.issues[child].now["parent"] = moved
        model.change(child, days(5), summary="Touched")
    synced(kept, jira, day=6)
    fresh = home("PAY", "CLM")
    synced(fresh, jira, day=6)
    for each in (kept, fresh):
        assert parents(each.changes.values(), born) == [(days(0), moved)]
        assert parents(each.changes.values(), given) == [(days(1), moved)]


def synced(kept: Home, jira: FakeJira, *, day: float) -> None:
    jira.clock = days(day)
    kept.sync(jira, now=days(day))
    assert kept.incomplete is None


def test_a_sub_task_that_went_to_another_parent_had_the_one_before_until_then() -> None:
    """Jira calls that field of a sub-task «Parent Issue» in its changelog."""
    jira = FakeJira(JiraModel())
    model = jira.model
    task = model.create("PAY", days(0), parent="PAY-8")
    issue = model.issues[task]
    issue.now["parent"] = "PAY-9"
    model._log(issue, days(3), [entry_item("Parent Issue", None, "PAY-8", "PAY-9")])
    kept = home()
    synced(kept, jira, day=4)
    assert parents(kept.changes.values(), task) == [(days(0), "PAY-8"), (days(3), "PAY-9")]


def test_a_parent_that_was_transferred_is_the_parent_under_its_new_key() -> None:
    model = GitHubModel()
    parent, item = model.open(SHOP, "Invoices"), model.open(SHOP, "Pay by invoice")
    model.adopt(item, parent)
    adopted_at = model.now
    kept = Followed(source("acme"))
    kept.sync(Direct(FakeGitHub(model)))
    model.transfer(parent, "acme/api")
    model.rename(item, "Pay by invoice or card")
    model.now += timedelta(days=1)
    kept.sync(Direct(FakeGitHub(model)))
    assert parents(kept.changes.values(), item.key) == [(adopted_at, "acme/api#1")]
