"""How did each item fare? Items done by day and flow time, items by flow state, the oldest ones."""

from dataclasses import dataclass
from datetime import datetime

from narrows.services.flow.charting import AgeingItem, Charted
from narrows.services.flow.stream_reviews import RECENT_WEEKS
from narrows.services.reviewing import Review
from narrows.views.measured import percentiles
from narrows.views.stream import stream_named

MOST_AGEING = 20


@dataclass(frozen=True, slots=True)
class StreamChartsPage:
    """What the charts of a stream show.

    Attributes:
        id: Of the stream.
        title: What it is called.
        zone: IANA name.
        as_of: What moved later is not known yet. [UTC or None]
        charted: The items.
        percentiles: Labels and flow times of the last weeks. [days]
        n_weeks: How many weeks those are.
        oldest: In process, the oldest first.
        n_ageing: All in process. [items]
    """

    id: str
    title: str
    zone: str
    as_of: datetime | None
    charted: Charted
    percentiles: tuple[tuple[str, float], ...]
    n_weeks: int
    oldest: tuple[AgeingItem, ...]
    n_ageing: int


def stream_charts_page(review: Review, id_: str, *, charted: Charted) -> StreamChartsPage:
    """Say how each item of a stream fared.

    Args:
        review: What was measured.
        id_: Of the stream.
        charted: Its items.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    stream, measured = stream_named(review.plan, id_), review.streams.get(id_)
    return StreamChartsPage(
        id=id_,
        title=(stream.name or stream.id) if stream else id_,
        zone=stream.policy.zone if stream else review.plan.zone,
        as_of=measured.as_of if measured else None,
        charted=charted,
        percentiles=percentiles(measured.recent) if measured else (),
        n_weeks=RECENT_WEEKS,
        oldest=charted.ageing[:MOST_AGEING],
        n_ageing=charted.n_ageing,
    )
