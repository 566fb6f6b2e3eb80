from dataclasses import replace
from datetime import UTC, datetime

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.flow import VisitFlow
from narrows.domain.streams import MeasurementPolicy
from narrows.domain.work import FlowState
from narrows.services.flow.listing import items
from narrows.services.flow.status_flows import statuses
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, load, move, stream
from tests.tables import told_history


def test_an_item_open_for_100_days_is_100_days_old(told: str) -> None:
    """At the first sync, not one day old.

    P-1  Backlog  2025-01-01
    P-1  Doing    2025-01-11
    """
    (item,) = items(told_history(told, as_of=datetime(2025, 4, 21, tzinfo=UTC)))
    assert item.age_days == 100
    assert (item.done_at, item.flow_time_days, item.active_days) == (None, None, 100)


def test_an_item_back_in_the_backlog_keeps_its_age_and_one_never_begun_has_none(told: str) -> None:
    """Known until the 11th.

    P-1  Doing    2025-01-01
    P-1  Backlog  2025-01-03
    P-2  Backlog  2025-01-01
    P-3  Done     2025-01-11
    """
    for start in ("commitment", "created"):
        history = told_history(told, declared=(start, "whole_span"))
        ages = {item.id: item.age_days for item in items(history)}
        assert ages == {"P-1": 10, "P-2": None, "P-3": None}


def test_what_was_worked_on_in_no_working_hour_ages_all_the_same() -> None:
    """«A» went back on the Saturday on which it was begun, «B» on the Friday before."""
    days = {"A": 5, "B": 4}  # from a Monday
    told = [
        each
        for item, day in days.items()
        for each in (
            move(item, "Backlog", 0),
            move(item, "Doing", day),
            move(item, "Backlog", day + 0.2),
        )
    ]
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, [*told, move("C", "Done", 12)])
    weekly = replace(stream(), policy=MeasurementPolicy(calendar="mon-fri 00:00-24:00"))
    ages = {each.id: each.age_days for each in items(ask(warehouse, weekly))}
    assert ages == {"A": 5.0, "B": 6.0, "C": None}


def test_visits_keep_the_words_of_the_tool_and_their_order(told: str) -> None:
    """To do and Doing begin at one instant; moved twice into Doing is one visit.

    P-1  To do  2025-01-01
    P-1  Doing  2025-01-01
    P-1  Doing  2025-01-03
    P-1  Done   2025-01-05
    """
    (item,) = items(told_history(told))
    first, last = datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 1, 5, tzinfo=UTC)
    assert item.visits == (
        VisitFlow("To do", FlowState.WAITING, first, first),
        VisitFlow("Doing", FlowState.ACTIVE, first, last),
        VisitFlow("Done", FlowState.DONE, last, None),
    )
    assert (item.status, item.created_at, item.started_at, item.done_at) == (
        "Done",
        first,
        first,
        last,
    )


def test_as_of_cuts_history_and_knows_what_moved_at_that_instant(told: str) -> None:
    """Asked as of the 3rd.

    P-1  Doing  2025-01-01
    P-1  Done   2025-01-03
    P-2  Doing  2025-01-04
    """
    found = items(told_history(told, as_of=datetime(2025, 1, 3, tzinfo=UTC)))
    assert [(item.id, item.flow_state) for item in found] == [("P-1", FlowState.DONE)]


def test_items_without_a_stream_have_stream_null(told: str) -> None:
    """X-1 is unaligned.

    X-1  Doing  2025-01-01
    P-1  Doing  2025-01-02
    """
    history = told_history(told, unaligned="X")
    assert [(item.id, item.stream) for item in items(history)] == [("P-1", "policy"), ("X-1", None)]
    assert [item.id for item in items(history, stream="policy")] == ["P-1"]


def test_a_status_counts_closed_visits_and_shows_the_open_one_as_load(told: str) -> None:
    """Two weeks; the closed visits of Waiting take 1, 2 and 5 days.

    P-1  Waiting  2025-01-01
    P-1  Doing    2025-01-02
    P-1  Waiting  2025-01-03
    P-1  Doing    2025-01-05
    P-1  Done     2025-01-07
    P-2  Waiting  2025-01-05
    P-2  Doing    2025-01-10
    P-3  Waiting  2025-01-15
    """
    waiting, doing, done = statuses(told_history(told))
    assert (waiting.status, waiting.flow_state) == ("Waiting", FlowState.WAITING)
    assert (waiting.n_visits, waiting.total_days, waiting.median_visit_days) == (4, 8, 2)
    assert (waiting.load_items, waiting.arrivals_per_week, waiting.departures_per_week) == (
        1,
        2,
        1.5,
    )
    assert (doing.load_items, doing.flow_time_share_ratio) == (1, 0.5)
    assert waiting.flow_time_share_ratio == 0.5
    assert (done.n_visits, done.median_visit_days, done.flow_time_share_ratio) == (1, None, None)


def test_where_flow_time_starts_later_a_status_before_has_no_share_of_it(told: str) -> None:
    """Six days waiting before two of work, as four of waiting after them; P-2 is done unworked.

    P-1  To do    2025-01-01
    P-1  Doing    2025-01-07
    P-1  Waiting  2025-01-09
    P-1  Done     2025-01-11
    P-2  To do    2025-01-01
    P-2  Done     2025-01-03
    """
    for start, shares in (
        ("commitment", {"To do": 8 / 12, "Doing": 2 / 12, "Waiting": 2 / 12, "Done": None}),
        ("first_active", {"To do": 0.0, "Doing": 0.5, "Waiting": 0.5, "Done": None}),
    ):
        history = told_history(told, declared=(start, "whole_span"))
        found = {each.status: each.flow_time_share_ratio for each in statuses(history)}
        assert found == shares


def test_statuses_come_in_the_workflow_s_order(told: str) -> None:
    """Used in another order.

    P-1  Done   2025-01-01
    P-1  Doing  2025-01-02
    P-1  To do  2025-01-03
    """
    assert [each.status for each in statuses(told_history(told))] == ["To do", "Doing", "Done"]


def test_statuses_of_unaligned_work_come_by_first_use(told: str) -> None:
    """No workflow says otherwise.

    X-1  Done   2025-01-01
    X-1  Doing  2025-01-02
    P-1  To do  2025-01-03
    """
    found = statuses(told_history(told, unaligned="X"))
    assert [(s.stream, s.status) for s in found] == [
        ("policy", "To do"),
        (None, "Done"),
        (None, "Doing"),
    ]


def test_a_stream_that_is_not_there_is_refused(told: str) -> None:
    """One stream.

    P-1  Done  2025-01-01
    """
    history = told_history(told)
    for listing in (items, statuses):
        with pytest.raises(NarrowsError) as refusal:
            listing(history, stream="nowhere")
        assert refusal.value.slug == "stream-unknown"
