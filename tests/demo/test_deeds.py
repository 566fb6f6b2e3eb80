"""What people of the demonstration do beside checking in: told of what there is, and it holds."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from narrows.bootstrap import open_home
from narrows.demo.check_ins import SCRIPTS
from narrows.demo.deeds import AFTER_MEETING, FIRST, SECOND, deeds
from narrows.domain.check_in import HypothesisResult
from narrows.services.cycles.states import CycleState, state_of
from narrows.services.initiatives.standing import initiatives
from narrows.services.initiatives.states import InitiativeState
from narrows.services.ripples.inbox import WaitingKind, inbox
from narrows.services.strategy import states as strategy

TODAY = date(2026, 11, 26)
STARTS = (date(2026, 6, 1), date(2026, 8, 31))


def test_nothing_is_done_before_it_is_talked_over() -> None:
    last = max(each.at_minutes for each in SCRIPTS)
    assert last < AFTER_MEETING.hour * 60 + AFTER_MEETING.minute


def test_what_is_done_comes_in_the_order_of_time_and_nothing_after_today() -> None:
    all_done = list(deeds(STARTS, date(2026, 12, 31)))
    assert len(all_done) == len(FIRST) + len(SECOND)
    assert [each.at for each in all_done] == sorted(each.at for each in all_done)
    today = STARTS[1] + timedelta(weeks=4)
    assert all(each.monday < today for each in deeds(STARTS, today))


def test_a_bet_ends_as_its_hypothesis_did() -> None:
    """Who hears «failed» stops it, unless it is worth having anyway; who hears «held» keeps it."""
    shown = {
        f"{script.objective}/{bet}": result
        for script in SCRIPTS
        for told in script.told
        for bet, (result, _) in told.shown.items()
        if result != HypothesisResult.TOO_EARLY
    }
    ended = {each.thing: each.verb for each in (*FIRST, *SECOND) if each.verb in {"keep", "stop"}}
    told = Counter((shown[bet], verb) for bet, verb in ended.items())
    assert told[HypothesisResult.HELD, "stop"] == 0
    assert told[HypothesisResult.FAILED, "keep"] == 1, "the test places stay, and are no bet"


def test_the_home_stands_where_its_story_says(demo_home: Path) -> None:
    home = open_home(demo_home)
    plan, sayings = home.stored().plan, home.repository.sayings()
    first, second = plan.cycles
    assert state_of(first.id, sayings) is CycleState.CLOSED
    assert state_of(second.id, sayings) is CycleState.ACTIVE
    assert strategy.state_of(plan, sayings) is strategy.StrategyState.PUBLISHED
    standing = {each.key: each.state for each in initiatives(plan, sayings)}
    assert standing["covered-on-the-way-home/same-table"] is InitiativeState.RUNNING
    assert InitiativeState.PROPOSED not in standing.values()
    waiting = Counter(each.kind for each in inbox(plan, sayings, owner=None, today=TODAY))
    assert waiting == {WaitingKind.RIPPLE: 2, WaitingKind.QUESTION: 1}
    verified = home.repository.verify()
    assert (verified.broken_at, verified.mismatches) == (None, ())
