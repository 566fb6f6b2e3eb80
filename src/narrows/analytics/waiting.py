"""Who waits for whom: the time that items wait, told by the reach that they wait for.

Waiting belongs to the busy place that it is for, wherever a tool shows it:

- in a waiting status before the reach;
- in the reach's own status, where it holds more items than it has slots;
- in the status before it, where the reach is full and items are pulled into it only as others
  leave: what a stay there is longer than those that end while the reach has room;
- before a place that is itself full only because the next one is: then it waits for that one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from narrows.analytics.capacity import GAIN_NATS, Capacity, fit_capacity, unevenness
from narrows.analytics.ceiling import Ceiling, find_ceiling, overlap
from narrows.analytics.levels import Floats, Levels, Place, Weeks, count_levels
from narrows.analytics.stays import Stays, place
from narrows.domain.work import FlowState

MAY_DELAY = (FlowState.WAITING, FlowState.UNKNOWN)
"""Work in an active status is no delay, however wide the status is."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A reach by the indexes of its statuses: the busy one, and those that items wait in for it."""

    status: int
    waits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Waiting, told by who it is for: the first target, less what passes on to the second, …

    Attributes:
        targets: Reaches by their status, each blocked by the one after it for some of the time.
        nested: Time waited while all up to that target were full.
            [item days, shape (n_targets, n_weeks)]
        before: Work and departures, of all time and of the time when the first target had room,
            where only what goes beyond a usual stay is waiting. [shape (2, 2, n_weeks) or None]
    """

    targets: tuple[int, ...]
    nested: Floats
    before: Floats | None = None

    def amounts(self, weights: Floats) -> Floats:
        """Waiting per target. [item days, shape (n_targets, s)]"""
        nested = self.nested @ weights.T
        if self.before is not None:
            (work, departures), (open_work, open_departures) = self.before @ weights.T
            usual = departures * open_work / np.maximum(open_departures, 1.0)
            waited = np.maximum(work - usual, 0.0)
            nested = nested * waited / np.where(nested[0] > 0, nested[0], 1.0)
        return np.asarray(nested - np.concatenate([nested[1:], np.zeros_like(nested[:1])]))


@dataclass(frozen=True, slots=True)
class ReachReading:
    """What the history tells of one reach.

    Attributes:
        tie: Its statuses.
        queues: Those of its waiting statuses that are no pure delays.
        returning: Pure delays that items leave it for and come back from.
        keeping: Those of them that items keep their slot in.
        levels: Of the items in it, while what follows had room for them.
        slots: What it holds at most, where that shows; else it is fitted.
        unevenness: Of its departures; evidence is counted down by it. [ratio]
    """

    tie: Tie
    queues: tuple[int, ...]
    returning: tuple[int, ...]
    keeping: tuple[int, ...]
    levels: Levels
    slots: int | None
    unevenness: float

    def capacity(self, weights: Floats) -> Capacity:
        """What it can pass, for each sample of weeks."""
        return fit_capacity(
            self.levels.lows,
            self.levels.weighed(weights),
            slots=self.slots,
            needed_gain=GAIN_NATS * self.unevenness,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What a stream's history tells.

    Attributes:
        weeks: The weeks that it was read from.
        reaches: In the order of the workflow.
        delays: Pure delays and waits in no reach → time in them.
            [item days, shape (n_weeks,)]
        claims: Who waits for whom.
    """

    weeks: Weeks
    reaches: Sequence[ReachReading]
    delays: Mapping[int, Floats]
    claims: Sequence[Claim]

    def waited(self, weights: Floats) -> Floats:
        """Time waited for each reach; 0 where no limit was seen. [item days, shape (reaches, s)]"""
        order = {reach.tie.status: index for index, reach in enumerate(self.reaches)}
        waited = np.zeros((len(order), len(weights)))
        is_limited = np.zeros_like(waited, dtype=np.bool_)
        for index, reach in enumerate(self.reaches):
            capacity = reach.capacity(weights)
            is_limited[index] = np.isfinite(capacity.slots)
            if not reach.queues:
                waited[index] += capacity.queued
        for claim in self.claims:
            for target, amount in zip(claim.targets, claim.amounts(weights), strict=True):
                waited[order[target]] += amount
        return np.asarray(np.where(is_limited, np.maximum(waited, 0.0), 0.0))


def read_history(stays: Stays, ties: Sequence[Tie], weeks: Weeks) -> Reading:
    """Read a stream's history.

    Args:
        stays: Of the stream.
        ties: Its reaches.
        weeks: The weeks to read.
    """
    waits = [index for index, state in enumerate(stays.states) if state in MAY_DELAY]
    levels = {each: count_levels(place(stays, [each]), weeks) for each in waits}
    delaying = {each for each in waits if _is_delay(levels[each])}
    passages = _Passages.of(stays, ties, delaying)
    delaying -= {each for each in delaying if _is_dammed(stays, each, passages, weeks)}
    reaches = [_read_reach(stays, tie, passages, delaying, weeks=weeks) for tie in ties]
    claims = []
    for reach in reaches:
        if reach.queues:
            chain = passages.chain(reach.tie.status) if reach.tie.status in passages.full else {}
            claims.append(_waiting_before(stays, reach, chain, weeks))
    keeping = {each for reach in reaches for each in reach.keeping}
    for before in sorted({tie.status for tie in ties} | (delaying - keeping)):
        chain = passages.chain(before)
        if chain:
            claims.append(_waiting_after_work(stays, before, chain, weeks))
    tied = {each for tie in ties for each in (tie.status, *tie.waits)}
    return Reading(
        weeks=weeks,
        reaches=reaches,
        delays={
            each: levels[each].work.sum(axis=-1)
            for each in waits
            if each not in passages.full and (each in delaying or each not in tied)
        },
        claims=claims,
    )


