"""The insurer's plan is one that `narrows apply` takes, whatever the dice."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from narrows.bootstrap import connectors
from narrows.demo.files import PLAN_FILE, SEED, files
from narrows.demo.plan import cycle_id
from narrows.domain.plan import Better, Plan
from narrows.services.lint.linting import lint
from narrows.services.plan.file import parse_plan

TODAY = date(2026, 11, 26)


def plan_of(seed: int, today: date = TODAY) -> Plan:
    text = files(today, rng=np.random.default_rng(seed)).texts[PLAN_FILE]
    return parse_plan(text, file=PLAN_FILE, folder=Path("/demo"), connectors=connectors())


@pytest.mark.parametrize("seed", [SEED, 0, 1, 2, 3])
def test_each_target_is_better_than_where_it_starts(seed: int) -> None:
    plan = plan_of(seed)
    n_checked = 0
    for objective in plan.objectives:
        for each in objective.key_results:
            metric = plan.metric(each.metric)
            if metric and each.target is not None and each.baseline is not None:
                step = each.target - each.baseline
                assert (step > 0) is (metric.better is Better.HIGHER)
                assert abs(step) > 0.02 * each.baseline
                n_checked += 1
    assert n_checked == 9


def test_it_is_a_plan_that_no_rule_minds() -> None:
    assert not lint(plan_of(SEED), None)


def test_each_stream_has_its_one_value_metric_and_moves_it() -> None:
    plan = plan_of(SEED)
    for stream in plan.streams:
        assert stream.customer
        assert stream.teams
        for cycle in plan.cycles:
            (objective,) = plan.objectives_of(stream.id, cycle=cycle.id)
            assert stream.value_metric in {each.metric for each in objective.key_results}


def test_each_bet_says_what_it_moves_by_how_much_until_when_and_why() -> None:
    initiatives = [each for objective in plan_of(SEED).objectives for each in objective.initiatives]
    assert len(initiatives) == 15
    for each in initiatives:
        (hypothesis,) = each.hypotheses
        assert hypothesis.change
        assert hypothesis.by_week
        assert hypothesis.because


def test_there_is_a_result_that_keeps_within_and_there_are_counter_metrics() -> None:
    results = [each for objective in plan_of(SEED).objectives for each in objective.key_results]
    assert any(each.is_kept_within for each in results)
    assert sum(each.counter_metric is not None for each in results) >= 3


def test_streams_help_hinder_and_need_each_other() -> None:
    ripples = {each.effect for objective in plan_of(SEED).objectives for each in objective.ripples}
    assert ripples == {"helps", "hinders", "needs"}


def test_a_cycle_is_named_by_the_week_it_starts_in() -> None:
    assert cycle_id(date(2026, 8, 31)) == "2026-W36"
    assert cycle_id(date(2027, 1, 4)) == "2027-W01"
    assert [each.id for each in plan_of(SEED).cycles] == ["2026-W23", "2026-W36"]


@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2026, 11, 29)])
def test_today_lies_in_the_last_week_of_the_second_cycle(today: date) -> None:
    cycle = plan_of(SEED, today).cycles[1]
    assert (today - cycle.start).days // 7 == 12
