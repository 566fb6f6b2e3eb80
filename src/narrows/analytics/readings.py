"""What a stream's history tells of its reaches and delays, before anybody is ranked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from narrows.analytics.capacity import GAIN_NATS, Capacity, fit_capacity
from narrows.analytics.levels import Levels
from narrows.analytics.passages import Tie
from narrows.analytics.waiting import Claim
from narrows.analytics.weeks import Floats, Weeks


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

    def busy_weekly(self, slots: float) -> Floats:
        """Departures and time of busy slots, week by week. [items, days, shape (2, n_weeks)]"""
        levels = self.levels
        beyond = levels.lows >= slots
        over = (levels.work - slots * levels.time)[:, beyond].sum(axis=-1)
        return np.stack([levels.departures.sum(axis=-1), levels.work.sum(axis=-1) - over])

    def queued_weekly(self) -> Floats:
        """Items beyond its slots × time, week by week; none where no limit was seen.

        [item days, shape (n_weeks,)]
        """
        levels = self.levels
        slots = float(self.capacity(np.ones((1, levels.time.shape[0]))).slots[0])
        if not np.isfinite(slots):
            return np.zeros(levels.time.shape[0])
        beyond = levels.lows >= slots
        return np.asarray((levels.work - slots * levels.time)[:, beyond].sum(axis=-1))


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

    def waited_weekly(self) -> Floats:
        """The same of the history as it was, week by week. [item days, shape (reaches, n_weeks)]"""
        n_weeks = len(self.weeks.starts)
        order = {reach.tie.status: index for index, reach in enumerate(self.reaches)}
        weekly = np.zeros((len(order), n_weeks))
        for index, reach in enumerate(self.reaches):
            if not reach.queues:
                weekly[index] += reach.queued_weekly()
        for claim in self.claims:
            for target, amounts in zip(claim.targets, claim.weekly(), strict=True):
                weekly[order[target]] += amounts
        whole = self.waited(np.ones((1, n_weeks)))
        return np.asarray(np.where(whole > 0, weekly, 0.0))
