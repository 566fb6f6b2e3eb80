"""Locate the narrows of each stream, and its longest delay, in the stream's own history."""

from dataclasses import replace

import numpy as np

from narrows.analytics.bottleneck import find_bottlenecks
from narrows.analytics.passages import Tie
from narrows.analytics.stays import Stays
from narrows.domain.flow import Bottleneck
from narrows.domain.ports import History
from narrows.domain.streams import Workflow
from narrows.domain.work import FlowState
from narrows.services.flow.spans import spans_of
from narrows.services.flow.stream_stays import read_stays

SEED = 13
"""The same history gets the same answer."""


def locate(history: History, *, stream: str | None = None, seed: int = SEED) -> list[Bottleneck]:
    """Say where each stream is narrowest, and where it only waits for somebody outside.

    Args:
        history: Of all streams, as of an instant.
        stream: Only of this one; `None` is all of them. Unaligned work has no narrows.
        seed: Of the samples that say how sure the answer is.

    Returns:
        Per stream one for what limits it, and one for what delays it where something does.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    found: list[Bottleneck] = []
    for span in spans_of(history, stream):
        if span.stream is not None:
            stays = read_stays(history, span, zone=span.stream.policy.zone)
            ties = ties_of(stays, span.stream.workflow)
            rng = np.random.default_rng(seed)
            own = find_bottlenecks(span.stream.id, stays, ties=ties, rng=rng)
            policy = span.stream.policy
            found += [replace(each, policy=policy, day_hours=policy.day_hours) for each in own]
    return found


def ties_of(stays: Stays, workflow: Workflow | None) -> list[Tie]:
    """The reaches that the history shows; statuses of unknown state are each their own."""
    place = {name: index for index, name in enumerate(stays.names)}
    tied: dict[int, tuple[int, ...]] = {}
    if workflow is None:
        tied = _ties_by_moves(stays)
    else:
        for reach in workflow.reaches():
            if reach.status in place:
                waits = (place[each] for each in reach.queue_statuses if each in place)
                tied[place[reach.status]] = tuple(waits)
    for index, state in enumerate(stays.states):
        if state in (FlowState.ACTIVE, FlowState.UNKNOWN):
            tied.setdefault(index, ())
    return [Tie(status, waits) for status, waits in tied.items()]


def _ties_by_moves(stays: Stays) -> dict[int, tuple[int, ...]]:
    """Without a workflow a waiting status belongs to the active one that most items go to next."""
    moves = stays.moves()
    waits: dict[int, list[int]] = {}
    for index, state in enumerate(stays.states):
        if state is FlowState.WAITING and moves[index].any():
            waits.setdefault(int(moves[index].argmax()), []).append(index)
    return {
        index: tuple(waits.get(index, ()))
        for index, state in enumerate(stays.states)
        if state is FlowState.ACTIVE
    }
