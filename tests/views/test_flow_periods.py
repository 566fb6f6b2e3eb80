"""How flow went, period by period, as people are shown it."""

from datetime import UTC, date, datetime

from narrows.domain.measure import Measurement, Period
from narrows.domain.streams import MeasurementPolicy
from narrows.views.flow_periods import flow_periods

FIRST = Period(date(2026, 9, 7), date(2026, 9, 14))
SECOND = Period(date(2026, 9, 14), date(2026, 9, 21))
NOW = datetime(2026, 9, 21, tzinfo=UTC)


def measured(
    metric: str,
    statistic: str,
    value: float | None,
    *,
    period: Period = FIRST,
    item_type: str | None = None,
    n_items: int = 6,
) -> Measurement:
    return Measurement(
        stream="bread",
        metric=metric,
        statistic=statistic,
        item_type=item_type,
        status=None,
        period=period,
        value=value,
        unit="days",
        n_items=n_items,
        n_unmeasured=1,
        as_of=NOW,
        complete_until=NOW,
        policy=MeasurementPolicy(),
    )


def test_periods_are_rows_in_order() -> None:
    (bread,) = flow_periods(
        [
            measured("flow_velocity", "count", 4, period=SECOND, item_type="feature", n_items=4),
            measured("flow_time", "p50", 2.0, period=SECOND),
            measured("flow_time", "p85", 5.0),
            measured("flow_distribution", "ratio", 0.7, item_type="feature"),
        ]
    )
    assert [each.period for each in bread.periods] == [FIRST, SECOND]
    first, second = bread.periods
    assert (first.median_days, first.most_days, first.shares) == (None, 5.0, {"feature": 0.7})
    assert (second.median_days, second.n_items, second.n_unmeasured) == (2.0, 6, 1)


def test_people_see_no_percentile_of_fewer_than_five_measured_items() -> None:
    (bread,) = flow_periods([measured("flow_time", "p50", 2.0, n_items=5)])
    assert bread.periods[0].median_days is None
    assert bread.periods[0].n_items == 5