def _is_delay(levels: Levels) -> bool:
    """Whether a waiting status shows no limit: more items there, more leave."""
    whole = levels.weighed(np.ones((1, levels.time.shape[0])))
    needed = GAIN_NATS * unevenness(levels)
    return bool(np.isinf(fit_capacity(levels.lows, whole, needed_gain=needed).slots[0]))


@dataclass(frozen=True, slots=True)
class _Passages:
    """How places follow each other.

    Attributes:
        follows: Where most items go next, to no wait of the same reach.
        returning: Pure delays that items leave a reach for and come back from.
        keeping: Those of them that items keep their slot in.
        full: Reaches with a ceiling.
    """

    follows: Mapping[int, int]
    returning: Mapping[int, tuple[int, ...]]
    keeping: Mapping[int, tuple[int, ...]]
    full: Mapping[int, Ceiling]

    @classmethod
    def of(cls, stays: Stays, ties: Sequence[Tie], delaying: set[int]) -> "_Passages":
        moves = stays.moves()
        returning: dict[int, tuple[int, ...]] = {}
        keeping: dict[int, tuple[int, ...]] = {}
        full: dict[int, Ceiling] = {}
        for tie in ties:
            returning[tie.status] = tuple(
                each
                for each in tie.waits
                if each in delaying
                and moves[:, each].argmax() == moves[each].argmax() == tie.status
            )
            alone = find_ceiling(place(stays, [tie.status]), stays.end)
            both = None
            if returning[tie.status]:
                both = find_ceiling(place(stays, [tie.status, *returning[tie.status]]), stays.end)
            keeping[tie.status] = ()
            if both and (alone is None or both.gain > alone.gain):
                alone, keeping[tie.status] = both, returning[tie.status]
            if alone:
                full[tie.status] = alone
        follows = {}
        own = {tie.status: tie.waits for tie in ties}
        for status in range(len(stays.names)):
            goes_to = moves[status].copy()
            goes_to[[status, *own.get(status, ())]] = 0
            if goes_to.any():
                follows[status] = int(goes_to.argmax())
        return cls(follows, returning, keeping, full)

    def chain(self, status: int) -> dict[int, Floats]:
        """The full places after a status → when all of them up to that one were full."""
        spans: dict[int, Floats] = {}
        here = self.follows.get(status)
        while here is not None and here in self.full and here not in spans and here != status:
            when = self.full[here].full
            if spans:
                when = overlap(next(reversed(spans.values())), when)
            spans[here] = when
            here = self.follows.get(here)
        return spans


def _is_dammed(stays: Stays, wait: int, passages: _Passages, weeks: Weeks) -> bool:
    """Whether stays in a wait would be less than half as long if what follows always had room."""
    chain = passages.chain(wait)
    if not chain or any(wait in each for each in passages.returning.values()):
        return False
    claim = _waiting_after_work(stays, wait, chain, weeks)
    waited = claim.amounts(np.ones((1, len(weeks.starts)))).sum()
    return bool(claim.before is not None and waited > claim.before[0, 0].sum() / 2)


def _read_reach(
    stays: Stays, tie: Tie, passages: _Passages, delaying: set[int], *, weeks: Weeks
) -> ReachReading:
    queues = tuple(each for each in tie.waits if each not in delaying)
    keeping = passages.keeping[tie.status]
    ceiling = passages.full.get(tie.status)
    following = passages.full.get(passages.follows.get(tie.status, tie.status))
    levels = count_levels(
        place(stays, [tie.status, *queues, *keeping], returning=passages.returning[tie.status]),
        weeks,
        closed=following.full if following and following is not ceiling else None,
    )
    return ReachReading(
        tie=tie,
        queues=queues,
        returning=passages.returning[tie.status],
        keeping=keeping,
        levels=levels,
        slots=ceiling.slots if ceiling else None,
        unevenness=unevenness(levels),
    )


def _waiting_before(
    stays: Stays, reach: ReachReading, chain: Mapping[int, Floats], weeks: Weeks
) -> Claim:
    """The waiting in the queues of a reach, passed on while it is full only for what follows."""
    here = place(stays, reach.queues)
    return Claim(
        targets=(reach.tie.status, *chain),
        nested=np.stack(
            [
                count_levels(here, weeks).weekly()[0],
                *(_work_within(here, weeks, when) for when in chain.values()),
            ]
        ),
    )


def _waiting_after_work(
    stays: Stays, before: int, chain: Mapping[int, Floats], weeks: Weeks
) -> Claim:
    """The waiting of items whose work in a status is over, until what follows has room."""
    here = place(stays, [before])
    room = next(iter(chain.values()))
    return Claim(
        targets=tuple(chain),
        nested=np.stack([_work_within(here, weeks, when) for when in chain.values()]),
        before=np.stack(
            [
                count_levels(here, weeks).weekly(),
                count_levels(here, weeks, closed=room).weekly(),
            ]
        ),
    )


def _work_within(here: Place, weeks: Weeks, when: Floats) -> Floats:
    """Time that items spent in a place during some spans. [item days, shape (n_weeks,)]"""
    everything = count_levels(here, weeks).work
    return np.asarray(
        everything.sum(axis=-1) - count_levels(here, weeks, closed=when).work.sum(axis=-1)
    )
