"""The items behind a number: what a page of them holds, against the whole list filtered by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.domain.calendar import instant_at
from narrows.domain.drilling import ItemOrder, ItemsAsked, ItemState
from narrows.domain.errors import NarrowsError
from narrows.domain.flow import FlowItem
from narrows.domain.ports import PeriodRow, StreamSpan
from narrows.domain.streams import FlowStart, MeasurementPolicy, Take, ValueStream
from narrows.domain.work import COMMITTED, Fault, ItemType
from narrows.services.flow.drilling import drill, items_named
from narrows.services.flow.listing import items
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, load, move, stream
from tests.metrics.logs import STATUSES, logs, long_log
from tests.tables import Log, TableHistory, told_history

NAMES = [f"status {number}" for number in STATUSES]
DAYS = st.none() | st.dates(date(1969, 12, 31), date(1970, 1, 3))
FAR = datetime(2100, 1, 1, tzinfo=UTC)

asks = st.builds(
    ItemsAsked,
    stream=st.sampled_from(["first", "second", None]),
    state=st.none() | st.sampled_from(ItemState),
    statuses=st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
    visited=st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
    item_type=st.none() | st.sampled_from(ItemType),
    done_from=DAYS,
    done_to=DAYS,
    order=st.none() | st.sampled_from(ItemOrder),
)


def history_of(log: Log) -> TableHistory:
    streams = {
        number: ValueStream(id=name, workflow=None, takes=(Take("log"),))
        for number, name in ((1, "first"), (2, "second"))
    }
    return TableHistory(log, streams)


def is_asked(item: FlowItem, asked: ItemsAsked) -> bool:
    """What a reader of the question would say of one item."""
    is_state = {
        None: True,
        ItemState.OPEN: item.flow_state in COMMITTED,
        ItemState.AGEING: item.age_days is not None,
        ItemState.DONE: item.done_at is not None,
        ItemState.UNMEASURED: item.done_at is not None and item.flow_time_days is None,
    }[asked.state]
    is_range = True
    if asked.done_from or asked.done_to:
        is_range = item.done_at is not None and (
            (asked.done_from is None or item.done_at.date() >= asked.done_from)
            and (asked.done_to is None or item.done_at.date() < asked.done_to)
        )
    return (
        item.stream == asked.stream
        and is_state
        and is_range
        and (not asked.statuses or item.status in asked.statuses)
        and (not asked.visited or bool({each.status for each in item.visits} & {*asked.visited}))
        and asked.item_type in (None, item.item_type)
    )


def place(item: FlowItem, order: ItemOrder) -> tuple[float, ...]:
    """Where an item stands; what is undefined stands last."""
    aged = None if item.age_days is None else item.started_at
    created = -item.created_at.timestamp()
    return {
        ItemOrder.AGE: (aged is None, (aged or item.started_at or FAR).timestamp()),
        ItemOrder.FLOW_TIME: (item.flow_time_days is None, -(item.flow_time_days or 0)),
        ItemOrder.DONE: (
            item.done_at is None,
            -item.done_at.timestamp() if item.done_at else 0,
            created,
        ),
        ItemOrder.CREATED: (created,),
    }[order]


@pytest.mark.newest
@settings(max_examples=24)
@given(log=logs(), asked=asks, size=st.integers(1, 4))
def test_pages_hold_the_items_that_a_reader_would_pick_once_and_in_order(
    log: Log, asked: ItemsAsked, size: int
) -> None:
    history = history_of(log)
    if asked.stream is None and not any(move.stream == 0 for move in log.moves):
        return
    expected = [each for each in items(history) if is_asked(each, asked)]
    first = drill(history, asked, page_items=size)
    pages = [drill(history, asked, page=n + 1, page_items=size) for n in range(first.n_pages)]
    shown = [each for page in pages for each in page.items]
    assert first.n_items == len(expected)
    assert sorted(each.id for each in shown) == sorted(each.id for each in expected)
    assert all(len(page.items) == size for page in pages[:-1])
    places = [place(each, asked.ordered_by) for each in shown]
    assert places == sorted(places)


@pytest.mark.newest
@settings(max_examples=12)
@given(log=logs())
def test_an_item_is_found_by_its_key_with_all_its_visits(log: Log) -> None:
    history = history_of(log)
    for item in items(history):
        assert items_named(history, item.id, stream=item.stream) == (item,)


class Counting:
    """A history that remembers how many rows its longest answer had."""

    def __init__(self, history: TableHistory) -> None:
        self._history = history
        self.longest = 0

    @property
    def spans(self) -> Sequence[StreamSpan]:
        return self._history.spans

    def freshen(self, periods: Sequence[PeriodRow]) -> None:
        self._history.freshen(periods)

    def rows(
        self, query: str, periods: Sequence[PeriodRow] = (), *, words: Sequence[str] = ()
    ) -> list[tuple[object, ...]]:
        found = self._history.rows(query, periods, words=words)
        self.longest = max(self.longest, len(found))
        return found

    def columns(self, query: str) -> Mapping[str, object]:
        return self._history.columns(query)

    def faults(self) -> Sequence[Fault]:
        return self._history.faults()


def test_a_page_reads_no_more_than_it_shows() -> None:
    """The whole list is the control."""
    history = Counting(history_of(long_log(n_moves=600, seed=3)))
    assert 20 < len(items(history, stream="first")) < history.longest
    history.longest = 0
    assert len(drill(history, ItemsAsked("first"), page_items=10).items) == 10
    assert history.longest == 10


LOG = """
P-1  Doing    2025-01-01
P-1  Done     2025-01-05 23:30
P-2  To do    2025-01-02
P-2  Doing    2025-01-03
P-3  To do    2025-01-04
P-4  Done     2025-01-06
"""


def test_days_are_those_of_the_stream_s_zone_and_half_open() -> None:
    """P-1 was done on the 6th in Helsinki, before midnight in London."""
    there = told_history(LOG, zone="Europe/Helsinki")
    sixth = ItemsAsked("policy", done_from=date(2025, 1, 6), done_to=date(2025, 1, 7))
    assert [each.id for each in drill(there, sixth).items] == ["P-4", "P-1"]
    here = told_history(LOG, zone="Europe/London")
    assert [each.id for each in drill(here, sixth).items] == ["P-4"]


def test_open_items_come_oldest_first_and_a_page_past_the_end_is_the_last() -> None:
    history = told_history(LOG)
    asked = ItemsAsked("policy", state=ItemState.OPEN)
    found = drill(history, asked, page=99, page_items=1)
    assert (found.page, found.n_pages, found.n_items) == (2, 2, 2)
    assert [each.id for each in found.items] == ["P-3"]
    assert [each.id for each in drill(history, asked).items] == ["P-2", "P-3"]


def test_what_has_no_age_comes_after_what_has_one_wherever_flow_time_starts() -> None:
    """«OLD» was created first, and nobody committed to it."""
    told = [move("OLD", "Backlog", 0), move("Z", "Doing", 1), move("Z", "Done", 9)]
    told += [move("W", "Backlog", 5), move("W", "Doing", 6)]
    for start in FlowStart:
        warehouse = EmbeddedWarehouse(None)
        load(warehouse, told)
        history = ask(warehouse, replace(stream(), policy=MeasurementPolicy(start=start)))
        found = drill(history, ItemsAsked("policy", order=ItemOrder.AGE)).items
        assert [each.age_days is None for each in found] == [False, True, True]


def test_a_status_that_nothing_was_ever_in_has_no_items() -> None:
    history = told_history(LOG)
    for asked in (
        ItemsAsked("policy", statuses=("Nowhere",)),
        ItemsAsked("policy", visited=("') or 1=1 --",)),
    ):
        assert drill(history, asked).n_items == 0
    both = ItemsAsked("policy", statuses=("Nowhere", "To do"))
    assert [each.id for each in drill(history, both).items] == ["P-3"]


@pytest.mark.parametrize("key", ["P-5", "' or ''='", "%", "", "P-1'; drop table items --"])
def test_a_key_that_no_item_has_is_refused_whatever_it_says(key: str) -> None:
    history = told_history(LOG)
    with pytest.raises(NarrowsError) as refusal:
        items_named(history, key, stream="policy")
    assert refusal.value.slug == "item-unknown"
    assert drill(history, ItemsAsked("policy")).n_items == 4


def test_a_stream_that_is_not_there_is_refused_and_so_is_unaligned_work() -> None:
    history = told_history(LOG)
    for nowhere in ("nowhere", None):
        with pytest.raises(NarrowsError) as refusal:
            drill(history, ItemsAsked(nowhere))
        assert refusal.value.slug == "stream-unknown"


def test_no_day_is_too_early_or_too_late() -> None:
    history = told_history(LOG, zone="Pacific/Kiritimati")
    always = ItemsAsked("policy", done_from=date.min, done_to=date.max)
    assert drill(history, always).n_items == 2
    never = ItemsAsked("policy", done_from=date.max, done_to=date.min)
    assert drill(history, never).n_items == 0


def test_two_sources_may_use_one_key() -> None:
    history = told_history(LOG)
    rows = history.rows("update keys set key = 'P-1' where key = 'P-2'")
    assert rows == [(1,)]
    found = items_named(history, "P-1", stream="policy")
    assert [each.status for each in found] == ["Done", "Doing"]
    assert found[1].visits[0].entered_at - instant_at(0) > timedelta(days=1)
