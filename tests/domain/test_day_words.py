"""Days and instants as people write them."""

from datetime import UTC, date, datetime

from narrows.domain.day_words import moment, moments_in, span_text


def test_a_span_is_told_with_its_last_day_and_one_day_alone() -> None:
    assert span_text(date(2026, 10, 26), date(2026, 11, 23)) == (
        "26\u00a0Oct\u00a02026 to 22\u00a0Nov\u00a02026"
    )
    assert span_text(date(2026, 11, 26), date(2026, 11, 27)) == "26\u00a0Nov\u00a02026"


def test_an_instant_is_told_to_the_minute_in_its_zone() -> None:
    at = datetime(2026, 7, 26, 23, 40, 54, 12, UTC)
    assert moment(at, "Europe/London") == "27\u00a0Jul\u00a02026, 00:40"


def test_instants_that_a_sentence_keeps_in_utc_are_said_in_the_zone_of_who_reads_it() -> None:
    """Beside «since 27 Jul 2026, 09:00» of London, «at 2026-07-27 07:55» was an hour too early."""
    kept = "Version 2, by Ada at 2026-07-26 23:40 (calendar); after 2026-01-05 09:00 sources told."
    assert moments_in(kept, "Europe/London").replace("\u00a0", " ") == (
        "Version 2, by Ada at 27 Jul 2026, 00:40 (calendar); after 5 Jan 2026, 09:00 sources told."
    )
    for word in ("by Ada 2026-07-26 23:40", "by the one at 2026-13-01 99:99 (calendar)"):
        assert moments_in(word, "Europe/London") == word
