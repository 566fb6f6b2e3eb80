"""How did each item fare? Items done by day and flow time, items by flow state, the oldest ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.streams import Workflow
from narrows.services.flow.charting import AgeingItem, Charted
from narrows.services.flow.counted_time import start_of
from narrows.services.reviewing import Review
from narrows.views.charts_told import ChartsTold, charts_told
from narrows.views.measured import percentiles
from narrows.views.recent_flow import recent_weeks
from narrows.views.soundness import policy_text
from narrows.views.stream import policy_of, stream_named

MOST_AGEING = 20


@dataclass(frozen=True, slots=True)
class StreamChartsPage:
    """What the charts of a stream show.

    Attributes:
        id: Of the stream.
        title: What it is called.
        zone: IANA name.
        as_of: What moved later is not known yet. [UTC or None]
        complete_until: Up to when its sources are complete. [UTC or None]
        policy: The declared choices, in words.
        charted: The items.
        percentiles: Labels and flow times of the last weeks. [days]
        n_weeks: How many weeks those are.
        oldest: In process, the oldest first.
        n_ageing: All in process. [items]
        since: Where their ages start, as in «since commitment».
        statuses: In which they are, in the workflow's order.
        told: What each chart shows, in a sentence.
    """

    id: str
    title: str
    zone: str
    as_of: datetime | None
    complete_until: datetime | None
    policy: str
    charted: Charted
    percentiles: tuple[tuple[str, float], ...]
    n_weeks: int
    oldest: tuple[AgeingItem, ...]
    n_ageing: int
    since: str
    statuses: tuple[str, ...]
    told: ChartsTold


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
    known = percentiles(measured.recent) if measured else ()
    policy = policy_of(review.plan, id_)
    return StreamChartsPage(
        id=id_,
        title=(stream.name or stream.id) if stream else id_,
        zone=policy.zone,
        as_of=measured.as_of if measured else None,
        complete_until=measured.complete_until if measured else None,
        policy=policy_text(policy, review.versions.get(id_, ())),
        charted=charted,
        percentiles=known,
        n_weeks=recent_weeks(measured) if measured else 0,
        oldest=charted.ageing[:MOST_AGEING],
        n_ageing=charted.n_ageing,
        since=start_of(policy).since,
        statuses=_statuses(stream.workflow if stream else None, charted.ageing),
        told=charts_told(charted, known, zone=policy.zone),
    )


def _statuses(workflow: Workflow | None, ageing: Sequence[AgeingItem]) -> tuple[str, ...]:
    """Where items are in process, in the workflow's order; what it does not know stands last."""
    ordered = [each.status for each in workflow.statuses] if workflow else []
    places = {status: place for place, status in enumerate(ordered)}
    held = {each.status for each in ageing}
    return tuple(sorted(held, key=lambda each: (places.get(each, len(ordered)), each)))
