"""Claims: on simulated networks the right status is named, where longest time in status is not it.

The shares are printed by kind too, so that a method that knows only one way of keeping a board
cannot hide behind the mean.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.measure import Claim
from benchmarks.networks import KINDS, Log, draw_network, log_of, true_narrows
from narrows.analytics.bottleneck import find_bottlenecks
from narrows.analytics.business_clock import DAY_US, BusinessClock
from narrows.analytics.passages import Tie
from narrows.analytics.stays import GONE, Stays
from narrows.domain.flow import Bottleneck, Effect
from narrows.domain.work import FlowState

SEED = 11
FIRST_MONDAY_DAY = 4
"""5 January 1970, in days since 1970; the logs begin on a Monday."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one network was judged.

    Attributes:
        kind: Where items wait.
        has_delay: Whether one of its statuses is a pure delay, the longest of all.
        true_status: Whose widening shortens the mean flow time most.
        named: What was named; `None` where nothing was.
        longest: The baseline: the step that items spend most time at, its queue included.
        probability: How sure the answer was. [ratio or None]
        is_delay_named: Whether the pure delay was named; `None` where there is none.
    """

    kind: str
    has_delay: bool
    true_status: str
    named: str | None
    longest: str
    probability: float | None
    is_delay_named: bool | None


def back_test(n_networks: int, *, seed: int = SEED) -> list[Verdict]:
    """Judge networks of every kind; a third has a pure delay, every other keeps office hours."""
    return [judge_network(number, seed=seed) for number in range(n_networks)]


def judge_network(number: int, *, seed: int = SEED) -> Verdict:
    """Draw one network, find its narrows by playing it again and by its log alone."""
    kind = KINDS[number % len(KINDS)]
    has_delay = number // len(KINDS) % 3 == 0
    network = draw_network(np.random.default_rng([seed, number]), kind=kind, has_delay=has_delay)
    log = log_of(network, has_office=number % 2 == 0)
    found = {each.effect: each for each in judge(log)}
    delays = found.get(Effect.DELAYS)
    delay = f"S{network.slots.index(0) + 1}" if has_delay else None
    return Verdict(
        kind=kind,
        has_delay=has_delay,
        true_status=f"S{true_narrows(network) + 1}",
        named=found[Effect.LIMITS].status,
        longest=_longest(log),
        probability=found[Effect.LIMITS].probability,
        is_delay_named=(delays is not None and delays.status == delay) if has_delay else None,
    )


def judge(log: Log) -> list[Bottleneck]:
    """Find the bottlenecks of a log, as `narrows bottleneck` does of a history."""
    stays = stays_of(log)
    ties: list[Tie] = []
    waits: list[int] = []
    for index, (_, state) in enumerate(log.names):
        if state == "waiting":
            waits.append(index)
        elif state == "active":
            ties.append(Tie(index, tuple(waits)))
            waits = []
    return find_bottlenecks("network", stays, ties=ties, rng=np.random.default_rng(SEED))


def stays_of(log: Log) -> Stays:
    """The log on its own business clock."""
    done = [index for index, (_, state) in enumerate(log.names) if state == "done"]
    following = np.full(len(log.item), GONE, dtype=np.int64)
    goes_on = log.item[1:] == log.item[:-1]
    following[:-1][goes_on] = log.status[1:][goes_on]
    clock = BusinessClock.of(_local_us(log.entered))
    is_open = np.isinf(log.left)
    left = np.where(is_open, log.end, log.left)
    return Stays(
        names=[name for name, _ in log.names],
        states=[FlowState(state) for _, state in log.names],
        status=log.status,
        next_status=following,
        entered=clock.days(_local_us(log.entered)),
        left=np.where(is_open, np.inf, clock.days(_local_us(left))),
        is_done=np.isin(log.item, log.item[np.isin(log.status, done)]),
        end=float(clock.days(_local_us(np.array([log.end])))[0]),
    )


def _local_us(days: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.asarray(np.rint((days + FIRST_MONDAY_DAY) * DAY_US), dtype=np.int64)


def _longest(log: Log) -> str:
    """A queue column counts for its step: the baseline is not made weaker than it is."""
    spent = np.minimum(log.left, log.end) - log.entered
    by_step: dict[str, float] = {}
    for index, (name, state) in enumerate(log.names):
        if state != "done":
            step = f"S{name[1:]}" if name[0] == "Q" else name
            by_step[step] = by_step.get(step, 0.0) + float(spent[log.status == index].sum())
    return max(by_step, key=lambda step: by_step[step])


def right_ratio(verdicts: Sequence[Verdict]) -> float:
    """Share of networks whose narrows was named. [ratio]"""
    return float(np.mean([each.named == each.true_status for each in verdicts]))


def baseline_ratio(verdicts: Sequence[Verdict]) -> float:
    """Share of networks where longest time in status is the narrows. [ratio]"""
    return float(np.mean([each.longest == each.true_status for each in verdicts]))


def claims(n_networks: int = 180) -> Iterator[Claim]:
    """The share named right, in all and by kind, with the baseline beside."""
    verdicts = back_test(n_networks)
    groups = {
        "networks of 5 statuses": verdicts,
        **{f"of them {kind}": [v for v in verdicts if v.kind == kind] for kind in KINDS},
        "of them with a pure delay": [v for v in verdicts if v.has_delay],
    }
    for title, group in groups.items():
        told = f"longest time in status: {100 * baseline_ratio(group):.0f} %"
        text = f"narrows named right, {len(group)} {title} ({told})"
        yield Claim(text, 100 * right_ratio(group), 75, is_at_least=True, unit="%")
    sure = [v for v in verdicts if v.probability is not None and v.probability >= 0.8]
    text = f"narrows named right where it is 80 % sure and more, {len(sure)} networks"
    yield Claim(text, 100 * right_ratio(sure), 80, is_at_least=True, unit="%")
    delays = [v.is_delay_named for v in verdicts if v.is_delay_named is not None]
    text = f"pure delay named, {len(delays)} networks that have one"
    yield Claim(text, 100 * float(np.mean(delays)), 75, is_at_least=True, unit="%")
