from narrows.domain.calendar import Cut
from narrows.metrics.status_wait import metric
from narrows.services.flow.measuring import measure
from tests.tables import told_history


def waits(told: str) -> dict[str | None, float | None]:
    found = measure(told_history(told), cut=Cut.ALL, metrics=[metric])
    return {each.status: each.value for each in found}


def test_each_visit_keeps_its_own_time(told: str) -> None:
    """To do, Doing, Checking, Doing, Checking: nothing is credited to another status.

    P-1  To do     2025-01-01
    P-1  Doing     2025-01-02
    P-1  Checking  2025-01-04
    P-1  Doing     2025-01-08
    P-1  Checking  2025-01-16
    P-1  Done      2025-02-01
    """
    assert waits(told) == {"To do": 1, "Doing": 2 + 8, "Checking": 4 + 16}


def test_an_item_that_skipped_the_status_waited_no_days(told: str) -> None:
    """P-2 never waited; P-3 is not done and says nothing yet.

    P-1  Waiting  2025-01-01
    P-1  Doing    2025-01-07
    P-1  Done     2025-01-08
    P-2  Doing    2025-01-07
    P-2  Done     2025-01-08
    P-3  Waiting  2025-01-01
    P-4  Backlog  2025-03-01
    """
    assert waits(told) == {"Waiting": 3, "Doing": 1}


def test_time_in_an_ignored_status_belongs_to_the_visit_before(told: str) -> None:
    """Ticked means nothing; at an item's beginning it belongs to the visit after.

    P-1  Waiting  2025-01-01
    P-1  Ticked   2025-01-02
    P-1  Doing    2025-01-04
    P-1  Done     2025-01-05
    P-2  Ticked   2025-01-01
    P-2  Waiting  2025-01-03
    P-2  Ticked   2025-01-04
    P-2  Waiting  2025-01-05
    P-2  Done     2025-01-06
    """
    assert waits(told) == {"Waiting": (3 + 5) / 2, "Doing": 0.5}
