"""The narrows of a stream and its longest delay, with evidence and how sure they are.

The narrows is, of the reaches whose slots are below the largest number of items seen there, the
one that items wait for most. Longest time in a status is not it: a pure delay takes time whatever
is widened. What is said is judged again on 200 samples of the weeks, drawn in blocks because weeks
resemble their neighbours (circular block bootstrap: Politis and Romano, *Exploring the Limits of
Bootstrap*, 1992).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from narrows.analytics.capacity import fit_capacity, unevenness
from narrows.analytics.levels import WEEK_DAYS, Floats, Levels, Weeks
from narrows.analytics.stays import Stays
from narrows.analytics.waiting import ReachReading, Reading, Tie, read_history
from narrows.domain.flow import Bottleneck, Effect, ReachEvidence
from narrows.domain.work import COMMITTED

SAMPLES = 200
SURE_RATIO = 0.6
NEEDED_WEEKS = 12
NEEDED_DONE = 50
NOT_ENOUGH_HISTORY = "not enough history"
LARGEST_WEEKS = 104
"""History older than two years says little of today's narrows."""

ENOUGH_WEEKS = 26
ENOUGH_STAYS = 100_000
"""Weeks, and stays in them, that are enough to judge on; of a larger history the last are read."""

CHANGED_WEEKS = 12
"""Fewest weeks that have passed since a change of capacity when it is looked for."""

SEGMENT_WEEKS = 8
"""Shortest stretch of weeks that is fitted by itself, and that is left to judge on."""

CHANGE_NATS = 15.0
"""Evidence needed for a change of capacity: twice 1.5 × log(departures), which is the price of
three more parameters (BIC), for 150 departures. History is given up only for good reasons."""

NAMED_RATIO = 0.9
"""Contenders are named until they won so many of the samples together."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Who leads, and how often it does when the weeks are drawn again.

    Attributes:
        order: Indexes of the contenders, the strongest first.
        probability: Share of the samples that the strongest won. [ratio]
        contenders: Who else wins, where the strongest wins too rarely.
    """

    order: tuple[int, ...]
    probability: float
    contenders: tuple[int, ...]


def find_bottlenecks(
    stream: str, stays: Stays, ties: Sequence[Tie], rng: np.random.Generator
) -> list[Bottleneck]:
    """The narrows of a stream, and its longest pure delay where it has one.

    Args:
        stream: The stream's id.
        stays: Its history.
        ties: Its reaches.
        rng: Draws the samples of weeks.
    """
    weeks = Weeks.of(stays.entered, stays.end)
    longest = _longest_status(stays)
    if len(weeks.starts) < NEEDED_WEEKS or _count_done(stays) < NEEDED_DONE:
        return [
            Bottleneck(
                stream, Effect.LIMITS, None, longest_status=longest, reason=NOT_ENOUGH_HISTORY
            )
        ]
    weeks = recent_weeks(weeks, stays)
    stays = stays.since(float(weeks.starts[0]))
    reading = read_history(stays, ties, weeks)
    begin = changed_week(reading)
    if begin:
        weeks = Weeks(weeks.starts[begin:])
        stays = stays.since(float(weeks.starts[0]))
        reading = read_history(stays, ties, weeks)
    weights = np.concatenate(
        [np.ones((1, len(weeks.starts))), sample_weeks(len(weeks.starts), rng)]
    )
    found = [_limits(stream, stays, reading, weights, longest)]
    if reading.delays:
        found.append(_delays(stream, stays, reading, weights, longest))
    n_weeks = round((stays.end - weeks.starts[0]) / WEEK_DAYS)
    return [replace(each, n_weeks=n_weeks) for each in found]


def recent_weeks(weeks: Weeks, stays: Stays) -> Weeks:
    """As many of the last weeks as say something of today, and as are needed to say it.

    Args:
        weeks: All of them.
        stays: Of the stream.
    """
    entered = weeks.index(stays.entered)
    counts = np.bincount(entered[entered >= 0], minlength=len(weeks.starts))
    n_weeks = 1 + int(np.searchsorted(np.cumsum(counts[::-1]), ENOUGH_STAYS))
    return Weeks(weeks.starts[-min(max(n_weeks, ENOUGH_WEEKS), LARGEST_WEEKS) :])


