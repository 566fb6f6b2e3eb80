"""GitHub, read against a fake whose truth is told by its state and not by its events."""

import random
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from narrows.connectors.github.cursor import LAG
from narrows.domain.errors import NarrowsError
from narrows.domain.work import Attribute
from tests.fakes.github_following import Direct, Followed, source
from tests.fakes.github_model import PERSON, GitHubModel, Item
from tests.fakes.github_server import FakeGitHub

SHOP = "acme/shop"
LABELLED = ("label:status:*",)


def synced(model: GitHubModel, *take: str, **more: object) -> Followed:
    followed = Followed(source(*take, **more))
    page = followed.sync(Direct(FakeGitHub(model)))
    assert page is not None
    assert page.incomplete is None, page.incomplete
    return followed


def worked(model: GitHubModel, seed: int, n_deeds: int = 60) -> None:
    """A day of work, as the dice fall."""
    dice = random.Random(seed)
    for n in range(n_deeds):
        items = list(model.items.values())
        if len(items) < 3 or dice.random() < 0.15:
            is_pull = dice.random() < 0.3
            repository = dice.choice([SHOP, "acme/api"])
            more = {"is_pull": True, "is_draft": dice.random() < 0.5} if is_pull else {}
            model.open(repository, f"Item {n}", *dice.sample(["bug", "status:todo"], 1), **more)
        else:
            deed(model, dice.choice(items), dice)


def deed(model: GitHubModel, item: Item, dice: random.Random) -> None:
    """Something that can happen to the item as it stands."""
    can: list[Callable[[], object]] = [lambda: model.rename(item, f"Title {dice.randrange(99)}")]
    missing = sorted({"bug", "status:todo", "status:doing", "wish"} - set(item.labels))
    can += [partial(model.label, item, each) for each in missing[:1]]
    can += [partial(model.unlabel, item, each) for each in item.labels[:1]]
    if item.merged_at is None:
        if item.closed_at:
            can.append(lambda: model.reopen(item))
        else:
            can.append(lambda: model.close(item, dice.choice(["COMPLETED", "NOT_PLANNED"])))
    if item.is_pull and not item.closed_at:
        can.append(lambda: model.draft(item, is_draft=not item.is_draft))
        if not item.is_draft:
            can += [lambda: model.merge(item), lambda: model.request_review(item)]
    if not item.is_pull:
        can.append(lambda: model.retype(item, "Bug" if item.kind != "Bug" else None))
    dice.choice(can)()


@pytest.mark.parametrize(
    ("rule", "status"), [("state", ()), ("state", ("state",)), ("labels", LABELLED)]
)
def test_a_first_sync_tells_whole_histories(rule: str, status: tuple[str, ...]) -> None:
    model = GitHubModel(rule)
    worked(model, seed=1, n_deeds=150)
    followed = synced(model, SHOP, "acme/api", status=status)
    assert followed.told() == model.truth()
    assert {item.key for item in model.items.values()} == followed.known


def test_an_item_moves_as_its_closing_says() -> None:
    """Opened, closed, reopened, closed as not planned; a pull request drafted and merged."""
    model = GitHubModel()
    issue = model.open(SHOP, "Pay by invoice")
    model.close(issue)
    model.reopen(issue)
    model.close(issue, "NOT_PLANNED")
    pull = model.open(SHOP, "Invoices", is_pull=True, is_draft=True)
    model.draft(pull, is_draft=False)
    model.request_review(pull)
    model.merge(pull)
    followed = synced(model, SHOP)
    moves = sorted(
        (at, item, value) for item, name, value, at in followed.told() if name == "status"
    )
    assert [(item, value) for _, item, value in moves] == [
        ("acme/shop#1", "Open"),
        ("acme/shop#1", "Closed"),
        ("acme/shop#1", "Open"),
        ("acme/shop#1", "Closed as not planned"),
        ("acme/shop#2", "Draft"),
        ("acme/shop#2", "Ready for review"),
        ("acme/shop#2", "Review requested"),
        ("acme/shop#2", "Merged"),
    ]


def test_a_label_that_takes_anothers_place_in_one_second_is_one_move() -> None:
    model = GitHubModel("labels")
    item = model.open(SHOP, "Pay by invoice", "status:todo")
    model.swap(item, "status:todo", new="status:doing")
    model.close(item)
    followed = synced(model, SHOP, status=LABELLED)
    moves = sorted((at, value) for _, name, value, at in followed.told() if name == "status")
    assert [value for _, value in moves] == ["todo", "doing", "Closed"]
    assert followed.told() == model.truth()


