from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from narrows.domain.calendar import Cut
from narrows.metrics import flow_efficiency
from narrows.metrics.flow_time import metric
from narrows.services.flow.listing import items
from narrows.services.flow.measuring import measure
from tests.tables import told_history, value_of


def test_time_back_in_the_backlog_counts_in_the_whole_span(told: str) -> None:
    """A week in progress, three months back in the backlog, a week in progress.

    P-1  Doing    2025-01-01
    P-1  Backlog  2025-01-08
    P-1  Doing    2025-04-10
    P-1  Done     2025-04-17
    """
    history = told_history(told)
    assert value_of(history, metric, "p50") == 106
    (item,) = items(history)
    assert (item.flow_time_days, item.active_days, item.waiting_days) == (106, 14, 0)


@pytest.mark.parametrize(
    ("declared", "days"),
    [
        (("commitment", "whole_span"), 106),
        (("commitment", "sum_of_spells"), 14),
        (("commitment", "last_spell"), 17),
        (("created", "whole_span"), 108),
        (("first_active", "whole_span"), 105),
        (("first_active", "sum_of_spells"), 13),
        (("created", "last_spell"), 17),
    ],
)
def test_a_stream_declares_where_its_flow_time_starts_and_which_span_counts(
    told: str, declared: tuple[str, str], days: float
) -> None:
    """A week in process of which a day is waited, done, back for ten days of rest, a week again.

    P-1  Backlog  2024-12-30
    P-1  Waiting  2025-01-01
    P-1  Doing    2025-01-02
    P-1  Done     2025-01-08
    P-1  Backlog  2025-03-31
    P-1  Doing    2025-04-10
    P-1  Done     2025-04-17
    """
    history = told_history(told, declared=declared)
    assert value_of(history, metric, "p50") == days
    (item,) = items(history)
    waited = 0 if declared[0] == "first_active" else 1
    assert (item.active_days, item.waiting_days) == (13, waited)


def test_what_was_never_begun_has_no_flow_time_under_any_policy(told: str) -> None:
    """One is wanted and done at once, the other waits and is done without any work.

    P-1  Backlog  2025-01-01
    P-1  Done     2025-01-03
    P-2  Waiting  2025-01-01
    P-2  Done     2025-01-03
    """
    for declared, known in (
        (("commitment", "whole_span"), [None, 2]),
        (("created", "whole_span"), [None, 2]),
        (("first_active", "sum_of_spells"), [None, None]),
    ):
        found = items(told_history(told, declared=declared))
        assert [each.flow_time_days for each in found] == known


def test_what_has_no_flow_time_is_in_no_efficiency_either(told: str) -> None:
    """One waits and is done without any work, of the other two days count under each policy.

    P-1  Waiting  2025-01-01
    P-1  Done     2025-01-05
    P-2  Doing    2025-01-01
    P-2  Done     2025-01-03
    """
    for start, ratio in (("commitment", Fraction(2, 6)), ("first_active", Fraction(1))):
        history = told_history(told, declared=(start, "whole_span"))
        assert value_of(history, flow_efficiency.metric, "ratio") == float(ratio)


def test_waiting_counts_toward_flow_time(told: str) -> None:
    """Wanted on the 1st, committed to on the 2nd.

    P-1  Backlog  2025-01-01
    P-1  Waiting  2025-01-02
    P-1  Doing    2025-01-09
    P-1  Done     2025-01-10
    """
    assert value_of(told_history(told), metric, "mean") == 8


def test_a_second_done_status_keeps_the_time_of_the_first(told: str) -> None:
    """Released is done too.

    P-1  Doing     2025-01-01
    P-1  Done      2025-01-06
    P-1  Released  2025-01-21
    """
    history = told_history(told)
    assert value_of(history, metric, "p85") == 5
    assert [item.n_reopened for item in items(history)] == [0]


def test_a_reopened_item_is_done_at_its_last_end(told: str) -> None:
    """Done on the 3rd, and again on the 12th.

    P-1  Doing  2025-01-01
    P-1  Done   2025-01-03
    P-1  Doing  2025-01-11
    P-1  Done   2025-01-12
    """
    history = told_history(told)
    assert value_of(history, metric, "p50") == 11
    (item,) = items(history)
    assert (item.n_reopened, item.active_days) == (1, 3)


def test_a_reopening_takes_the_item_out_of_the_week_it_was_done_in(told: str) -> None:
    """6 January 2025 is a Monday.

    P-1  Doing  2025-01-06
    P-1  Done   2025-01-08
    P-1  Doing  2025-01-14
    P-1  Done   2025-01-16
    """

    def done_by_week(as_of: datetime) -> list[int]:
        history = told_history(told, as_of=as_of)
        start, end = date(2025, 1, 6), date(2025, 1, 20)
        found = measure(history, cut=Cut.WEEK, start=start, end=end, metrics=[metric])
        return [each.n_items for each in found if each.statistic == "p50"]

    assert done_by_week(datetime(2025, 1, 13, tzinfo=UTC)) == [1, 0]
    assert done_by_week(datetime(2025, 1, 14, tzinfo=UTC)) == [0, 0]
    assert done_by_week(datetime(2025, 1, 16, tzinfo=UTC)) == [0, 1]


def test_what_was_done_and_then_cancelled_is_not_done(told: str) -> None:
    """It ends cancelled.

    P-1  Doing      2025-01-01
    P-1  Done       2025-01-03
    P-1  Cancelled  2025-01-04
    """
    history = told_history(told)
    assert value_of(history, metric, "p50") is None
    (item,) = items(history)
    assert (item.done_at, item.n_reopened, item.age_days) == (None, 0, None)


def test_done_without_commitment_has_no_flow_time_which_is_not_zero(told: str) -> None:
    """P-1 went straight to done.

    P-1  Backlog  2025-01-01
    P-1  Done     2025-01-05
    P-2  Doing    2025-01-01
    P-2  Done     2025-01-03
    """
    history = told_history(told)
    assert value_of(history, metric, "p50") == 2
    assert value_of(history, metric, "mean") == 2
    (median, *_) = measure(history, cut=Cut.ALL, metrics=[metric])
    assert (median.n_items, median.n_unmeasured) == (2, 1)
    assert [item.flow_time_days for item in items(history)] == [None, 2]


def test_an_hour_lost_to_daylight_saving_is_not_an_hour_of_work(told: str) -> None:
    """28 March 12:00 to 29 March 12:00 on London's clocks, in UTC.

    P-1  Doing  2026-03-28 12:00
    P-1  Done   2026-03-29 11:00
    """
    history = told_history(told, zone="Europe/London")
    assert value_of(history, metric, "p50") == pytest.approx(23 / 24)


@pytest.mark.parametrize(
    ("n_items", "p50", "p85", "p95"),
    [
        (1, 1, 1, 1),
        (2, 1, 2, 2),
        (10, 5, 9, 10),
        (19, 10, 17, 19),
        (20, 10, 17, 19),
        (21, 11, 18, 20),
    ],
)
def test_a_percentile_is_the_flow_time_of_a_real_item(
    n_items: int, p50: int, p85: int, p95: int
) -> None:
    """Items of 1, 2, 3 … days: the smallest such that at least p % took no longer."""
    log = "".join(
        f"P-{day}  Doing  2025-01-01\nP-{day}  Done  2025-01-{day + 1:02}\n"
        for day in range(1, n_items + 1)
    )
    history = told_history(log)
    assert [value_of(history, metric, name) for name in ("p50", "p85", "p95")] == [p50, p85, p95]
