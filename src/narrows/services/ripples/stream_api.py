"""A stream's «API» as others read it: what it offers, needs and wants, and the waves between."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.domain.streams import ValueStream
from narrows.services.plan.naming import stream_named
from narrows.services.ripples.graph import ripple_graph
from narrows.services.ripples.links import Link
from narrows.services.ripples.publishing_api import published


@dataclass(frozen=True, slots=True)
class StreamApi:
    """What others may expect of a stream, and what it expects of them, in one cycle.

    Attributes:
        stream: Its id.
        name: As people call it.
        customer: Whom it serves.
        offers: What it does for other streams, in words.
        needs: What it needs of others, in words.
        published_at: When it told the others so; `None` while it has not, or has changed it since.
        words: What it said when it did.
        objectives: What it wants to be true at the end of the cycle, in order.
        makes: Ripples that go out from these.
        feels: Ripples of others that come in.
    """

    stream: str
    name: str
    customer: str | None
    offers: tuple[str, ...]
    needs: tuple[str, ...]
    roadmap: str | None
    published_at: datetime | None
    words: str
    objectives: tuple[Objective, ...]
    makes: tuple[Link, ...]
    feels: tuple[Link, ...]


def stream_apis(
    plan: Plan, sayings: Collection[Saying], *, cycle: str, stream: str | None = None
) -> Sequence[StreamApi]:
    """What each stream tells the others, or only one.

    Args:
        plan: Whose streams.
        sayings: All.
        cycle: Id of the cycle whose objectives and ripples are shown.
        stream: Id of a stream; `None` is all of them.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    asked = plan.streams if stream is None else [stream_named(plan, stream)]
    links = ripple_graph(plan, sayings, cycle=cycle).links
    return [_api(each, plan, sayings=sayings, cycle=cycle, links=links) for each in asked]


def _api(
    stream: ValueStream,
    plan: Plan,
    *,
    sayings: Collection[Saying],
    cycle: str,
    links: Sequence[Link],
) -> StreamApi:
    said = published(stream, sayings)
    return StreamApi(
        stream=stream.id,
        name=stream.name or stream.id,
        customer=stream.customer,
        offers=stream.offers,
        needs=stream.needs,
        roadmap=stream.roadmap,
        published_at=said.at if said else None,
        words=said.words if said else "",
        objectives=tuple(plan.objectives_of(stream.id, cycle=cycle)),
        makes=tuple(each for each in links if each.owner == stream.id),
        feels=tuple(
            each for each in links if each.felt_by == stream.id and each.owner != stream.id
        ),
    )
