"""How fresh a check-in is, in one answer: every page says the same of the same objective."""

from datetime import UTC, datetime, timedelta

import pytest

from narrows.domain.okr import Cycle
from narrows.services.check_ins.states import CheckInState
from narrows.views.check_in_words import last_check_in
from narrows.views.home import home
from narrows.views.objective import objective_page
from narrows.views.objective_rows import ToldOfObjectives
from narrows.views.objectives import objectives
from tests.web.plans import INSURER
from tests.web.reviews import NOW, check_in_of, review_of

MONDAY = datetime(2026, 10, 5, tzinfo=UTC)
CYCLE = Cycle("Q4", MONDAY.date())


def words(*, after: timedelta, last: timedelta | None = None) -> tuple[CheckInState, str]:
    """What is said so long after the cycle's begin, checked in so long before that, or never."""
    now = MONDAY + after
    told = [] if last is None else [check_in_of("love-mobile", number=1, at=now - last)]
    said = last_check_in(told, CYCLE, zone="UTC", now=now)
    return said.state, said.words


def test_without_a_check_in_the_first_week_asks_for_one_and_the_second_has_missed_it() -> None:
    assert words(after=timedelta(days=-1))[1] == "the cycle has not begun"
    assert words(after=timedelta(days=1))[1] == "due this week: no check-in yet"
    assert words(after=timedelta(days=9))[1] == "outdated: no check-in yet"
    assert words(after=timedelta(weeks=13))[1] == "the cycle is over"


def test_a_check_in_is_fresh_in_its_week_due_in_the_next_and_then_outdated() -> None:
    week = timedelta(weeks=5)
    assert words(after=week, last=timedelta(hours=1)) == (
        CheckInState.DUE,
        "due this week: last check-in today",
    )
    assert words(after=week + timedelta(days=2), last=timedelta(days=1))[1] == (
        "checked in yesterday"
    )
    assert words(after=week, last=timedelta(days=9))[1] == "outdated: last check-in 9 days ago"


@pytest.mark.parametrize("days", [None, 0, 6, 9])
def test_home_the_objectives_and_the_objective_say_the_same(days: int | None) -> None:
    review = review_of()
    told = [
        check_in_of(each.id, number=1, at=NOW - timedelta(days=days))
        for each in INSURER.objectives
        if days is not None
    ]
    first = {each.id: each.words for each in home(review, told, now=NOW).objectives}
    listed = {
        each.id: each.check_in.words
        for owner in objectives(review, ToldOfObjectives(told), now=NOW).owners
        for each in owner.objectives
    }
    own = {
        id_: objective_page(
            review,
            id_,
            check_ins=[each for each in told if each.objective == id_],
            snapshots=(),
            now=NOW,
        ).check_in_words
        for id_ in first
    }
    assert first
    assert first == listed == own
