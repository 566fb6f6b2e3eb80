"""How many items a place works on at once, from when items left it: slots by likelihood.

With n(t) items in a place of c slots that each pass mu items a day, items leave it at the rate
mu · min(n, c). With T_n the time at n items and D_n the departures then,
D_n ~ Poisson(mu · min(n, c) · T_n), so that mu = D / Σ min(n, c) T_n for each c, and the c of the
highest likelihood tells a limit (c below the largest n seen) from a pure delay (no limit seen:
more items there, more leave). Of a limit the fewest slots are told that are nearly as likely: the
likelihood is flat above the true number, and highest above it more often than below. M/M/c and
M/G/∞ as in Gross, Shortle, Thompson and Harris, *Fundamentals of Queueing Theory*, 4th ed.,
chapter 2.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.levels import Levels
from narrows.analytics.likelihood import Likelihood
from narrows.analytics.weeks import Floats, Ints

GAIN_NATS = 2.0
"""How much more likely a limit must be than none, to be seen: exp(2) = 7.4 times."""

NEAR_RATIO = 0.5
"""How much less likely fewer slots may be, as a share of what is needed to see a limit. On the
networks of `benchmarks/bottleneck_networks.py` whose work queues where it is done, slots of 340
reaches were told too high as often as too low; those of the highest likelihood were too high three
times as often."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a place can pass, for each sample of weeks.

    Attributes:
        slots: Items worked on at once; infinite where no limit was seen. [items, shape (s,)]
        rate: Items that one slot passes. [items/day, shape (s,)]
        fit: Log likelihood of slots and rate, without what all models share. [nats, shape (s,)]
        queued: Σ items beyond the slots × time. [item days, shape (s,)]
        most: The most slots that are nearly as likely. [items, shape (s,)]
    """

    slots: Floats
    rate: Floats
    fit: Floats
    queued: Floats
    most: Floats


def fit_capacity(
    lows: Floats, sums: Floats, *, slots: int | None = None, needed_gain: float = GAIN_NATS
) -> Capacity:
    """Choose each sample's slots, the fewest that are nearly likeliest, with the rate profiled out.

    Args:
        lows: Smallest number of items of each bin, from 0. [items, shape (n_bins,)]
        sums: Time, work, departures and log level per sample, as in `Levels`.
            [shape (4, s, n_bins)]
        slots: Known otherwise; then only the rate is fitted.
        needed_gain: Log likelihood above no limit for a limit to be seen. [nats]
    """
    shown = Likelihood.of(lows, sums)
    fit, free = shown.fit, shown.free
    if slots is None:
        best, most, is_limited = _nearly_likeliest(fit, free, needed_gain=needed_gain)
    else:
        place = np.searchsorted(shown.choices, slots, side="right") - 1
        best = most = np.full(len(free), place)
        is_limited = np.ones(len(free), dtype=np.bool_)
    rows = np.arange(len(fit))
    in_slots = np.where(is_limited, shown.busy[rows, best], shown.spent)
    return Capacity(
        slots=np.where(is_limited, shown.choices[best], np.inf),
        rate=np.divide(shown.total, in_slots, out=np.zeros_like(free), where=in_slots > 0),
        fit=np.where(is_limited, fit[rows, best], free),
        queued=np.where(is_limited, np.maximum(shown.beyond[rows, best], 0.0), 0.0),
        most=np.where(is_limited, shown.choices[most], np.inf),
    )


def best_fit(lows: Floats, sums: Floats) -> Floats:
    """The `fit` alone of the likeliest capacity, a limit or none.

    Args:
        lows: Smallest number of items of each bin, from 0. [items, shape (n_bins,)]
        sums: As for `fit_capacity`.

    Returns:
        Log likelihood. [nats, shape (s,)]
    """
    shown = Likelihood.of(lows, sums)
    return np.asarray(np.maximum(shown.fit.max(axis=-1), shown.free))


def _nearly_likeliest(
    fit: Floats, free: Floats, *, needed_gain: float
) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """The fewest and the most slots that are nearly as likely as any, and whether a limit shows.

    Args:
        fit: Log likelihood of each number of slots. [nats, shape (s, n_choices)]
        free: That of no limit. [nats, shape (s,)]
        needed_gain: Above it for a limit to be seen. [nats]
    """
    likeliest = fit.max(axis=-1, keepdims=True)
    is_near = fit >= likeliest - NEAR_RATIO * needed_gain
    most = fit.shape[-1] - 1 - is_near[:, ::-1].argmax(axis=-1)
    return is_near.argmax(axis=-1), most, likeliest[:, 0] - free >= needed_gain


def unevenness(levels: Levels) -> float:
    """Variance of weekly departures over what Poisson departures would have; at least 1.

    Tools are often tidied up in batches. A likelihood that takes each of a batch for news would
    see limits everywhere, so that evidence is counted down by this ratio (quasi-likelihood:
    McCullagh and Nelder, *Generalized Linear Models*, 2nd ed., chapter 9).
    """
    whole = fit_capacity(levels.lows, levels.sums.sum(axis=1, keepdims=True), needed_gain=0.0)
    in_slots = levels.work.sum(axis=-1)
    if np.isfinite(whole.slots[0]):
        in_slots = np.minimum(levels.work, whole.slots[0] * levels.time).sum(axis=-1)
    expected = whole.rate[0] * in_slots
    seen = expected > 0
    if seen.sum() < 2:
        return 1.0
    left = levels.departures.sum(axis=-1)[seen]
    squares = (left - expected[seen]) ** 2 / expected[seen]
    return float(max(1.0, squares.sum() / (seen.sum() - 1)))
