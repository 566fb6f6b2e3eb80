"""How does work flow here? Everything that the page of one stream says, as data."""

import re
from dataclasses import dataclass
from datetime import date

from narrows.domain.calendar import day_of
from narrows.domain.errors import NarrowsError
from narrows.domain.observed import ProgressState
from narrows.domain.plan import Plan
from narrows.domain.streams import UNALIGNED_WORK, MeasurementPolicy, ValueStream
from narrows.services.reviewing import Review
from narrows.views.aims import value_told
from narrows.views.soundness import VersionRow, policy_text, version_rows
from narrows.views.stream_flow import StreamFlow, stream_flow
from narrows.views.stream_objectives import ShortObjective, short_objectives


@dataclass(frozen=True, slots=True)
class ValueMetric:
    """The one metric that a stream exists to move.

    Attributes:
        title: For people.
        value: Its latest observation with its unit; `None`: no key result has one.
        at: The day that it is true of.
        objective: Id of the one whose key result it is of.
        key_result: Id of that within it.
    """

    title: str
    value: str | None
    at: date | None
    objective: str = ""
    key_result: str = ""


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
        value_metric=_value_metric(review, stream) if stream else None,
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


def _value_metric(review: Review, stream: ValueStream) -> ValueMetric | None:
    if stream.value_metric is None:
        return None
    metric = review.plan.metric(stream.value_metric)
    title = metric.title if metric else stream.value_metric
    asked = {
        (objective.id, result.id): result.bounds
        for objective in review.plan.objectives
        for result in objective.key_results
        if result.metric == stream.value_metric
    }
    measured = [
        (key, each)
        for key, each in review.progress.items()
        if key in asked and each.state is ProgressState.MEASURED and each.as_of is not None
    ]
    if not measured:
        return ValueMetric(title, None, None)
    # Of the cycles that measure it the last one knows the newest observation.
    key, last = max(measured, key=lambda each: each[1].as_of.timestamp() if each[1].as_of else 0.0)
    at = day_of(last.as_of, review.plan.zone) if last.as_of else None
    return ValueMetric(title, value_told(last.current, last, bounds=asked[key]), at, *key)
