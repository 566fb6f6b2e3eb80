"""A sentence with instants is told in the zone of whoever reads it."""

from datetime import UTC, datetime, timedelta

from narrows.domain.told import joined, text_in_utc, told_of, told_text

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
BY = told_of("by ", "Ada", " at ", NOON)


def test_words_and_instants_stand_in_turn_and_words_at_both_ends() -> None:
    assert BY == ("by Ada at ", NOON, "")
    assert told_of(NOON, NOON) == ("", NOON, "", NOON, "")
    assert told_of() == told_of("") == ("",)


def test_sentences_are_joined() -> None:
    late = told_of("after ", NOON + timedelta(days=1), " more")
    assert joined([BY, late]) == (
        "by Ada at ", NOON, "; after ", NOON + timedelta(days=1), " more",
    )  # fmt: skip
    assert joined([BY]) == BY
    assert joined([]) == ("",)


def test_instants_are_of_the_readers_zone_and_programs_are_told_which_it_is() -> None:
    assert told_text(BY, "Asia/Tokyo") == "by Ada at 2026-11-24 21:00"
    assert told_text(BY, "America/New_York") == "by Ada at 2026-11-24 07:00"
    assert text_in_utc(BY) == "by Ada at 2026-11-24 12:00 UTC"
