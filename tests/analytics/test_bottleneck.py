"""The judgement on simulated networks whose narrows is known by playing them again."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.bottleneck_networks import (
    Verdict,
    back_test,
    baseline_ratio,
    judge,
    right_ratio,
    stays_of,
)
from benchmarks.networks import KINDS, Log, draw_network, log_of
from narrows.analytics.bottleneck import find_bottlenecks
from narrows.analytics.passages import Tie
from narrows.domain.flow import Effect
from narrows.domain.work import FlowState

N_NETWORKS = 60


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    return back_test(N_NETWORKS)


def test_the_right_status_is_named_in_three_of_four_networks(verdicts: list[Verdict]) -> None:
    assert len(verdicts) == N_NETWORKS
    assert sum(each.has_delay for each in verdicts) >= N_NETWORKS // 3
    assert set(Counter(each.kind for each in verdicts)) == set(KINDS)
    assert right_ratio(verdicts) >= 0.75
    for kind in KINDS:
        assert right_ratio([each for each in verdicts if each.kind == kind]) >= 0.75


def test_longest_time_in_status_is_not_the_narrows(verdicts: list[Verdict]) -> None:
    delayed = [each for each in verdicts if each.has_delay]
    assert baseline_ratio(delayed) < 0.2
    assert right_ratio(delayed) >= 0.75
    assert baseline_ratio(verdicts) < right_ratio(verdicts) - 0.15


def test_pure_delays_are_named_as_what_delays(verdicts: list[Verdict]) -> None:
    named = [each.is_delay_named for each in verdicts if each.is_delay_named is not None]
    assert np.mean(named) >= 0.75


def test_answers_that_are_sure_are_right(verdicts: list[Verdict]) -> None:
    sure = [each for each in verdicts if (each.probability or 0) >= 0.8]
    assert len(sure) > N_NETWORKS / 2
    assert right_ratio(sure) >= 0.8


def test_names_at_random_are_right_once_in_a_while(verdicts: list[Verdict]) -> None:
    """The negative control: the same names, dealt to other networks."""
    names = [each.named for each in verdicts]
    shuffled = np.random.default_rng(0).permutation(len(names))
    dealt = [
        replace(each, named=names[other]) for each, other in zip(verdicts, shuffled, strict=True)
    ]
    assert right_ratio(dealt) < 0.5


@pytest.mark.soak
def test_the_right_status_is_named_in_many_more_networks() -> None:
    many = back_test(600, seed=12)
    assert right_ratio(many) >= 0.85
    assert baseline_ratio(many) < 0.7


def network_log(kind: str, *, seed: int = 1) -> Log:
    return log_of(draw_network(np.random.default_rng(seed), kind=kind, has_delay=False))


def test_statuses_that_nobody_told_apart_are_judged_all_the_same() -> None:
    n_right = 0
    for number, verdict in enumerate(back_test(18, seed=5)):
        kind, has_delay = verdict.kind, verdict.has_delay
        network = draw_network(np.random.default_rng([5, number]), kind=kind, has_delay=has_delay)
        log = log_of(network)
        untold = tuple(
            (name, "unknown" if state in ("waiting", "active") else state)
            for name, state in log.names
        )
        stays = stays_of(replace(log, names=untold))
        ties = [
            Tie(index) for index, state in enumerate(stays.states) if state is FlowState.UNKNOWN
        ]
        found = find_bottlenecks("untold", stays, ties=ties, rng=np.random.default_rng(0))
        n_right += found[0].status == verdict.true_status
    assert n_right >= 18 * 0.75


@pytest.mark.parametrize("kind", KINDS)
def test_evidence_holds_against_the_log(kind: str) -> None:
    log = network_log(kind)
    limits = next(each for each in judge(log) if each.effect is Effect.LIMITS)
    assert limits.status is not None
    for each in limits.evidence:
        assert each.arrivals_per_week >= each.departures_per_week * 0.9
        if each.slots is not None and each.capacity_per_week is not None:
            assert each.departures_per_week <= each.capacity_per_week * 1.15
    shares = [each.flow_time_share_ratio or 0 for each in limits.evidence]
    assert 0 < sum(shares) <= 1.0001
    waits = [each.queue_days or 0 for each in limits.evidence]
    assert waits[0] == max(waits)


def test_the_same_history_gets_the_same_answer() -> None:
    log = network_log("mixed")
    assert judge(log) == judge(log)


def test_eleven_weeks_are_not_enough_history() -> None:
    log = network_log("columns")
    short = replace(
        log,
        end=75.0,
        item=log.item[log.entered < 75],
        status=log.status[log.entered < 75],
        entered=log.entered[log.entered < 75],
        left=np.where(log.left < 75, log.left, np.inf)[log.entered < 75],
    )
    (found,) = judge(short)
    assert (found.status, found.reason) == (None, "not enough history")
    assert found.probability is None


def test_forty_nine_items_are_not_enough_history() -> None:
    log = network_log("columns")
    done = [index for index, (_, state) in enumerate(log.names) if state == "done"]
    few = np.isin(log.item, np.unique(log.item[np.isin(log.status, done)])[:49])
    (found,) = judge(
        replace(log, item=log.item[few], status=log.status[few], entered=log.entered[few],
                left=log.left[few])
    )  # fmt: skip
    assert found.reason == "not enough history"


def test_an_empty_history_is_not_enough() -> None:
    log = network_log("columns")
    none = np.zeros(0)
    (found,) = judge(replace(log, item=none.astype(int), status=none.astype(int), entered=none,
                             left=none))  # fmt: skip
    assert (found.reason, found.longest_status) == ("not enough history", None)


def test_where_no_time_counted_no_status_is_the_longest() -> None:
    """One item came at the last instant that is known: nothing was spent anywhere yet."""
    now = np.asarray([280.0])
    log = replace(
        network_log("columns"), item=np.zeros(1, dtype=int), status=np.zeros(1, dtype=int),
        entered=now, left=np.asarray([np.inf]), end=280.0,
    )  # fmt: skip
    (found,) = judge(log)
    assert found.longest_status is None


def test_where_more_items_always_mean_more_departures_nothing_limits() -> None:
    rng = np.random.default_rng(6)
    entered = np.sort(rng.uniform(0, 280, 900))
    left = entered + rng.exponential(5, 900)
    item = np.repeat(np.arange(900), 2)
    end = np.full(900, np.inf)
    log = Log(
        names=(("Doing", "active"), ("Done", "done")),
        item=item,
        status=np.tile([0, 1], 900),
        entered=np.stack([entered, left], axis=1).ravel(),
        left=np.stack([left, end], axis=1).ravel(),
        end=300.0,
    )
    (found,) = judge(log)
    assert found.status is None
    assert found.reason is not None
    assert found.reason.startswith("no reach shows a limit")
    assert [each.slots for each in found.evidence] == [None]
