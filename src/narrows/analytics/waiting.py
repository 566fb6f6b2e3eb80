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

from narrows.analytics.places import Place, count_levels
from narrows.analytics.stays import Stays, place
from narrows.analytics.weeks import Floats, Weeks


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

    def weekly(self) -> Floats:
        """Waiting per target and week; over all weeks it is what `amounts` says of them.

        What is beyond a usual stay is told of all weeks together, and shared out by the time that
        items waited while it was full. [item days, shape (n_targets, n_weeks)]
        """
        whole = np.ones((1, self.nested.shape[1]))
        nested = self.nested
        if self.before is not None:
            total = nested[0].sum()
            beyond = self.amounts(whole).sum()
            nested = nested * (beyond / total if total > 0 else 0.0)
        return np.asarray(nested - np.concatenate([nested[1:], np.zeros_like(nested[:1])]))


def waiting_before(
    stays: Stays, reach: int, *, queues: Sequence[int], chain: Mapping[int, Floats], weeks: Weeks
) -> Claim:
    """The waiting in the queues of a reach, passed on while it is full only for what follows.

    Args:
        stays: Of the stream.
        reach: Its busy status.
        queues: Its waiting statuses.
        chain: The full places after it, and when; see `Passages.chain`.
        weeks: The weeks that count.
    """
    here = place(stays, queues)
    return Claim(
        targets=(reach, *chain),
        nested=np.stack(
            [
                count_levels(here, weeks).weekly()[0],
                *(_work_within(here, weeks, when=when) for when in chain.values()),
            ]
        ),
    )


def waiting_after_work(
    stays: Stays, before: int, *, chain: Mapping[int, Floats], weeks: Weeks
) -> Claim:
    """The waiting of items whose work in a status is over, until what follows has room.

    Args:
        stays: Of the stream.
        before: The status that they wait in.
        chain: The full places after it, and when; see `Passages.chain`.
        weeks: The weeks that count.
    """
    here = place(stays, [before])
    room = next(iter(chain.values()))
    return Claim(
        targets=tuple(chain),
        nested=np.stack([_work_within(here, weeks, when=when) for when in chain.values()]),
        before=np.stack(
            [
                count_levels(here, weeks).weekly(),
                count_levels(here, weeks, closed=room).weekly(),
            ]
        ),
    )


def _work_within(here: Place, weeks: Weeks, *, when: Floats) -> Floats:
    """Time that items spent in a place during some spans. [item days, shape (n_weeks,)]"""
    everything = count_levels(here, weeks).work
    return np.asarray(
        everything.sum(axis=-1) - count_levels(here, weeks, closed=when).work.sum(axis=-1)
    )
