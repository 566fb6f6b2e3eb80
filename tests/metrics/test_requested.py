"""Percentiles of the wait in a status, on request: by nearest rank, who skipped it waited 0."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import cast

import pytest
from hypothesis import given, settings

from narrows.domain.measure import Period
from narrows.metrics import flow_time, flow_velocity, status_wait
from narrows.metrics.requested import requested, statistics_of
from narrows.services.explain.explaining import explain
from narrows.services.explain.question import Asked
from narrows.services.flow.measuring import MetricRow
from narrows.services.flow.question import FlowQuestion
from narrows.services.flow.values import flow_values
from tests.metrics.logs import logs, long_log
from tests.oracles.flow_oracle import nearest_rank
from tests.oracles.flow_stories import COMMITTED, tell
from tests.tables import DuckEngine, Log, fill, told_history

WAIT = requested(status_wait.metric, "p85")
Key = tuple[int, int, int | None, str]


def answered(log: Log) -> Mapping[Key, Fraction | None]:
    engine = DuckEngine()
    fill(engine, log)
    return {
        (row[0], row[1], row[3], row[4]): None if row[5] is None else Fraction(row[5], row[6] or 1)
        for row in cast("list[MetricRow]", engine.run(WAIT.query))
    }


def expected(log: Log) -> Mapping[Key, Fraction | None]:
    """Every item done is asked how long it was in each status, and the answers are sorted."""
    found: dict[Key, Fraction | None] = {}
    stories = tell(log)
    for row in log.periods:
        own = [story for story in stories if story.stream == row.stream]
        done = [s for s in own if s.done is not None and row.start_us <= s.done < row.end_us]
        for status in {stay.status for s in own for stay in s.stays if stay.state in COMMITTED}:
            waits = [story.stayed_in(status) for story in done]
            for statistic, percent in (("p50", 50), ("p85", 85)):
                found[row.stream, row.period, status, statistic] = nearest_rank(waits, percent)
    return found


@pytest.mark.newest
@settings(max_examples=40)
@given(log=logs())
def test_percentiles_equal_a_second_method_on_random_histories(log: Log) -> None:
    assert answered(log) == expected(log)


def test_percentiles_equal_a_second_method_on_a_long_history() -> None:
    log = long_log(n_moves=2000, seed=11)
    found = answered(log)
    assert found == expected(log)
    assert len({value for value in found.values() if value}) > 20


LIVES = """
P-1  Waiting  2025-01-06
P-1  Doing    2025-01-08
P-1  Done     2025-01-10
P-2  Doing    2025-01-06
P-2  Done     2025-01-10
P-3  Waiting  2025-01-06
P-3  Doing    2025-01-09
P-3  Done     2025-01-10
P-4  Doing    2025-01-06
P-4  Done     2025-01-10
"""
"""Two waited, for two days and for three; two did not."""


@pytest.mark.parametrize(("statistic", "days"), [("mean", 5 / 4), ("p50", 0), ("p85", 3)])
def test_a_key_result_and_an_explanation_say_the_same(statistic: str, days: float) -> None:
    history = told_history(LIVES)
    week = Period(date(2025, 1, 6), date(2025, 1, 13))
    question = FlowQuestion(1, "status_wait", statistic, week, status="Waiting")
    assert flow_values(history, [question])[question].value == days
    found = explain(history, Asked("policy", "status_wait", statistic, week, status="Waiting"))
    assert (found.measurement.value, found.recomputed) == (days, days)


def test_only_what_is_asked_for_is_sorted() -> None:
    assert requested(status_wait.metric, "mean") is status_wait.metric
    assert requested(flow_time.metric, "p85") is flow_time.metric
    assert statistics_of(status_wait.metric) == ("mean", "p50", "p85")
    assert statistics_of(flow_velocity.metric) == ("count",)
