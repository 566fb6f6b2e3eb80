"""A list of items says in words what was asked for, and each item's own numbers."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from narrows.domain.drilling import ItemOrder, ItemsAsked, ItemState
from narrows.domain.work import ItemType
from narrows.services.flow.drilling import drill, items_named
from narrows.views.item_filters import filters_of
from narrows.views.stream_item import stream_item_page
from narrows.views.stream_items import StreamItemsPage, stream_items_page
from tests.tables import TableHistory, told_history
from tests.web.plans import INSURER

LOG = """
P-1  To do     2025-01-01
P-1  Doing     2025-01-04
P-1  Done      2025-01-05
P-2  Doing     2025-01-02
P-2  Queried   2025-01-03
P-2  Done      2025-01-04
P-3  Doing     2025-01-05
P-3  To do     2025-01-07
P-4  Done      2025-01-09
"""


def page_of(asked: ItemsAsked, history: TableHistory | None = None) -> StreamItemsPage:
    found = drill(history or told_history(LOG), asked)
    return stream_items_page(INSURER, "policy", asked=asked, found=found)


def test_an_item_says_its_flow_time_or_its_age_and_its_active_share() -> None:
    rows = {each.id: each for each in page_of(ItemsAsked("policy")).rows}
    assert (rows["P-1"].flow_time_days, rows["P-1"].age_days) == (4, None)
    assert rows["P-1"].active_ratio == 0.25
    assert (rows["P-3"].flow_time_days, rows["P-3"].age_days) == (None, 4)
    assert rows["P-3"].active_ratio == 0.5


def test_where_waiting_cannot_be_told_from_active_there_is_no_share() -> None:
    rows = {each.id: each for each in page_of(ItemsAsked("policy")).rows}
    assert rows["P-2"].active_ratio is None
    assert rows["P-4"].active_ratio is None


def test_places_are_counted_from_one_and_none_is_none() -> None:
    page = page_of(ItemsAsked("policy"))
    assert (page.first, page.last, page.n_items) == (1, 4, 4)
    nothing = page_of(ItemsAsked("policy", statuses=("Nowhere",)))
    assert (nothing.first, nothing.last, nothing.n_items) == (0, 0, 0)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (ItemsAsked(None), []),
        (ItemsAsked(None, state=ItemState.UNMEASURED), ["done without a flow time"]),
        (ItemsAsked(None, statuses=("A", "B")), ["now in «A» or «B»"]),
        (ItemsAsked(None, visited=("A",), item_type=ItemType.DEBT), ["were in «A»", "debts"]),
        (ItemsAsked(None, done_to=date(2025, 2, 1)), ["done to 31\u00a0Jan\u00a02025"]),
        (
            ItemsAsked(None, done_from=date(2025, 1, 6), done_to=date(2025, 1, 13)),
            ["done from 6\u00a0Jan\u00a02025 to 12\u00a0Jan\u00a02025"],
        ),
        (ItemsAsked(None, done_to=date.min), ["done"]),
    ],
)
def test_what_was_asked_for_is_said_in_words(asked: ItemsAsked, words: list[str]) -> None:
    assert [each.words for each in filters_of(asked)] == words


def test_taking_one_thing_away_leaves_the_others() -> None:
    asked = ItemsAsked(
        "policy",
        state=ItemState.DONE,
        statuses=("Done",),
        visited=("Doing",),
        item_type=ItemType.FEATURE,
        done_from=date(2025, 1, 1),
        order=ItemOrder.FLOW_TIME,
    )
    left = [len(list(filters_of(each.without))) for each in filters_of(asked)]
    assert left == [4] * 5
    assert all(each.without.order is ItemOrder.FLOW_TIME for each in filters_of(asked))


def test_an_item_shows_each_stay_and_how_long_it_took() -> None:
    history = told_history(LOG)
    as_of = datetime(2025, 1, 9, tzinfo=UTC)
    found = items_named(history, "P-3", stream="policy")
    page = stream_item_page(INSURER, "policy", key="P-3", found=found, as_of=as_of)
    (item,) = page.items
    assert [(each.status, each.days) for each in item.visits] == [("Doing", 2), ("To do", 2)]
    assert item.visits[-1].left_at is None
    assert page.zone == "Europe/London"


def test_the_visits_of_an_item_are_as_long_as_the_calendar_of_its_stream_says() -> None:
    """P-3 was in «Doing» from Sunday to Tuesday, and is in «To do» since."""
    own = INSURER.streams[0]
    office = replace(own.policy, calendar="mon-fri 09:00-17:00", zone="UTC")
    streams = (replace(own, policy=office), *INSURER.streams[1:])
    found = items_named(told_history(LOG, calendar=office.calendar), "P-3", stream="policy")
    as_of = datetime(2025, 1, 9, tzinfo=UTC)
    plan = replace(INSURER, streams=streams)
    page = stream_item_page(plan, own.id, key="P-3", found=found, as_of=as_of)
    (item,) = page.items
    assert [(each.status, each.days) for each in item.visits] == [("Doing", 1), ("To do", 2)]
    assert item.row.age_days == sum(each.days for each in item.visits)
    assert "a day is 8 h" in page.policy
