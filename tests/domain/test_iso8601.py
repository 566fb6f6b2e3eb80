"""Instants and days as people write them."""

from datetime import UTC, date, datetime

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.iso8601 import parse_day, parse_instant


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-09-07", datetime(2026, 9, 6, 23, tzinfo=UTC)),
        ("2026-09-07T18:00", datetime(2026, 9, 7, 17, tzinfo=UTC)),
        ("2026-09-07T18:00Z", datetime(2026, 9, 7, 18, tzinfo=UTC)),
        ("2026-09-07T18:00:00.000001+02:00", datetime(2026, 9, 7, 16, 0, 0, 1, tzinfo=UTC)),
    ],
)
def test_an_instant_without_offset_is_in_the_zone_and_a_bare_day_its_beginning(
    text: str, instant: datetime
) -> None:
    assert parse_instant(text, "Europe/London") == instant


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "0001-01-01"])
def test_what_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(NarrowsError, match="is no instant"):
        parse_instant(text, "Asia/Tokyo")


def test_a_day_is_a_day() -> None:
    assert parse_day("2026-09-07") == date(2026, 9, 7)
    with pytest.raises(NarrowsError, match="is no day"):
        parse_day("07/09/2026")
