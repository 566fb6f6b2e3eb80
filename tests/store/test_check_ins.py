"""Check-ins are appended, counted without gaps, saved once, and outlive their objective."""

from dataclasses import replace
from datetime import date

import pytest

from narrows.domain.check_in import (
    CheckIn,
    HypothesisResult,
    SeenHypothesis,
    SeenKeyResult,
)
from narrows.domain.errors import NarrowsError
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.repository import Repository, StaleError
from tests.store.insurer import INSURER, NOON, QUICK, with_objectives

MEASURED = KeyResultProgress(
    ProgressState.MEASURED,
    baseline=9.5,
    current=4.25,
    target=0.0,
    unit="days",
    progress_ratio=0.5526,
    n_items=12,
    start=date(2026, 10, 26),
    end=date(2026, 11, 23),
    window_weeks=4,
    is_widened=True,
    as_of=NOON,
)
NOTHING = KeyResultProgress(ProgressState.NO_DATA, None, None, 37.2, "points")
FIRST = CheckIn(
    objective="loved",
    number=1,
    at=NOON,
    by="ada",
    seen=(SeenKeyResult("wait", MEASURED, 0.7, 3.5), SeenKeyResult("nps", NOTHING)),
    hypotheses=(
        SeenHypothesis("sit-in", HypothesisResult.HELD, "answered at once"),
        SeenHypothesis("other", HypothesisResult.TOO_EARLY),
    ),
    learned="Questions «wait» for people\nwho are not there.",
    next="",
)
SECOND = replace(FIRST, number=2, seen=(), hypotheses=(), learned="More.")


def test_a_check_in_comes_back_as_it_was_saved(repository: Repository) -> None:
    other = replace(SECOND, objective="another", number=1)
    assert repository.check_in(FIRST, request_key="a") == FIRST
    assert repository.check_in(SECOND, request_key="b") == SECOND
    assert repository.check_in(other, request_key="c") == other
    assert repository.check_ins() == [other, FIRST, SECOND]
    assert repository.check_ins("loved") == [FIRST, SECOND]
    assert repository.check_ins("nothing") == []


def test_the_same_request_saves_once(repository: Repository) -> None:
    repository.check_in(FIRST, request_key="a")
    repository.check_in(SECOND, request_key="b")
    again = replace(FIRST, learned="sent twice")
    assert repository.check_in(again, request_key="a") == FIRST
    assert repository.check_ins() == [FIRST, SECOND]
    assert len(repository.audit()) == 2


def test_who_did_not_see_the_last_one_gets_it_and_saves_nothing(repository: Repository) -> None:
    repository.check_in(FIRST, request_key="a")
    theirs = replace(FIRST, learned="something else")
    with pytest.raises(StaleError) as stale:
        repository.check_in(theirs, request_key="b")
    assert stale.value.slug == "check-in-stale"
    assert stale.value.latest == FIRST
    assert repository.check_ins() == [FIRST]
    # Its key was not used up: on top of what they saw now it is saved.
    assert repository.check_in(replace(theirs, number=2), request_key="b").number == 2


@pytest.mark.parametrize("number", [0, 2, 7])
def test_numbers_have_no_gaps(repository: Repository, number: int) -> None:
    with pytest.raises(NarrowsError) as refusal:
        repository.check_in(replace(FIRST, number=number), request_key="a")
    assert refusal.value.slug == "check-in-unknown"
    repository.check_in(FIRST, request_key="a")
    with pytest.raises(StaleError):
        repository.check_in(replace(FIRST, number=3), request_key="b")


def test_a_check_in_outlives_its_objective(repository: Repository) -> None:
    repository.replace_plan(INSURER, revision=None, at=NOON)
    repository.check_in(FIRST, request_key="a")
    repository.replace_plan(with_objectives(QUICK), revision=1, at=NOON)
    assert repository.check_ins("loved") == [FIRST]
    repository.replace_plan(INSURER, revision=2, at=NOON)
    assert repository.check_in(SECOND, request_key="b") == SECOND


def test_the_trail_tells_who_checked_in_to_what(repository: Repository) -> None:
    repository.check_in(FIRST, request_key="a")
    entry = repository.audit()[0]
    assert (entry.action, entry.what, entry.key) == ("recorded", "check-in", "loved/1")
    assert (entry.by, entry.at) == ("local owner", NOON)


def test_text_that_cannot_be_kept_is_refused_whole(repository: Repository) -> None:
    for text in ("NUL \0", "half \ud83d"):
        with pytest.raises(NarrowsError) as refusal:
            repository.check_in(replace(FIRST, learned=text), request_key="a")
        assert refusal.value.slug == "text-unkeepable"
    assert repository.check_ins() == []
    whole = replace(FIRST, learned="whole 🙂 \u2028")
    assert repository.check_in(whole, request_key="a") == whole
    assert repository.check_ins() == [whole]
