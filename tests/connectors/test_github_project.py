"""A project of GitHub: its moves, what no event tells of, and what is hidden from the token."""

from datetime import timedelta

import pytest

from narrows.connectors.github.cursor import LAG
from narrows.domain.errors import NarrowsError
from tests.fakes.github_following import Direct, Followed, source
from tests.fakes.github_model import GitHubModel, Item
from tests.fakes.github_server import FakeGitHub

SHOP, BOARD = "acme/shop", "acme/projects/7"
POINTS = {"points": "Estimate"}


def placed(model: GitHubModel, n_items: int = 4) -> list[Item]:
    """Items on the board, half of them moved on."""
    items = [model.open(SHOP, f"Item {n}", is_pull=n % 4 == 3) for n in range(n_items)]
    for n, item in enumerate(items):
        model.add(item, "Todo", points=n / 2)
        if n % 2:
            model.move(item, "In progress")
            model.move(item, "Done")
    return items


def moves_of(followed: Followed, item: Item) -> list[str]:
    told = sorted(
        (at, value)
        for key, name, value, at in followed.told()
        if (key, name) == (item.key, "status")
    )
    return [value for _, value in told]


def test_statuses_and_points_come_from_the_board() -> None:
    model = GitHubModel("field")
    items = placed(model, 130)
    model.remove(items[0])
    model.add(items[0], "Review", points=3.5)
    followed = Followed(source(BOARD, columns=POINTS))
    page = followed.sync(Direct(FakeGitHub(model)))
    assert page
    assert page.complete_until == model.now - LAG
    # Points have no history: those of before the removal are told by nobody.
    lost = model.truth() - followed.told()
    assert {each[:3] for each in lost} == {
        (items[0].key, "points", "0"), (items[0].key, "points", "")
    }  # fmt: skip
    assert followed.told() <= model.truth()
    assert moves_of(followed, items[0]) == ["No Status", "Todo", "No Status", "Review"]


def test_a_move_on_the_board_is_news_though_it_does_not_touch_the_issue() -> None:
    model = GitHubModel("field")
    items = placed(model)
    followed = Followed(source(BOARD, columns=POINTS))
    reader = Direct(FakeGitHub(model))
    followed.sync(reader)
    model.now += timedelta(days=2)
    model.move(items[0], "Review")
    reader.fake.questions.clear()
    followed.sync(reader)
    assert followed.told() == model.truth()
    assert reader.fake.questions == ["Able", "Project", "Items", "ById"]


def test_moves_without_events_are_seen_by_each_sync() -> None:
    """Todo, In progress, Done, none of which GitHub keeps: each is held since the field says so."""
    model = GitHubModel("field", is_silent=True)
    item = placed(model, 1)[0]
    followed = Followed(source(BOARD))
    for status in ("In progress", "Done"):
        followed.sync(Direct(FakeGitHub(model)))
        model.now += timedelta(days=1)
        model.move(item, status)
    followed.sync(Direct(FakeGitHub(model)))
    assert moves_of(followed, item) == ["No Status", "Todo", "In progress", "Done"]
    assert {each for each in followed.told() if each[1] == "status"} == {
        each for each in model.truth() if each[1] == "status"
    }
    # The control: who comes late is told of the last move only.
    late = Followed(source(BOARD))
    late.sync(Direct(FakeGitHub(model)))
    assert moves_of(late, item) == ["No Status", "Done"]


def test_a_status_from_before_the_events_counts_since_the_item_was_put_there() -> None:
    """GitHub's first event says what was before it, and the board since when it was there."""
    model = GitHubModel("field", is_silent=True)
    item = model.open(SHOP, "Pay by invoice")
    model.add(item, "Todo")
    added_at = model.now
    model.is_silent = False
    model.move(item, "Done")
    followed = Followed(source(BOARD))
    followed.sync(Direct(FakeGitHub(model)))
    assert (item.key, "status", "Todo", added_at) in followed.told()
    assert moves_of(followed, item) == ["No Status", "Todo", "Done"]


def test_what_was_archived_still_counts() -> None:
    model = GitHubModel("field")
    items = placed(model)
    followed = Followed(source(BOARD, columns=POINTS))
    followed.sync(Direct(FakeGitHub(model)))
    assert items[1].place
    items[1].place.is_archived = True
    followed.sync(Direct(FakeGitHub(model)))
    assert followed.told() == model.truth()
    # An older server does not list it, and so cannot say that it is gone.
    page = followed.sync(Direct(FakeGitHub(model, is_old=True)))
    assert page
    assert page.census is None
    assert items[1].key in followed.known


def test_what_leaves_the_board_leaves_the_numbers_and_drafts_never_were_in_them() -> None:
    model = GitHubModel("field", drafts=2)
    items = placed(model)
    followed = Followed(source(BOARD, columns=POINTS))
    followed.sync(Direct(FakeGitHub(model)))
    model.remove(items[0])
    model.delete(items[1])
    page = followed.sync(Direct(FakeGitHub(model)))
    assert page
    assert followed.known == {each.key for each in items[2:]}
    assert page.batch.notes == ("2 drafts have no history and are left out",)


def test_items_in_repositories_out_of_sight_are_counted_and_named() -> None:
    model = GitHubModel("field")
    placed(model)
    secret = model.open("acme/secret", "Quiet")
    model.add(secret, "Todo")
    followed = Followed(source(BOARD))
    page = followed.sync(Direct(FakeGitHub(model, hidden={"acme/secret"})))
    assert page
    assert page.incomplete is None
    assert secret.key not in followed.known
    assert [each.message for each in followed.faults] == [
        "1 items of the project lie in repositories that this token may not see; they do not count"
    ]


def test_an_empty_project_is_complete_and_one_that_is_not_there_is_refused() -> None:
    model = GitHubModel("field")
    page = Followed(source(BOARD)).sync(Direct(FakeGitHub(model)))
    assert page
    assert page.complete_until == model.now - LAG
    assert page.batch.notes == ("«acme/projects/7» has no issues and no pull requests yet",)
    with pytest.raises(NarrowsError, match="GitHub shows no project «acme/projects/8»") as refused:
        Followed(source("acme/projects/8")).sync(Direct(FakeGitHub(model)))
    assert refused.value.slug == "tool-has-not"
