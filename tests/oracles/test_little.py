"""Queues whose numbers are known in closed form, and Little's law, which holds on every path."""

import random
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from narrows.domain.calendar import Cut
from narrows.domain.measure import DAY_US
from narrows.metrics import flow_efficiency, flow_load, flow_time, flow_velocity
from narrows.services.flow.measuring import measure
from narrows.services.flow.status_flows import stream_statuses
from tests.tables import STATES, Log, Move, TableHistory, policy_stream

NUMBERS = {name: number for number, name in enumerate(STATES, start=1)}


def history_of(lives: list[list[tuple[str, int]]]) -> TableHistory:
    """The history of items that each move into statuses at microseconds."""
    moves = [
        Move(1, item, NUMBERS[status], STATES[status] or "ignore", at_us, seq)
        for item, life in enumerate(lives)
        for seq, (status, at_us) in enumerate(life)
    ]
    return TableHistory(
        Log(
            moves=moves,
            clock={1: max(move.moved_at_us for move in moves)},
            statuses={number: name for name, number in NUMBERS.items()},
        ),
        {1: policy_stream()},
    )


def simulated_queue(n_items: int, *, load: float, mean_service_days: float) -> TableHistory:
    """M/M/1: random arrivals, one worker, first come first served; a seeded path of it."""
    dice = random.Random(20)
    arrival = free = 0
    lives = []
    for _ in range(n_items):
        arrival += round(dice.expovariate(load / mean_service_days) * DAY_US)
        begin = max(arrival, free)
        free = begin + round(dice.expovariate(1 / mean_service_days) * DAY_US)
        lives.append([("Waiting", arrival), ("Doing", begin), ("Done", free)])
    return history_of(lives)


def test_a_steady_stream_has_the_load_of_its_rate_times_its_flow_time() -> None:
    """D/D/∞: one item a day, two days of wait and one of work: 1 a day × 3 days = 3 items."""
    day = DAY_US
    history = history_of(
        [
            [("Waiting", d * day), ("Doing", (d + 2) * day), ("Done", (d + 3) * day)]
            for d in range(28)
        ]
    )
    found = {
        f"{each.metric} {each.statistic}": each.value
        for each in measure(
            history,
            cut=Cut.WEEK,
            start=date(1970, 1, 12),
            end=date(1970, 1, 19),
            metrics=[m.metric for m in (flow_velocity, flow_time, flow_load, flow_efficiency)],
        )
        if each.item_type is None
    }
    assert found == {
        "flow_velocity count": 7,
        "flow_time p50": 3,
        "flow_time p85": 3,
        "flow_time p95": 3,
        "flow_time mean": 3,
        "flow_load mean": 3,
        "flow_load end": 3,
        "flow_efficiency ratio": 1 / 3,
    }


def test_a_queue_takes_as_long_as_queueing_theory_says() -> None:
    """M/M/1 half busy: flow time = service / (1 − load) = twice the service; efficiency ½."""
    history = simulated_queue(4000, load=0.5, mean_service_days=0.5)
    asked = [flow_time.metric, flow_efficiency.metric]
    found = {each.statistic: each.value for each in measure(history, cut=Cut.ALL, metrics=asked)}
    assert found["mean"] == pytest.approx(1.0, rel=0.1)
    assert found["ratio"] == pytest.approx(0.5, rel=0.1)
    # The flow time of M/M/1 is exponential: its median is ln 2 of the mean.
    assert found["p50"] == pytest.approx(0.693, rel=0.15)


def test_load_times_length_is_the_sum_of_flow_times_where_all_items_ended() -> None:
    history = simulated_queue(300, load=0.8, mean_service_days=0.5)
    mean_load, _, *times = measure(
        history, cut=Cut.ALL, metrics=[flow_load.metric, flow_time.metric]
    )
    (span,) = history.spans
    begin = datetime.combine(mean_load.period.start, time(), UTC)
    length_days = (span.as_of - begin) / timedelta(days=1)
    assert mean_load.value is not None
    assert times[-1].value is not None
    assert mean_load.value * length_days == pytest.approx(times[-1].value * 300, rel=1e-12)
    check = stream_statuses(history)[0].little
    assert check.gap_ratio == 0
    assert check.spent_days == pytest.approx(times[-1].value * 300, rel=1e-12)


def test_reopened_items_make_no_gap_of_their_own() -> None:
    """The whole span counts the rest between two spells; in-state time does not, on either side."""
    spells = [("Doing", 0), ("Done", 1), ("Doing", 50), ("Done", 51)]
    history = history_of([[(status, at * DAY_US) for status, at in spells]] * 3)
    check = stream_statuses(history)[0].little
    assert (check.spent_days, check.ended_days, check.gap_ratio) == (6, 6, 0)
    assert check.open_statuses == ()


def test_weeks_add_up_to_the_whole() -> None:
    history = simulated_queue(300, load=0.8, mean_service_days=0.5)
    asked = [flow_velocity.metric]
    (whole, _) = measure(history, cut=Cut.ALL, metrics=asked)
    weeks = measure(
        history, cut=Cut.WEEK, start=date(1969, 12, 29), end=whole.period.end, metrics=asked
    )
    counts = [each for each in weeks if each.item_type is None]
    assert sum(each.value or 0 for each in counts) == whole.value == 300
    assert all(one.period.end == after.period.start for one, after in pairwise(counts))
