"""How does work flow here? Everything that the page of one stream says, as data."""

import re
from dataclasses import dataclass

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.streams import UNALIGNED_WORK, MeasurementPolicy, ValueStream
from narrows.services.reviewing import Review
from narrows.views.soundness import VersionRow, policy_text, version_rows
from narrows.views.stream_flow import StreamFlow, stream_flow
from narrows.views.stream_objectives import ShortObjective, short_objectives
from narrows.views.value_metric import ValueMetric, value_metric_of


@dataclass(frozen=True, slots=True)
class StreamPage:
    """Everything that the page of a stream says to people; undefined is «–».

    Attributes:
        id: Of the stream, as addresses have it.
        title: What it is called.
        is_unaligned: Whether it is the work that no stream takes.
        customer: Whom it serves.
        value_metric: What it exists to move.
        teams: Who takes part.
        roadmap: Where its roadmap is, in words; it is shown, and never graded.
        zone: IANA name.
        flow: What was measured; `None`: nothing is synced yet.
        objectives: What it wants this cycle.
        policy: The declared choices, in words, and since when.
        versions: What was declared before and since when, the newest first; else none.
        takes_nothing: Whether its sources were read, and none of their items is taken.
    """

    id: str
    title: str
    is_unaligned: bool
    customer: str | None
    value_metric: ValueMetric | None
    teams: tuple[str, ...]
    roadmap: str | None
    zone: str
    flow: StreamFlow | None
    objectives: tuple[ShortObjective, ...]
    policy: str
    versions: tuple[VersionRow, ...]
    takes_nothing: bool = False

    @property
    def roadmap_address(self) -> str | None:
        """Where a link to the roadmap leads; `None` where it is a query for items, or words."""
        found = re.fullmatch(r"https?://\S+", self.roadmap or "", re.IGNORECASE)
        return None if found is None else found[0]


def stream_page(review: Review, id_: str) -> StreamPage:
    """Say how work flows in one stream.

    Args:
        review: What was decided and measured.
        id_: Of the stream, or `unaligned`.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    stream = stream_named(review.plan, id_)
    policy = policy_of(review.plan, id_)
    measured = review.of(id_)
    return StreamPage(
        id=id_,
        title=(stream.name or stream.id) if stream else "Unaligned work",
        is_unaligned=stream is None,
        customer=stream.customer if stream else None,
        value_metric=value_metric_of(review, stream) if stream else None,
        teams=stream.teams if stream else (),
        roadmap=stream.roadmap if stream else None,
        zone=policy.zone,
        flow=stream_flow(measured) if measured else None,
        objectives=short_objectives(review, id_) if stream else (),
        policy=policy_text(policy, review.versions.get(id_, ())),
        versions=version_rows(review.versions.get(id_, ()), policy.zone),
        takes_nothing=id_ in review.taking_nothing,
    )


def stream_named(plan: Plan, id_: str) -> ValueStream | None:
    """The stream that an address means; `None` is unaligned work.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    found = plan.stream(id_)
    if found is None and id_ != UNALIGNED_WORK:
        known = ", ".join(each.id for each in plan.streams)
        raise NarrowsError(
            "stream-unknown", f"There is no stream «{id_}»; there is {known or 'none yet'}."
        )
    return found


def policy_of(plan: Plan, id_: str) -> MeasurementPolicy:
    """The declared choices of a stream; of work that no stream takes, the usual ones."""
    return own.policy if (own := plan.stream(id_)) else MeasurementPolicy(zone=plan.zone)
