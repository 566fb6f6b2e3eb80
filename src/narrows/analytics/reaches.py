"""Reading a stream's history: which waits are delays, who is full when, who waits for whom."""

from collections.abc import Sequence

import numpy as np

from narrows.analytics.capacity import GAIN_NATS, fit_capacity, unevenness
from narrows.analytics.levels import Levels
from narrows.analytics.passages import Passages, Tie
from narrows.analytics.places import count_levels
from narrows.analytics.readings import ReachReading, Reading
from narrows.analytics.stays import Stays, place
from narrows.analytics.waiting import Claim, waiting_after_work, waiting_before
from narrows.analytics.weeks import Weeks
from narrows.domain.work import FlowState

MAY_DELAY = (FlowState.WAITING, FlowState.UNKNOWN)
"""Work in an active status is no delay, however wide the status is."""


def read_history(stays: Stays, ties: Sequence[Tie], *, weeks: Weeks) -> Reading:
    """Read a stream's history.

    Args:
        stays: Of the stream.
        ties: Its reaches.
        weeks: The weeks to read.
    """
    waits = [index for index, state in enumerate(stays.states) if state in MAY_DELAY]
    levels = {each: count_levels(place(stays, [each]), weeks) for each in waits}
    delaying = {each for each in waits if _is_delay(levels[each])}
    passages = Passages.of(stays, ties, delaying=delaying)
    delaying -= {
        each for each in delaying if _is_dammed(stays, each, passages=passages, weeks=weeks)
    }
    reaches = [
        _read_reach(stays, tie, passages=passages, delaying=delaying, weeks=weeks) for tie in ties
    ]
    tied = {each for tie in ties for each in (tie.status, *tie.waits)}
    return Reading(
        weeks=weeks,
        reaches=reaches,
        delays={
            each: levels[each].work.sum(axis=-1)
            for each in waits
            if each not in passages.full and (each in delaying or each not in tied)
        },
        claims=_claims(stays, reaches, passages=passages, delaying=delaying, weeks=weeks),
    )


def _claims(
    stays: Stays,
    reaches: Sequence[ReachReading],
    *,
    passages: Passages,
    delaying: set[int],
    weeks: Weeks,
) -> list[Claim]:
    """Which waiting belongs to which reach: before it in its queues, and after work elsewhere."""
    claims = []
    for reach in reaches:
        if reach.queues:
            status = reach.tie.status
            chain = passages.chain(status) if status in passages.full else {}
            claims.append(
                waiting_before(stays, status, queues=reach.queues, chain=chain, weeks=weeks)
            )
    keeping = {each for reach in reaches for each in reach.keeping}
    for before in sorted({reach.tie.status for reach in reaches} | (delaying - keeping)):
        chain = passages.chain(before)
        if chain:
            claims.append(waiting_after_work(stays, before, chain=chain, weeks=weeks))
    return claims


def _is_delay(levels: Levels) -> bool:
    """Whether a waiting status shows no limit: more items there, more leave."""
    whole = levels.weighed(np.ones((1, levels.time.shape[0])))
    needed = GAIN_NATS * unevenness(levels)
    return bool(np.isinf(fit_capacity(levels.lows, whole, needed_gain=needed).slots[0]))


def _is_dammed(stays: Stays, wait: int, *, passages: Passages, weeks: Weeks) -> bool:
    """Whether stays in a wait would be less than half as long if what follows always had room."""
    chain = passages.chain(wait)
    if not chain or any(wait in each for each in passages.returning.values()):
        return False
    claim = waiting_after_work(stays, wait, chain=chain, weeks=weeks)
    waited = claim.amounts(np.ones((1, len(weeks.starts)))).sum()
    return bool(claim.before is not None and waited > claim.before[0, 0].sum() / 2)


def _read_reach(
    stays: Stays, tie: Tie, *, passages: Passages, delaying: set[int], weeks: Weeks
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
