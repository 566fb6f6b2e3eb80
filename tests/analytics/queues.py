"""Queues with known answers, simulated: what goes in is what a judgement has to find again."""

import heapq

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.places import Place
from narrows.analytics.weeks import Weeks

Floats = NDArray[np.float64]


def poisson_arrivals(rng: np.random.Generator, *, per_day: float, days: float) -> Floats:
    """Arrivals at random. [days, sorted]"""
    n_items = rng.poisson(per_day * days)
    return np.sort(rng.uniform(0, days, n_items))


def begins(arrivals: Floats, work: Floats, slots: int) -> Floats:
    """When each item begins to be worked on, first come, first served. [days]"""
    free = [0.0] * slots
    begun = np.empty_like(arrivals)
    for index, at in enumerate(arrivals):
        begun[index] = max(float(at), heapq.heappop(free))
        heapq.heappush(free, float(begun[index] + work[index]))
    return begun


def place_of(entered: Floats, left: Floats, end: float) -> Place:
    """A place, cut off at the end."""
    seen = entered < end
    gone = np.where(left[seen] < end, left[seen], np.inf)
    return Place(np.sort(entered[seen]), np.sort(gone), np.isfinite(np.sort(gone)))


def all_weeks(end: float) -> Weeks:
    """Every week until the end."""
    return Weeks(np.arange(0.0, end, 7.0))
