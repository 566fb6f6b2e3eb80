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
    frame = frame_of(START, START + length, top=1.0, unit="d")
    assert [each.label for each in frame.across] == labels
    assert frame.across[0].at == frame.left
