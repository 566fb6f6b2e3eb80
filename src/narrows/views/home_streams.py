"""How do our streams flow, in short? Each one's river, what holds it back, and three numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

from narrows.domain.drilling import ItemsAsked, ItemState
from narrows.domain.measure import Period
from narrows.domain.streams import ValueStream
from narrows.services.flow.stream_reviews import StreamReview
from narrows.services.reviewing import Review
from narrows.views.flow_card import FlowCard
from narrows.views.measured import one
from narrows.views.recent_flow import recent_cards, recent_weeks, recent_window
from narrows.views.river import RiverReach, river_reaches
from narrows.views.soundness import policy_text
from narrows.views.value_metric import metric_called
from narrows.views.verdict import Verdict, verdict

SHOWN = ("flow_time", "flow_velocity", "flow_load")
"""The metrics that tell at a glance whether anything changed."""


@dataclass(frozen=True, slots=True)
class StreamFlowShort:
    """What was measured of a stream, in short.

    Attributes:
        reaches: Its river.
        verdict: What holds it back, in words.
        window: What the cards are of: the last 13 weeks, or fewer where it is younger.
        cards: Flow time and velocity of them, and the load of now.
        n_faults: Faults in its data.
    """

    reaches: tuple[RiverReach, ...]
    verdict: Verdict
    window: Period
    cards: tuple[FlowCard, ...]
    n_faults: int


@dataclass(frozen=True, slots=True)
class HomeStream:
    """One stream.

    Attributes:
        id: As addresses have it.
        name: For people.
        value_metric: What it exists to move.
        flow: What was measured; `None`: nothing is synced yet.
        policy: By which policy it was counted, and since when.
    """

    id: str
    name: str
    value_metric: str | None
    flow: StreamFlowShort | None
    policy: str


@dataclass(frozen=True, slots=True)
class Unaligned:
    """The work that no stream takes.

    Attributes:
        load_items: Committed and not known to be done: no workflow says what their statuses mean.
            [items]
        done_items: Done in the last complete weeks; `None` where no history covers them. [items]
        weeks: How many weeks that is: 13, or those since its history began.
        open: The first, as a question for items.
        done: The others.
        load_card: The first, as it is taken apart.
        done_days: The days of the others.
    """

    load_items: int
    done_items: int | None
    weeks: int
    open: ItemsAsked
    done: ItemsAsked
    load_card: FlowCard
    done_days: Period


def home_streams(review: Review, streams: Iterable[ValueStream]) -> tuple[HomeStream, ...]:
    """Streams of a plan, as they were measured."""
    return tuple(
        HomeStream(
            id=each.id,
            name=each.name or each.id,
            value_metric=metric_called(each.value_metric, review.plan) or None,
            flow=_flow(review.streams[each.id]) if each.id in review.streams else None,
            policy=policy_text(each.policy, review.versions.get(each.id, ())),
        )
        for each in streams
    )


def work_of_no_stream(review: Review) -> Unaligned | None:
    """The work that no stream takes; `None` where there is none."""
    if review.unaligned is None:
        return None
    done = one(review.unaligned.recent, "flow_velocity", statistic="count")
    window = recent_window(review.unaligned)
    return Unaligned(
        review.unaligned.load_items,
        int(done.value) if done and done.value is not None else None,
        recent_weeks(review.unaligned),
        ItemsAsked(None, state=ItemState.OPEN),
        ItemsAsked(None, state=ItemState.DONE, done_from=window.start, done_to=window.end),
        next(each for each in recent_cards(review.unaligned) if each.name == "flow_load"),
        window,
    )


def _flow(measured: StreamReview) -> StreamFlowShort:
    workflow = measured.stream.workflow if measured.stream else None
    reaches = river_reaches(workflow, measured.statuses, bottlenecks=measured.bottlenecks)
    return StreamFlowShort(
        reaches=reaches,
        verdict=verdict(measured.bottlenecks, reaches),
        window=recent_window(measured),
        cards=tuple(each for each in recent_cards(measured) if each.name in SHOWN),
        n_faults=measured.n_faults,
    )
