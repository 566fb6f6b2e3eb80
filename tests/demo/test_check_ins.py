"""The check-ins as they are written, held against the plan that they speak of."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
import yaml

from narrows.demo.check_ins import SCRIPTS, Script, meetings
from narrows.demo.files import PLAN_FILE, SEED, Files, files
from narrows.domain.check_in import HypothesisResult

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def written() -> Files:
    return files(TODAY, rng=np.random.default_rng(SEED))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda each: each.objective)
def test_people_speak_of_what_their_objective_has(script: Script, written: Files) -> None:
    plan = yaml.safe_load(written.texts[PLAN_FILE])
    (objective,) = (each for each in plan["objectives"] if each["id"] == script.objective)
    assert objective["cycle"] == plan["cycles"][script.cycle]["id"]
    key_results = {each["id"] for each in objective["key_results"]}
    initiatives = {each["id"] for each in objective["initiatives"]}
    told_of = set()
    for told in script.told:
        assert set(told.confidence) == key_results
        assert all(0 <= each <= 100 for each in told.confidence.values())
        assert set(told.shown) <= initiatives
        assert {result for result, _ in told.shown.values()} <= set(HypothesisResult)
        told_of |= set(told.shown)
    assert told_of == initiatives, "each bet is answered for"


def test_each_bet_is_decided_once_and_then_left_alone() -> None:
    for script in SCRIPTS:
        decided: list[str] = []
        for told in script.told:
            assert not set(told.shown) & set(decided)
            decided += [key for key, (result, _) in told.shown.items() if result != "too_early"]
        assert decided


def test_weeks_follow_each_other_within_the_cycle() -> None:
    for script in SCRIPTS:
        weeks = [told.week for told in script.told]
        assert all(one < two for one, two in pairwise(weeks))
        assert weeks[0] >= 1
        assert weeks[-1] <= 12, "a closed cycle takes no check-in"


def test_no_sentence_is_said_twice() -> None:
    said = [told.learned for script in SCRIPTS for told in script.told]
    said += [told.next for script in SCRIPTS for told in script.told if told.next]
    assert len(said) > 100
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("days", range(7))
def test_on_any_day_of_the_week_claims_alone_are_outdated(days: int) -> None:
    """Monday, 23 November, is the beginning of the second cycle's last week."""
    today = date(2026, 11, 23) + timedelta(days=days)
    starts = (date(2026, 6, 1), date(2026, 8, 31))
    last = {each.objective: each.at for each in meetings(starts, today) if each.at.date() < today}
    late = {
        script.objective
        for script in SCRIPTS
        if script.cycle == 1 and today - last[script.objective].date() > timedelta(days=7)
    }
    assert late == {"one-conversation"}


def test_nothing_is_told_of_days_to_come(written: Files) -> None:
    monday = date(2026, 11, 23)
    assert max(each.monday for each in meetings(written.starts, TODAY)) == monday
    assert max(each.monday for each in meetings(written.starts, monday)) < monday
