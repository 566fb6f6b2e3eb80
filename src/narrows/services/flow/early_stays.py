"""Stays that began before flow time starts, where a stream lets it start at the first activity."""

import numpy as np
from numpy.typing import NDArray

from narrows.domain.ports import History, StreamSpan
from narrows.domain.streams import FlowStart
from narrows.metrics.stays import STARTED
from narrows.services.flow.spans import policy_of

NEVER_US = 2**62
"""Stands for the start of an item that was never active."""


def are_early(
    history: History, span: StreamSpan, *, item: NDArray[np.int64], entered_us: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether each of some stays began before the flow time of its item starts.

    Args:
        history: As of an instant.
        span: Of their stream; where flow time starts at commitment no committed stay is before.
        item: Of each, by its number. [shape (n,)]
        entered_us: When each began. [µs since 1970 UTC, shape (n,)]

    Returns:
        Only of those that wait it means anything. [shape (n,)]
    """
    if policy_of(span).start is not FlowStart.FIRST_ACTIVE:
        return np.zeros(len(item), dtype=np.bool_)
    asked = history.columns(STARTED.format(stream=span.number, never=NEVER_US))
    number, started_us = (
        np.asarray(asked[name], dtype=np.int64) for name in ("item", "started_at_us")
    )
    table = np.full(max(number.max(initial=0), item.max(initial=0)) + 1, NEVER_US)
    table[number] = started_us
    return np.asarray(entered_us < table[item])
