"""Locate the narrows of each stream, and its longest delay, in the stream's own history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from narrows.analytics.bottleneck import find_bottlenecks, is_enough, judge, read_judged
from narrows.analytics.passages import Tie
from narrows.analytics.readings import Reading
from narrows.analytics.stays import Stays
from narrows.analytics.weeks import Ints
from narrows.domain.errors import NarrowsError
from narrows.domain.flow import Bottleneck
from narrows.domain.ports import History, StreamSpan
from narrows.domain.streams import UNALIGNED_WORK, ValueStream, Workflow
from narrows.domain.work import FlowState
from narrows.services.flow.judging import Judged
from narrows.services.flow.spans import spans_of
from narrows.services.flow.stays_overview import Overview
from narrows.services.flow.stream_stays import read_item_stays, read_stays

SEED = 13
"""The same history gets the same answer."""

NO_NARROWS = "Unaligned work has no narrows: no stream owns it. Its statuses tell where it lies."


def locate(
    history: History,
    *,
    stream: str | None = None,
    seed: int = SEED,
    judged: Judged | None = None,
) -> list[Bottleneck]:
    """Say where each stream is narrowest, and where it only waits for somebody outside.

    Args:
        history: Of all streams, as of an instant.
        stream: Only of this one; `None` is all of them. Unaligned work has no narrows.
        seed: Of the samples that say how sure the answer is.
        judged: What was said before, of whoever asks again and again; `None` is nothing.

    Returns:
        Per stream one for what limits it, and one for what delays it where something does.

    Raises:
        NarrowsError: `stream-unknown`, `number-missing`.
    """
    found: list[Bottleneck] = []
    if stream == UNALIGNED_WORK:
        raise NarrowsError("number-missing", NO_NARROWS)
    spans = spans_of(history, stream)
    overview, judged = Overview.of(history, spans), judged or Judged()
    for span in spans:
        if span.stream is not None:
            zone = span.stream.policy.zone
            stays = read_stays(history, span, zone=zone, overview=overview)
            ties = ties_of(stays, span.stream.workflow)
            own = judged.judge(span.stream.id, stays, ties=ties, seed=seed)
            found += _of_stream(span.stream, own)
    return found


@dataclass(frozen=True, slots=True)
class Located:
    """Where one stream is narrowest, with what that was read from.

    Attributes:
        found: As `locate` says it.
        stays: That were judged on.
        item: Of each, by its number. [shape (n,)]
        reading: What they tell; `None` where the history is not enough.
    """

    found: Sequence[Bottleneck]
    stays: Stays
    item: Ints
    reading: Reading | None


def locate_with_stays(history: History, span: StreamSpan, *, seed: int = SEED) -> Located:
    """Say where a stream is narrowest, and keep what was read for it.

    Args:
        history: Of all streams, as of an instant.
        span: Of the stream; unaligned work has no narrows.
        seed: Of the samples that say how sure the answer is.

    Raises:
        NarrowsError: `number-missing`.
    """
    if span.stream is None:
        raise NarrowsError("number-missing", NO_NARROWS)
    item, whole = read_item_stays(history, span, zone=span.stream.policy.zone)
    ties = ties_of(whole, span.stream.workflow)
    rng = np.random.default_rng(seed)
    if not is_enough(whole):
        own = find_bottlenecks(span.stream.id, whole, ties=ties, rng=rng)
        return Located(_of_stream(span.stream, own), whole, item, None)
    stays, reading = read_judged(whole, ties)
    own = judge(span.stream.id, stays, reading=reading, rng=rng)
    kept = item[whole.left > float(reading.weeks.starts[0])]
    return Located(_of_stream(span.stream, own), stays, kept, reading)


def _of_stream(stream: ValueStream, found: Sequence[Bottleneck]) -> list[Bottleneck]:
    policy = stream.policy
    return [replace(each, policy=policy, day_hours=policy.day_hours) for each in found]


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
