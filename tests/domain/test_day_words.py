"""Days and instants as people write them."""

from datetime import UTC, date, datetime

from narrows.domain.day_words import moment, span_text


def test_a_span_is_told_with_its_last_day_and_one_day_alone() -> None:
    assert span_text(date(2026, 10, 26), date(2026, 11, 23)) == (
        "26\u00a0Oct\u00a02026 to 22\u00a0Nov\u00a02026"
    )
    assert span_text(date(2026, 11, 26), date(2026, 11, 27)) == "26\u00a0Nov\u00a02026"


def test_an_instant_is_told_to_the_minute_in_its_zone() -> None:
    at = datetime(2026, 7, 26, 23, 40, 54, 12, UTC)
    assert moment(at, "Europe/London") == "27\u00a0Jul\u00a02026, 00:40"
