"""What the axis of time says: days where it is short, months where it is long, nothing twice."""

from datetime import UTC, datetime, timedelta

import pytest

from narrows.web.axes import frame_of

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("length", "labels"),
    [
        (timedelta(days=20), ["2 Mar 2026", "12 Mar 2026", "22 Mar 2026"]),
        (timedelta(days=300), ["Mar 2026", "Jul 2026", "Dec 2026"]),
        (timedelta(hours=20), ["2 Mar 2026", "3 Mar 2026"]),
        (timedelta(hours=5), ["2 Mar 2026"]),
    ],
)
def test_each_label_says_something_else(length: timedelta, labels: list[str]) -> None:
    frame = frame_of(START, START + length, top=1.0, unit="d", zone="UTC")
    assert [each.label for each in frame.across] == labels
    assert frame.across[0].at == frame.left


def test_days_are_those_of_the_zone() -> None:
    """20:00 in London is the next morning in Auckland."""
    evening = START.replace(hour=20)
    frame = frame_of(
        evening, evening + timedelta(days=20), top=1.0, unit="d", zone="Pacific/Auckland"
    )
    assert [each.label for each in frame.across] == ["3 Mar 2026", "13 Mar 2026", "23 Mar 2026"]


@pytest.mark.parametrize(
    ("top", "labels"),
    [
        (0.1, ["0 d", "0.05 d", "0.1 d"]),
        (1.5, ["0 d", "0.75 d", "1.5 d"]),
        (15.0, ["0 d", "7.5 d", "15 d"]),
        (1_500_000.0, ["0 d", "750,000 d", "1.5 M d"]),
        (10_000_000.0, ["0 d", "5 M d", "10 M d"]),
        (1500.0, ["0 d", "750 d", "1,500 d"]),
    ],
)
def test_a_label_says_the_number_that_it_stands_at(top: float, labels: list[str]) -> None:
    frame = frame_of(START, START + timedelta(days=20), top=top, unit="d", zone="UTC")
    assert [each.label for each in frame.up] == labels
