from narrows.metrics.flow_efficiency import metric
from narrows.services.flow.listing import items
from tests.tables import told_history, value_of


def test_it_is_a_ratio_of_sums_and_never_a_mean_of_ratios(told: str) -> None:
    """2 days active and none waiting, 1 active and 9 waiting: 25 %, not 55 %.

    P-1  Doing    2025-01-01
    P-1  Done     2025-01-03
    P-2  Waiting  2025-01-01
    P-2  Doing    2025-01-10
    P-2  Done     2025-01-11
    """
    assert value_of(told_history(told), metric, "ratio") == 0.25


def test_time_in_done_between_reopenings_is_neither_active_nor_waiting(told: str) -> None:
    """Active 3 of 3 days.

    P-1  Doing  2025-01-01
    P-1  Done   2025-01-03
    P-1  Doing  2025-01-11
    P-1  Done   2025-01-12
    """
    assert value_of(told_history(told), metric, "ratio") == 1


def test_it_is_undefined_where_nothing_was_worked_on(told: str) -> None:
    """Straight to done.

    P-1  Backlog  2025-01-01
    P-1  Done     2025-01-05
    """
    assert value_of(told_history(told), metric, "ratio") is None


def test_it_is_undefined_where_waiting_cannot_be_told_from_active(told: str) -> None:
    """Nothing says whether a query is work or wait.

    P-1  Doing    2025-01-01
    P-1  Queried  2025-01-02
    P-1  Done     2025-01-05
    """
    history = told_history(told)
    assert value_of(history, metric, "ratio") is None
    (item,) = items(history)
    assert (item.flow_time_days, item.active_days, item.waiting_days) == (4, None, None)


def test_items_that_are_not_done_do_not_count(told: str) -> None:
    """P-2 still waits.

    P-1  Waiting  2025-01-01
    P-1  Doing    2025-01-02
    P-1  Done     2025-01-03
    P-2  Waiting  2025-01-01
    P-3  Backlog  2025-03-01
    """
    assert value_of(told_history(told), metric, "ratio") == 0.5


def test_what_a_flag_stops_is_waiting_and_counted_once(told: str) -> None:
    """Stopped for four days, of which two lie in a status that waits anyway.

    P-1  Waiting  2025-01-01
    P-1  stopped  2025-01-03
    P-1  Doing    2025-01-05
    P-1  freed    2025-01-07
    P-1  Done     2025-01-11
    """
    history = told_history(told)
    (item,) = items(history)
    assert (item.active_days, item.waiting_days, item.flow_time_days) == (4, 6, 10)
    assert value_of(history, metric, "ratio") == 0.4


def test_a_flag_that_stays_up_stops_until_now(told: str) -> None:
    """As of the 9th; nobody took the flag down.

    P-1  Doing    2025-01-01
    P-1  stopped  2025-01-03
    P-2  Doing    2025-01-09
    """
    item, _ = items(told_history(told))
    assert (item.active_days, item.waiting_days, item.age_days) == (2, 6, 8)
