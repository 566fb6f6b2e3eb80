"""What the page of one item adds up beside its visits."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from narrows.domain.work import FlowState
from narrows.views.item_rows import ItemRow
from narrows.views.stream_item import ItemShown, VisitRow

BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ROW = ItemRow(
    "P-1",
    None,
    "feature",
    "Done",
    FlowState.DONE,
    BEGIN,
    None,
    18.0,
    None,
    1.0,
    12.0,
    0.0,
    24.0,
    "committed",
)


def visit(state: FlowState, begin: int, end: int | None) -> VisitRow:
    left = None if end is None else BEGIN + timedelta(days=end)
    length = 3.0 if end is None else float(end - begin)
    return VisitRow(state.value, state, BEGIN + timedelta(days=begin), left, length)


@pytest.mark.parametrize(("reopened", "days"), [(True, 6.0), (False, 0.0)])
def test_how_long_it_was_done_before_it_was_reopened_is_told(reopened: bool, days: float) -> None:
    """Active 0–7, done 7–13, active again 13–18, done since: 12 days of 18 were worked on."""
    again = (visit(FlowState.ACTIVE, 13, 18), visit(FlowState.DONE, 18, None))
    first = (visit(FlowState.ACTIVE, 0, 7), visit(FlowState.DONE, 7, 13 if reopened else None))
    shown = ItemShown(ROW, BEGIN, int(reopened), first + (again if reopened else ()))
    assert shown.undone_days == days


@pytest.mark.parametrize(("active", "days"), [(12.0, 0.0), (9.5, 2.5), (None, 0.0)])
def test_what_a_flag_stopped_is_told_as_it_is_in_no_visit(
    active: float | None, days: float
) -> None:
    """Twelve days in active statuses and 9.5 days active did not add up on the page."""
    visits = (
        visit(FlowState.ACTIVE, 0, 7),
        visit(FlowState.WAITING, 7, 13),
        visit(FlowState.ACTIVE, 13, 18),
        visit(FlowState.DONE, 18, None),
    )
    shown = ItemShown(replace(ROW, active_days=active), BEGIN, 0, visits)
    assert shown.stopped_days == days


def test_what_may_have_been_waiting_is_not_said_to_be_stopped() -> None:
    visits = (visit(FlowState.UNKNOWN, 0, 7), visit(FlowState.ACTIVE, 7, 9))
    assert ItemShown(replace(ROW, active_days=1.0), BEGIN, 0, visits).stopped_days == 0
