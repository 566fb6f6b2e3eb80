"""Instants are in UTC or refused; text is what every database keeps."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite

from narrows.domain.errors import NarrowsError
from narrows.domain.work import FlowState
from narrows.store.column_types import UTCDateTime, Words

DIALECTS: list[Dialect] = [sqlite.dialect(), postgresql.dialect()]  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda each: each.name)
def test_an_instant_goes_in_and_comes_out_as_the_same_instant_in_utc(dialect: Dialect) -> None:
    instant = datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=timezone(timedelta(hours=5.5)))
    type_ = UTCDateTime()
    kept = type_.process_bind_param(instant, dialect)
    found = type_.process_result_value(kept, dialect)
    assert found == instant
    assert found is not None
    assert found.tzinfo is UTC
    assert type_.process_bind_param(None, dialect) is None
    assert type_.process_result_value(None, dialect) is None


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda each: each.name)
def test_a_naive_instant_is_refused(dialect: Dialect) -> None:
    with pytest.raises(ValueError, match="has no zone"):
        UTCDateTime().process_bind_param(datetime(2026, 3, 29), dialect)  # noqa: DTZ001


def test_members_of_closed_sets_are_kept_as_their_plain_word() -> None:
    kept = Words().process_bind_param(FlowState.DONE, DIALECTS[0])
    assert type(kept) is str
    assert kept == "done"


@pytest.mark.parametrize("text", ["a\0", "\ud800", "\udfff!"])
def test_what_one_database_could_not_keep_is_refused_by_all(text: str) -> None:
    for dialect in DIALECTS:
        with pytest.raises(NarrowsError, match="take it out"):
            Words().process_bind_param(text, dialect)
    assert Words().process_bind_param("\uffff 🙂", DIALECTS[0]) == "\uffff 🙂"
