"""What is measured of a history for all pages at once, which stands while the history does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from narrows.domain.facts import Facts, KeyResultKey
from narrows.domain.observed import KeyResultProgress, Observation
from narrows.domain.plan import Plan
from narrows.domain.ports import History, LoadedSource
from narrows.services.flow.judging import Judged
from narrows.services.flow.spans import taking_nothing
from narrows.services.flow.stream_reviews import StreamReview, review_streams
from narrows.services.lint.rule_facts import readings, returns, waits, weekly_flow


@dataclass(frozen=True, slots=True)
class Flow:
    """All that a review tells of a history; another is only told where data or streams changed.

    Attributes:
        streams: The flow of each stream that has history, by id; `None` is unaligned work.
        returns: Stream → waiting status → where most of its visits come from and return to.
        taking_nothing: Ids of the streams that took no item of what their sources told.
    """

    streams: Mapping[str | None, StreamReview]
    returns: Mapping[str, Mapping[str, str]]
    taking_nothing: Sequence[str]


def flow_of(
    plan: Plan,
    history: History | None,
    *,
    held: Mapping[str, LoadedSource],
    judged: Judged | None = None,
) -> Flow:
    """Measure the flow of each stream.

    Args:
        plan: Whose streams.
        history: What happened; `None` is nothing yet.
        held: What the warehouse holds of each source.
        judged: What was said of their narrows before; `None` is nothing.
    """
    if history is None:
        return Flow({}, {}, ())
    streams = review_streams(plan, history, held=held, judged=judged)
    return Flow(streams, returns(history), taking_nothing(history))


def facts_of(
    plan: Plan,
    flow: Flow,
    *,
    progress: Mapping[KeyResultKey, KeyResultProgress],
    counters: Mapping[KeyResultKey, KeyResultProgress],
    told: Sequence[Observation],
) -> Facts:
    """What rules read of it, and of what was measured of key results."""
    aligned = {key: each for key, each in flow.streams.items() if key is not None}
    return Facts(
        as_of=max((each.as_of for each in flow.streams.values()), default=None),
        bottlenecks=[found for each in aligned.values() for found in each.bottlenecks],
        returns=flow.returns,
        progress=progress,
        counters=counters,
        readings=readings(plan, aligned, observations=told),
        weekly={key: weekly_flow(each) for key, each in aligned.items()},
        waits={key: waits(each) for key, each in aligned.items()},
    )
