"""All that moved in one stream in its last weeks, and the waits that others share with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from narrows.domain.movements import LoadShare, Losses, StatusTraffic, WaitShared
from narrows.domain.ports import History
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.flow.losing import losses
from narrows.services.flow.moving import loads, traffic
from narrows.services.flow.sharing import shared_waits
from narrows.services.flow.spans import stream_id


@dataclass(frozen=True, slots=True)
class Moved:
    """What was measured of one stream, by week.

    Attributes:
        loads: Load by item type.
        traffic: Arrivals and departures by status.
        losses: Rework and discarded work.
        waits: Those of all streams, over all these weeks.
    """

    loads: Sequence[LoadShare] = ()
    traffic: Sequence[StatusTraffic] = ()
    losses: Sequence[Losses] = ()
    waits: Sequence[WaitShared] = ()


NOTHING_MOVED = Moved()


def moved(history: History, stream: str | None) -> Moved:
    """Measure the last 26 complete weeks of one stream.

    Args:
        history: Visits and items as of one instant.
        stream: Its id; `None` is the work that no stream takes.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    asked = UNALIGNED_WORK if stream is None else stream
    return Moved(
        loads=loads(history, stream=asked),
        traffic=traffic(history, stream=asked),
        losses=losses(history, stream=asked),
        waits=shared_waits(history),
    )


def every_moved(history: History) -> Mapping[str | None, Moved]:
    """The same of all streams and of unaligned work, by id, asked at once.

    Args:
        history: Visits and items as of one instant.
    """
    carried, moves, lost = loads(history), traffic(history), losses(history)
    waits = shared_waits(history)
    return {
        id_: Moved(
            [each for each in carried if each.stream == id_],
            [each for each in moves if each.stream == id_],
            [each for each in lost if each.stream == id_],
            waits,
        )
        for id_ in map(stream_id, history.spans)
    }
