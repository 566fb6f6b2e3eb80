"""All that moved in one stream in its last weeks, and the waits that others share with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.movements import LoadShare, Losses, StatusTraffic, WaitShared
from narrows.domain.ports import History
from narrows.services.flow.losing import losses
from narrows.services.flow.moving import loads, traffic
from narrows.services.flow.sharing import shared_waits


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
    return Moved(
        loads=[each for each in loads(history, stream=stream) if each.stream == stream],
        traffic=[each for each in traffic(history, stream=stream) if each.stream == stream],
        losses=[each for each in losses(history, stream=stream) if each.stream == stream],
        waits=shared_waits(history),
    )