def sample_weeks(n_weeks: int, rng: np.random.Generator) -> Floats:
    """How often each week is in each of the samples.

    Args:
        n_weeks: To draw from, and to draw.
        rng: The only source of chance.

    Returns:
        [shape (200, n_weeks)]
    """
    length = max(1, round(n_weeks ** (1 / 3)))
    n_blocks = -(-n_weeks // length)
    starts = rng.integers(n_weeks, size=(SAMPLES, n_blocks))
    drawn = (starts[:, :, None] + np.arange(length)).reshape(SAMPLES, -1)[:, :n_weeks] % n_weeks
    flat = np.arange(SAMPLES)[:, None] * n_weeks + drawn
    counts = np.bincount(flat.ravel(), minlength=SAMPLES * n_weeks)
    return counts.reshape(SAMPLES, n_weeks).astype(np.float64)


def changed_week(reading: Reading) -> int:
    """The first week that tells of today's capacities; 0 where none clearly changed.

    Slots and rate are fitted before and after each week; the history is cut at the week where
    that explains departures best, and what remains is asked again. What the old capacity had
    dammed up has to run off first.
    """
    begin = 0
    n_weeks = len(reading.weeks.starts)
    while n_weeks - begin >= SEGMENT_WEEKS + CHANGED_WEEKS and reading.reaches:
        changes = [_find_change(reach.levels.part(begin)) for reach in reading.reaches]
        gain, week = max(changes)
        if gain < CHANGE_NATS:
            break
        begin += week
        begin += _run_off_weeks(reading.reaches[changes.index((gain, week))].levels.part(begin))
    return begin


def _run_off_weeks(levels: Levels) -> int:
    """Weeks from a change until the load is at its usual level again; some weeks must remain."""
    load = levels.work.sum(axis=-1)
    is_usual = load <= np.median(load)
    return int(min(is_usual.argmax(), max(len(load) - SEGMENT_WEEKS, 0)))


def _find_change(levels: Levels) -> tuple[float, int]:
    """The week before which departures were most likely others: evidence [nats], and which week.

    Evidence is counted down by how uneven departures are on both sides of it.
    """
    before = np.cumsum(levels.sums, axis=1)
    whole = before[:, -1:]
    early = before[:, SEGMENT_WEEKS - 1 : -CHANGED_WEEKS]

    def fit(part: Floats) -> Floats:
        return fit_capacity(levels.lows, part, needed_gain=0.0).fit

    gains = fit(early) + fit(whole - early) - fit(whole)
    week = SEGMENT_WEEKS + int(gains.argmax())
    uneven = max(unevenness(levels.part(0, week)), unevenness(levels.part(week)))
    return float(gains.max()) / uneven, week


def rank(scores: Floats) -> Ranking:
    """Rank contenders by the first column, and count who wins the others.

    Args:
        scores: Of the history as it was, then of each sample. [shape (n, 1 + samples)]
    """
    order = np.argsort(-scores[:, 0], kind="stable")
    winners = np.where(scores[:, 1:].max(axis=0) > 0, scores[:, 1:].argmax(axis=0), -1)
    shares = np.bincount(winners[winners >= 0], minlength=len(scores)) / len(winners)
    leader = int(order[0])
    contenders: list[int] = []
    if shares[leader] < SURE_RATIO:
        others = [int(each) for each in np.argsort(-shares, kind="stable") if each != leader]
        contenders = [leader]
        for each in others:
            if shares[contenders].sum() >= NAMED_RATIO or shares[each] == 0:
                break
            contenders.append(each)
    return Ranking(tuple(map(int, order)), float(shares[leader]), tuple(contenders))


def _limits(
    stream: str, stays: Stays, reading: Reading, weights: Floats, longest: str | None
) -> Bottleneck:
    scores = reading.waited(weights)
    if not len(scores) or scores[:, 0].max() <= 0:
        evidence = [_reach_evidence(stays, reading, each, 0.0) for each in reading.reaches]
        return Bottleneck(
            stream, Effect.LIMITS, None, evidence=tuple(evidence), longest_status=longest,
            reason="no reach shows a limit: more items there, more leave",
        )  # fmt: skip
    ranking = rank(scores)
    narrows = reading.reaches[ranking.order[0]]
    names = stays.names
    return Bottleneck(
        stream=stream,
        effect=Effect.LIMITS,
        status=names[narrows.tie.status],
        queue_statuses=tuple(names[each] for each in narrows.tie.waits),
        probability=ranking.probability,
        undecided_between=tuple(
            names[reading.reaches[each].tie.status] for each in ranking.contenders
        ),
        evidence=tuple(
            _reach_evidence(stays, reading, reading.reaches[each], float(scores[each, 0]))
            for each in ranking.order
        ),
        longest_status=longest,
    )


def _delays(
    stream: str, stays: Stays, reading: Reading, weights: Floats, longest: str | None
) -> Bottleneck:
    delays = list(reading.delays)
    scores = np.stack([reading.delays[each] @ weights.T for each in delays])
    if scores[:, 0].max() <= 0:
        return Bottleneck(
            stream, Effect.DELAYS, None, longest_status=longest, reason="no item waited there"
        )
    ranking = rank(scores)
    return Bottleneck(
        stream=stream,
        effect=Effect.DELAYS,
        status=stays.names[delays[ranking.order[0]]],
        probability=ranking.probability,
        undecided_between=tuple(stays.names[delays[each]] for each in ranking.contenders),
        evidence=tuple(
            _evidence(stays, reading.weeks, [delays[each]], float(scores[each, 0]))
            for each in ranking.order
        ),
        longest_status=longest,
    )


def _reach_evidence(
    stays: Stays, reading: Reading, reach: ReachReading, waited: float
) -> ReachEvidence:
    here = (reach.tie.status, *reach.queues, *reach.returning)
    evidence = _evidence(stays, reading.weeks, here, waited)
    capacity = reach.capacity(np.ones((1, len(reading.weeks.starts))))
    slots = float(capacity.slots[0])
    if not np.isfinite(slots):
        return evidence
    per_week = slots * float(capacity.rate[0]) * WEEK_DAYS
    return replace(evidence, slots=int(slots), capacity_per_week=per_week)


def _evidence(stays: Stays, weeks: Weeks, statuses: Sequence[int], waited: float) -> ReachEvidence:
    """What is known of some statuses taken as one, named by the first."""
    # One more, for `GONE`, which is the last when it is read as an index.
    is_one = np.isin(np.arange(len(stays.names) + 1), statuses)
    is_here = is_one[stays.status]
    is_inside = is_here & is_one[stays.next_status]
    inside = _count_in(weeks, stays.left[is_inside])
    arrivals = _count_in(weeks, stays.entered[is_here]) - inside
    departures = _count_in(weeks, stays.left[is_here]) - inside
    is_committed = np.isin(np.arange(len(stays.names)), _committed(stays))[stays.status]
    is_committed &= stays.is_done
    spent = stays.spent()
    flow_time = float(spent[is_committed].sum())
    return ReachEvidence(
        status=stays.names[statuses[0]],
        queue_days=waited / departures if departures else None,
        capacity_per_week=None,
        arrivals_per_week=arrivals / len(weeks.starts),
        departures_per_week=departures / len(weeks.starts),
        slots=None,
        load_items=int((is_here & np.isinf(stays.left)).sum()),
        flow_time_share_ratio=(
            float(spent[is_here & is_committed].sum()) / flow_time if flow_time else None
        ),
    )


def _count_in(weeks: Weeks, times: Floats) -> int:
    return int((weeks.index(times) >= 0).sum())


def _committed(stays: Stays) -> list[int]:
    return [index for index, state in enumerate(stays.states) if state in COMMITTED]


def _count_done(stays: Stays) -> int:
    """Items done: the last stay of each lasts."""
    return int((stays.is_done & np.isinf(stays.left)).sum())


def _longest_status(stays: Stays) -> str | None:
    """The status that items spent most time in: the baseline."""
    committed = _committed(stays)
    if not committed:
        return None
    spent = np.bincount(stays.status, weights=stays.spent(), minlength=len(stays.names))
    return stays.names[max(committed, key=lambda each: spent[each])]
