"""What was said of the narrows of streams, which stands while it would be judged on the same."""

from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from narrows.analytics.bottleneck import find_bottlenecks
from narrows.analytics.passages import Tie
from narrows.analytics.stays import Stays
from narrows.domain.flow import Bottleneck


class Judged:
    """Judges a stream anew only where its stays, its reaches or the end of its history are others.

    A sync of one source leaves those of the streams that take from others as they were, and a plan
    those of the streams that it says nothing new of. To tell that takes a thirtieth of judging.
    """

    def __init__(self) -> None:
        self._said: dict[str, tuple[bytes, Sequence[Bottleneck]]] = {}

    def judge(
        self, stream: str, stays: Stays, *, ties: Sequence[Tie], seed: int
    ) -> Sequence[Bottleneck]:
        """The narrows of a stream, and its longest pure delay; the arguments are those of `locate`.

        Args:
            stream: The stream's id.
            stays: Its history.
            ties: Its reaches.
            seed: Of the samples that say how sure the answer is.
        """
        judged_on = _digest(stays, ties, seed=seed)
        before, found = self._said.get(stream, (b"", ()))
        if before != judged_on:
            found = find_bottlenecks(stream, stays, ties=ties, rng=np.random.default_rng(seed))
            self._said[stream] = judged_on, found
        return found


def _digest(stays: Stays, ties: Sequence[Tie], *, seed: int) -> bytes:
    words = (tuple(stays.names), tuple(stays.states), tuple(ties), stays.end, seed)
    found = sha256(repr((words, stays.told is None, len(stays.status))).encode())
    for numbers in (
        stays.status.astype(np.int16),
        stays.next_status.astype(np.int16),
        stays.entered,
        stays.left,
        stays.is_done,
        *(() if stays.told is None else (stays.told,)),
    ):
        found.update(np.ascontiguousarray(numbers).data)
    return found.digest()
