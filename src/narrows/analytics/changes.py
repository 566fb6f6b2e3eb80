"""When a reach's capacity last changed: what was before tells of another stream than today's."""

import numpy as np

from narrows.analytics.capacity import best_fit, unevenness
from narrows.analytics.levels import Levels
from narrows.analytics.readings import Reading

CHANGED_WEEKS = 12
"""Fewest weeks that have passed since a change of capacity when it is looked for, and that are
left to judge on: less is not enough history."""

SEGMENT_WEEKS = 8
"""Shortest stretch of weeks that is fitted by itself."""

CHANGE_NATS = 15.0
"""Evidence needed for a change of capacity: twice 1.5 × log(departures), which is the price of
three more parameters (BIC), for 150 departures. History is given up only for good reasons."""


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
    """Weeks from a change until the load is at its usual level again; enough weeks must remain."""
    load = levels.work.sum(axis=-1)
    is_usual = load <= 1.5 * np.median(load)
    return int(min(is_usual.argmax(), max(len(load) - CHANGED_WEEKS, 0)))


def _find_change(levels: Levels) -> tuple[float, int]:
    """The week before which departures were most likely others: evidence [nats], and which week.

    Evidence that would be enough is counted down by how uneven departures are on both sides of it.
    """
    before = np.cumsum(levels.sums, axis=1)
    whole = before[:, -1:]
    early = before[:, SEGMENT_WEEKS - 1 : -CHANGED_WEEKS]
    fits = best_fit(levels.lows, np.concatenate([early, whole - early, whole], axis=1))
    n_weeks = early.shape[1]
    gains = fits[:n_weeks] + fits[n_weeks:-1] - fits[-1:]
    week = SEGMENT_WEEKS + int(gains.argmax())
    if gains.max() < CHANGE_NATS:
        return float(gains.max()), week  # Too little already.
    uneven = max(unevenness(levels.part(0, week)), unevenness(levels.part(week)))
    return float(gains.max()) / uneven, week
