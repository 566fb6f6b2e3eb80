"""Which sources of a stream are in doubt, and which of them a mend is about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from narrows.domain.ports import LoadedSource
from narrows.domain.streams import Take
from narrows.services.quality.checks import implausible_dates, silent_sources
from narrows.services.quality.collecting import check_named
from narrows.services.quality.finding import finding as finding_of
from narrows.services.quality.looking import look_at
from tests.tables import told_history

END = datetime(2026, 3, 9, tzinfo=UTC)
pytestmark = pytest.mark.newest


def test_a_source_of_which_nothing_was_brought_is_told_beside_one_that_was() -> None:
    """One of two was never synced, or in vain."""
    history = told_history("P-1  Doing  2026-03-02")
    (span,) = history.spans
    assert span.stream is not None
    both = replace(span.stream, takes=(*span.stream.takes, Take("claims")))
    log = LoadedSource("log", 1, 1, 1, (), 0, END, {}, is_interval=False)
    (looked,) = look_at(history, [replace(span, stream=both)], held={"log": log})
    assert silent_sources.silent(looked) == {"claims": "of «claims» nothing was brought yet"}
    (whole,) = look_at(history, [span], held={"log": log})
    assert not silent_sources.silent(whole)


def test_what_a_source_ends_before_is_named_and_an_empty_one_is_told() -> None:
    """Three files of one stream: the second ends a week before the first, the third a second less.

    A fourth was read, and told of no item.
    """
    history = told_history("P-1  Doing  2026-03-02")
    (span,) = history.spans
    ends = {
        "log": END,
        "week": END - timedelta(days=7),
        "less": END - timedelta(days=7) + timedelta(seconds=1),
        "empty": None,
    }
    held = {
        id_: LoadedSource(id_, 1, 1, 1, (), 0, end, {}, is_interval=False)
        for id_, end in ends.items()
    }
    assert span.stream is not None
    takes = tuple(Take(id_) for id_ in ends)
    (looked,) = look_at(
        history, [replace(span, stream=replace(span.stream, takes=takes))], held=held
    )
    assert silent_sources.silent(looked) == {
        "week": "«week» ends on 2026-03-02, «log» on 2026-03-09",
        "empty": "of «empty» nothing was brought yet",
    }


def test_only_the_source_of_an_early_date_is_to_be_read_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The date is of the log; what another file told once would be lost with it."""
    monkeypatch.setattr(implausible_dates, "FIRST_PLAUSIBLE", datetime(2026, 1, 1, tzinfo=UTC))
    history = told_history("P-1  Doing  2025-03-02\nP-2  Doing  2026-03-02")
    (span,) = history.spans
    assert span.stream is not None
    both = replace(span.stream, takes=(*span.stream.takes, Take("claims")))
    held = {
        id_: LoadedSource(id_, 1, 1, 1, (), 0, END, {}, is_interval=False)
        for id_ in ("log", "claims")
    }
    (looked,) = look_at(history, [replace(span, stream=both)], held=held)
    (mend,) = finding_of(looked, check_named("implausible_dates")).mends
    assert (mend.words, mend.command) == (
        "Correct the dates in log, and bring them again.",
        "narrows sync log --anew",
    )