def test_types_parents_blocks_and_labels_are_told_since_when_they_are() -> None:
    model = GitHubModel()
    parent = model.open(SHOP, "Invoices")
    item = model.open(SHOP, "Pay by invoice", "blocked", "type:bug")
    model.adopt(item, parent)
    model.unlabel(item, "blocked")
    model.adopt(item, None)
    columns = {"item_type": "label:type:*", "blocked": "label:blocked"}
    followed = synced(model, SHOP, columns=columns)
    told = {
        (name, value)
        for key, name, value, _ in followed.told()
        if key == item.key and name in ("item_type", "parent", "blocked")
    }
    assert told == {
        ("item_type", "bug"),
        ("blocked", "blocked"), ("blocked", ""),
        ("parent", parent.key), ("parent", ""),
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_any_cursor_brings_what_one_full_sync_does(seed: int) -> None:
    model = GitHubModel(["state", "labels"][seed % 2])
    status = LABELLED if seed % 2 else ()
    followed = Followed(source("acme", status=status))
    dice = random.Random(seed)
    reader = Direct(FakeGitHub(model))
    for n in range(6):
        worked(model, seed=100 * seed + n, n_deeds=25)
        if n == 3:
            model.delete(dice.choice(list(model.items.values())))
        if n == 4:
            model.transfer(dice.choice(list(model.items.values())), "acme/archive")
        page = followed.sync(reader)
        assert page
        assert page.incomplete is None
        assert page.complete_until == model.now - LAG
        model.now += timedelta(hours=dice.choice([0, 3, 30]))
    assert followed.told() == model.truth()
    assert followed.told() == synced(model, "acme", status=status).told()


def test_a_sync_without_news_asks_little_and_changes_nothing() -> None:
    model = GitHubModel()
    worked(model, seed=4, n_deeds=100)
    followed = synced(model, "acme")
    model.now += timedelta(days=1)
    followed.sync(Direct(FakeGitHub(model)))
    before, fake = dict(followed.changes), FakeGitHub(model)
    followed.sync(Direct(fake))
    assert followed.changes == before
    assert fake.questions == ["Able", "OfOwner", "OfOwner"]


def test_long_lists_and_long_histories_are_read_to_their_ends() -> None:
    """120 issues, one of them with 260 events: three pages of each."""
    model = GitHubModel(step=timedelta(seconds=30))
    for n in range(120):
        model.open(SHOP, f"Item {n}")
    busy = next(iter(model.items.values()))
    for _ in range(130):
        model.label(busy, "wish")
        model.unlabel(busy, "wish")
    fake = FakeGitHub(model)
    followed = Followed(source(SHOP))
    page = followed.sync(Direct(fake))
    assert page
    assert page.incomplete is None
    assert followed.told() == model.truth()
    assert fake.questions.count("Part") == 3
    assert fake.questions.count("Rest") == 2


@pytest.mark.parametrize("rule", ["state", "field"])
def test_a_sync_killed_at_any_page_ends_as_an_undisturbed_one(rule: str) -> None:
    def world() -> tuple[GitHubModel, Followed]:
        model = GitHubModel(rule, step=timedelta(minutes=1))
        for n in range(130):
            item = model.open([SHOP, "acme/api"][n % 2], f"Item {n}", is_pull=n % 5 == 0)
            model.add(item, "Todo")
        for item in list(model.items.values())[::3]:
            model.move(item, "Done")
            model.close(item)
        taken = "acme" if rule == "state" else "acme/projects/7"
        return model, Followed(source(taken))

    model, undisturbed = world()
    undisturbed.sync(Direct(FakeGitHub(model)))
    n_pages = undisturbed.n_pages
    assert n_pages >= 4
    for killed_after in range(1, n_pages):
        model, followed = world()
        followed.sync(Direct(FakeGitHub(model)), killed_after=killed_after)
        item = next(iter(model.items.values()))
        model.rename(item, "Renamed while nobody looked")
        page = followed.sync(Direct(FakeGitHub(model)))
        assert page
        assert page.complete_until == model.now - LAG
        assert followed.told() == model.truth()


def test_nobody_is_asked_about_and_nobody_is_kept() -> None:
    model = GitHubModel()
    worked(model, seed=5, n_deeds=120)
    reader = Direct(FakeGitHub(model))
    followed = Followed(source("acme"))
    followed.sync(reader)
    assert PERSON not in repr(followed)
    # The control: who asks for them, gets them.
    asked = 'query Who { repository(owner: "acme", name: "shop") { issues(first: 1) { nodes { author { login } } } } }'
    answer = reader.post("/graphql", {"query": asked, "variables": {}})
    assert PERSON.encode() in answer.body
    assert not any("author" in each or "actor" in each for each in reader.bodies[:-1])


def test_an_older_server_is_not_asked_what_it_does_not_know() -> None:
    model = GitHubModel()
    worked(model, seed=6, n_deeds=80)
    followed = Followed(source("acme"))
    page = followed.sync(Direct(FakeGitHub(model, is_old=True)))
    assert page
    assert page.incomplete is None
    unknown = {Attribute.ITEM_TYPE.value, Attribute.PARENT.value}
    assert {each for each in followed.told() if each[1] not in unknown} == {
        each for each in model.truth() if each[1] not in unknown
    }


@pytest.mark.parametrize(
    ("more", "slug"),
    [
        ({"take": ()}, "take-unclear"),
        ({"take": ("acme/shop/issues",)}, "take-unclear"),
        ({"take": ("acme/projects/7", SHOP)}, "take-unclear"),
        ({"take": (SHOP,), "status": ("field:Status",)}, "github-status-unclear"),
        ({"take": (SHOP,), "status": ("label:", "label:x")}, "github-status-unclear"),
        ({"take": (SHOP,), "columns": {"points": "Estimate"}}, "github-column-unclear"),
        ({"take": (SHOP,), "columns": {"assignee": "x"}}, "github-column-unclear"),
    ],
)
def test_what_cannot_be_meant_is_refused_before_anything_is_asked(
    more: dict[str, object], slug: str
) -> None:
    reader = Direct(FakeGitHub(GitHubModel()))
    take = more.pop("take")
    with pytest.raises(NarrowsError) as refused:
        Followed(source(*take, **more)).sync(reader)  # type: ignore[misc]
    assert refused.value.slug == slug
    assert reader.n_asked == 0
