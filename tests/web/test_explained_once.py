"""Numbers are taken apart once for a history, and anew for another."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.measure import Period
from narrows.domain.ports import History
from narrows.services.explain.question import Asked
from narrows.web.explained_once import MOST_KEPT, ExplainedOnce
from tests.web.lived import STATES, lived_desk

VELOCITY = Asked("lived", "flow_velocity")


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    return lived_desk(tmp_path_factory.mktemp("once"), STATES).history()


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> History:
    return lived_desk(tmp_path_factory.mktemp("other"), STATES).history()


def test_a_number_is_taken_apart_once_for_a_history(history: History, other: History) -> None:
    once = ExplainedOnce()
    first = once(history, VELOCITY)
    assert once(history, VELOCITY) is first
    anew = once(other, VELOCITY)
    assert anew is not first, "another history, another answer"
    assert anew == first, "here they tell the same"
    assert once(history, VELOCITY) is not first, "what a sync replaced is let go"


def test_another_question_has_another_answer(history: History) -> None:
    once = ExplainedOnce()
    assert once(history, VELOCITY) != once(history, Asked("lived", "flow_time"))


def test_what_was_asked_long_ago_is_let_go(history: History) -> None:
    once = ExplainedOnce()
    first = once(history, VELOCITY)
    for number in range(1, MOST_KEPT):
        once(history, _since(number))
    assert once(history, VELOCITY) is first, "so many are at hand"
    oldest = once(history, _since(1))
    for number in range(2, MOST_KEPT + 1):
        once(history, _since(number))
    assert once(history, _since(1)) is oldest, "what is asked again stays"
    assert once(history, VELOCITY) is not first, "the rest is let go"


def _since(n_days: int) -> Asked:
    start = date(2025, 1, 6) + timedelta(days=n_days)
    return replace(VELOCITY, period=Period(start, date(2027, 1, 4)))


def test_a_refusal_is_not_kept(history: History) -> None:
    once = ExplainedOnce()
    for _ in range(2):
        with pytest.raises(NarrowsError, match="wat"):
            once(history, Asked("lived", "wat"))
