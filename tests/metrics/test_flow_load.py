from datetime import UTC, date, datetime

from narrows.domain.calendar import Cut
from narrows.metrics.flow_load import metric
from narrows.services.flow.measuring import measure
from tests.tables import TableHistory, told_history


def weekly(
    history: TableHistory, start: date, end: date
) -> list[tuple[float | None, float | None]]:
    """Mean and end, week by week."""
    found = measure(history, cut=Cut.WEEK, start=start, end=end, metrics=[metric])
    values = [each.value for each in found]
    return list(zip(values[::2], values[1::2], strict=True))


def test_load_is_weighted_by_time_and_back_in_the_backlog_is_none(told: str) -> None:
    """Weeks from Monday 6 January 2025.

    P-1  Backlog  2025-01-06
    P-1  Waiting  2025-01-07
    P-1  Doing    2025-01-08
    P-1  Backlog  2025-01-09
    P-2  Doing    2025-01-06
    P-3  Doing    2025-01-13
    P-3  Done     2025-01-20
    """
    loads = weekly(told_history(told), date(2025, 1, 6), date(2025, 1, 20))
    assert loads == [(9 / 7, 1), (2, 2)]


def test_what_ends_with_the_period_is_load_until_then(told: str) -> None:
    """P-1 is done at midnight of Monday the 13th: it is load at the week's last instant.

    P-1  Doing  2025-01-06
    P-1  Done   2025-01-13
    """
    assert weekly(told_history(told), date(2025, 1, 6), date(2025, 1, 20)) == [(1, 1), (None, 0)]


def test_load_ends_at_as_of_and_is_unknown_after(told: str) -> None:
    """Known until Thursday.

    P-1  Doing  2025-01-06
    P-1  Done   2025-01-08
    P-2  Doing  2025-01-09
    P-3  Doing  2025-01-10
    """
    history = told_history(told, as_of=datetime(2025, 1, 9, tzinfo=UTC))
    loads = weekly(history, date(2025, 1, 6), date(2025, 1, 20))
    assert loads == [(2 / 3, 1), (None, None)]


def test_a_day_of_the_zone_bounds_the_load(told: str) -> None:
    """Monday 30 March 2026 begins in London at 23:00 UTC of Sunday, in a week of 167 hours.

    P-1  Doing  2026-03-22 12:00
    P-1  Done   2026-03-29 23:00
    """
    history = told_history(told, zone="Europe/London", as_of=datetime(2026, 4, 30, tzinfo=UTC))
    assert weekly(history, date(2026, 3, 23), date(2026, 4, 6)) == [(1, 1), (0, 0)]
