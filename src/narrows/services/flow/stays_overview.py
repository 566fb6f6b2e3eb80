"""What has to be known of streams before their stays are read, asked of all of them at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.business_clock import DAY_US
from narrows.domain.ports import History, StreamSpan
from narrows.domain.work import FlowState
from narrows.metrics.stays import DAYS, STATUSES, UNFINISHED
from narrows.services.flow.spans import asked_streams
from narrows.services.flow.statuses_here import state_here

Used: TypeAlias = tuple[int, str, FlowState]
"""A status that items of a stream were in: its number, name and flow state."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What has to be known of streams before their stays are read, asked of all of them at once.

    Attributes:
        used: The statuses of each stream by its number, in order, each once and as it reads them.
        began: How many stays began on each day, the newest first. [µs since 1970, stays]
        unfinished: Numbers of the items of all streams that are not done. [shape (n,)]
    """

    used: Mapping[int, Sequence[Used]]
    began: Mapping[int, Sequence[tuple[int, int]]]
    unfinished: NDArray[np.int64]

    @classmethod
    def of(cls, history: History, spans: Sequence[StreamSpan]) -> "Overview":
        """That of some streams."""
        asked = asked_streams(spans)
        used: dict[int, dict[int, Used]] = {span.number: {} for span in spans}
        began: dict[int, list[tuple[int, int]]] = {span.number: [] for span in spans}
        of_number = {span.number: span for span in spans}
        for stream, status, name, told in cast(
            "list[tuple[int, int, str, str]]", history.rows(STATUSES, asked)
        ):
            state = state_here(of_number[stream], name, told=told)
            used[stream].setdefault(status, (status, name, state))
        for stream, day_us, n_stays in cast(
            "list[tuple[int, int, int]]", history.rows(DAYS, asked)
        ):
            began[stream].append((day_us, n_stays))
        unfinished = np.asarray(history.columns(UNFINISHED)["item"], dtype=np.int64)
        return cls({number: [*own.values()] for number, own in used.items()}, began, unfinished)

    def since_us(self, stream: int, *, enough: int) -> int | None:
        """A time after which enough stays began, or all of them; `None` where there are none.

        A day less than that, because before 1970 a remainder is negative.
        """
        n_reached, since_us = 0, None
        for day_us, n_stays in self.began[stream]:
            n_reached, since_us = n_reached + n_stays, day_us - DAY_US
            if n_reached >= enough:
                break
        return since_us
