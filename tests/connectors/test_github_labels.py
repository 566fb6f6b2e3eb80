"""Labels of GitHub that no event tells all of: renamed ones, those of imported items, any case."""

from datetime import datetime, timedelta

from narrows.connectors.github.renames import as_called_now
from narrows.connectors.github.rules import read_rules
from narrows.connectors.github.take import read_take
from narrows.connectors.json_values import Object
from tests.fakes.github_following import Direct, Followed, source
from tests.fakes.github_model import GitHubModel, Item
from tests.fakes.github_server import FakeGitHub

SHOP = "acme/shop"
COLUMNS = {"blocked": "label:blocked, label:impeded"}


def followed(model: GitHubModel, **columns: str) -> Followed:
    told = Followed(source(SHOP, status=("label:status:*",), columns={**COLUMNS, **columns}))
    told.sync(Direct(FakeGitHub(model)))
    return told


def moves(told: Followed, item: Item, *attributes: str) -> list[tuple[datetime, str, str]]:
    """In time; of several values at one instant the last kept one."""
    last: dict[tuple[datetime, str], str] = {}
    for each in told.changes.values():
        if each.item == item.key and each.attribute.value in attributes:
            last[each.changed_at, each.attribute.value] = each.value
    return sorted((at, name, value) for (at, name), value in last.items())


def rename(model: GitHubModel, old: str, *, new: str) -> None:
    """A label is called otherwise from now on: no event, and no item is touched."""
    for item in model.items.values():
        # GitHub lists labels in an order of its own.
        item.labels = sorted(new if each == old else each for each in item.labels)


def test_a_label_that_was_renamed_counts_since_it_was_given() -> None:
    """Doing since day 2 and blocked since day 3; then both labels are called otherwise."""
    model = GitHubModel("labels", step=timedelta(days=1))
    item = model.open(SHOP, "Pay by invoice")
    model.label(item, "status:doing")
    model.label(item, "blocked")
    made, doing, blocked = (item.created_at + timedelta(days=n) for n in range(3))
    model.now += timedelta(days=1)
    before = followed(model)
    rename(model, "status:doing", new="status:in progress")
    rename(model, "blocked", new="impeded")
    expected = [
        (made, "status", "Open"),
        (doing, "status", "in progress"),
        (blocked, "blocked", "impeded"),
    ]
    assert moves(followed(model), item, "status", "blocked") == expected
    # What was held before hears of it once the item is touched.
    model.label(item, "wish")
    model.now += timedelta(days=1)
    before.sync(Direct(FakeGitHub(model)))
    assert moves(before, item, "status", "blocked") == expected
    assert moves(before, item, "label")[-1][2] == "impeded, status:in progress, wish"


def test_a_renamed_label_takes_the_place_of_one_of_its_meaning() -> None:
    model = GitHubModel("labels")
    item = model.open(SHOP, "Pay by invoice", "type:bug", "wish")
    model.label(item, "status:doing")
    for old, new in (
        ("type:bug", "type:defect"),
        ("wish", "idea"),
        ("status:doing", "status:at work"),
    ):
        rename(model, old, new=new)
    model.now += timedelta(days=1)
    told = followed(model, item_type="label:type:*")
    assert [each[1:] for each in moves(told, item, "status", "item_type")] == [
        ("item_type", "defect"), ("status", "Open"), ("status", "at work"),
    ]  # fmt: skip


def test_a_label_that_was_renamed_and_taken_since_counts_from_when_it_was_given() -> None:
    """Doing since day 1, called «in progress» then, in review since day 2, closed on day 3."""
    model = GitHubModel("labels", step=timedelta(days=1))
    item = model.open(SHOP, "Pay by invoice")
    model.label(item, "status:doing")
    rename(model, "status:doing", new="status:in progress")
    model.swap(item, "status:in progress", new="status:review")
    model.close(item)
    model.now += timedelta(days=1)
    days = [item.created_at + timedelta(days=n) for n in range(4)]
    assert moves(followed(model), item, "status") == [
        (day, "status", status)
        for day, status in zip(days, ("Open", "in progress", "review", "Closed"), strict=True)
    ]


def test_what_an_item_was_made_with_and_lost_is_no_new_name_of_a_later_label() -> None:
    """Made with a status that no event gave, that was taken on day 1; another came on day 2."""
    model = GitHubModel("labels", step=timedelta(days=1))
    item = model.open(SHOP, "Pay by invoice")
    item.labels = ["status:todo"]
    model.unlabel(item, "status:todo")
    model.label(item, "status:doing")
    item.labels = []
    model.now += timedelta(days=1)
    told = moves(followed(model), item, "status")
    assert [status for *_, status in told] == ["todo", "Open", "doing"]


def test_labels_of_imported_items_are_renamed_by_nothing() -> None:
    """No event tells of what an item was made with, and none of its labels was lost."""
    given = source(SHOP, status=("label:status:*",))
    told: Object = {"labels": {"nodes": [{"name": "status:doing"}]}}
    assert as_called_now(told, [], rules=read_rules(given, read_take(given))) == []


def test_a_label_given_to_an_imported_item_after_its_end_opens_it_by_nothing() -> None:
    """Imported closed, so that no event tells of its end; labelled two days later."""
    model = GitHubModel("labels", step=timedelta(days=1))
    item = model.open(SHOP, "Pay by invoice", "status:todo")
    item.closed_at = closed_at = item.created_at + timedelta(days=1)
    model.now += timedelta(days=2)
    model.label(item, "status:doing")
    model.now += timedelta(days=1)
    assert moves(followed(model), item, "status") == [
        (item.created_at, "status", "todo"),
        (closed_at, "status", "Closed"),
    ]


def test_whole_labels_mean_the_same_in_any_case() -> None:
    """To GitHub «Blocked» and «blocked» are one label, and so they are as beginnings."""
    model = GitHubModel("labels")
    item = model.open(SHOP, "Pay by invoice", "Blocked")
    model.now += timedelta(days=1)
    assert [value for *_, value in moves(followed(model), item, "blocked")] == ["blocked"]
