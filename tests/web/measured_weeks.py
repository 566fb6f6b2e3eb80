"""Measurements of invented weeks, for pages: nothing is read and nothing measured."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from narrows.domain.measure import Measurement, Period
from narrows.domain.streams import MeasurementPolicy

AS_OF = datetime(2026, 11, 26, 7, 58, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
POLICY = MeasurementPolicy(zone="Europe/London")
SHARES = {"feature": 0.58, "defect": 0.21, "risk": 0.07, "debt": 0.14}


def measured(
    stream: str | None, period: Period, *, items: int, days: float, load: float
) -> Iterator[Measurement]:
    """All five flow metrics of one period."""
    said: list[tuple[str, str, str | None, float | None, str]] = [
        ("flow_velocity", "count", None, float(items), "items"),
        ("flow_time", "p50", None, round(days * 0.6, 2) if items else None, "days"),
        ("flow_time", "p85", None, days if items else None, "days"),
        ("flow_time", "p95", None, round(days * 1.3, 2) if items else None, "days"),
        ("flow_time", "mean", None, round(days * 0.7, 2) if items else None, "days"),
        ("flow_efficiency", "ratio", None, 0.27 if items else None, "ratio"),
        ("flow_load", "mean", None, load, "items"),
        ("flow_load", "end", None, load, "items"),
    ]
    said += [
        ("flow_distribution", "ratio", kind, share if items else None, "ratio")
        for kind, share in SHARES.items()
    ]
    for metric, statistic, item_type, value, unit in said:
        yield Measurement(
            stream=stream,
            metric=metric,
            statistic=statistic,
            item_type=item_type,
            status=None,
            period=period,
            value=value,
            unit=unit,
            n_items=items,
            n_unmeasured=0,
            as_of=AS_OF,
            complete_until=AS_OF,
            policy=POLICY,
        )


def weekly(stream: str | None, *, items: int, days: float, load: int) -> list[Measurement]:
    """26 weeks in which flow time falls by a third."""
    found: list[Measurement] = []
    for week in range(26):
        start = MONDAY - timedelta(weeks=26 - week)
        found += measured(
            stream,
            Period(start, start + timedelta(weeks=1)),
            items=max(0, items + (week * 7) % 5 - 2),
            days=round(days * (1.5 - week / 50), 2),
            load=load + (week * 5) % 7 - 3,
        )
    return found


def recent(stream: str | None, *, items: int, days: float, load: int) -> list[Measurement]:
    """The last 13 weeks as one period."""
    period = Period(MONDAY - timedelta(weeks=13), MONDAY)
    return list(measured(stream, period, items=items * 13, days=days, load=load))
