"""Who is at a reach or delay at the last instant that is known."""

import numpy as np

from narrows.services.explain.reach_moves import WeekSum, items_of
from narrows.services.explain.reach_read import ReachRead
from narrows.services.explain.summed import ITEMS, Sum, items_text


def load(read: ReachRead) -> WeekSum:
    """Who is there at the last instant."""
    there = np.flatnonzero(read.is_here & np.isinf(read.stays.left))
    items = items_of(read, {int(read.item[each]): 1.0 for each in there})
    words = f"{items_text(len(there))} in its statuses at the last instant that is known."
    return WeekSum(Sum(len(there), words, ITEMS, "", items))


def waiting(read: ReachRead) -> WeekSum:
    """Who waits before it at the last instant: in its statuses but the one that names it."""
    named = read.stays.names.index(read.evidence.status)
    is_last = np.isinf(read.stays.left) & (read.stays.status != named)
    there = np.flatnonzero(read.is_here & is_last)
    items = items_of(read, {int(read.item[each]): 1.0 for each in there})
    words = f"{items_text(len(there))} in its queues at the last instant that is known."
    return WeekSum(Sum(len(there), words, ITEMS, "", items))
