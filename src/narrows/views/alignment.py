"""Does what each stream wants serve where all go, and is it its own? With the evidence listed."""

from collections.abc import Collection
from dataclasses import dataclass

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.rules.places import name
from narrows.services.alignment.aligning import alignments, trail
from narrows.services.alignment.axes import Alignment, Quadrant
from narrows.services.alignment.shares import Evidence, Share
from narrows.services.plan.metric_checks import choice

STARTER = "A start for a conversation, not a mark: ask each stream what it would change first."


@dataclass(frozen=True, slots=True)
class ShareCard:
    """How many of what there is.

    Attributes:
        n_counted: Those that count.
        n_all: All of them.
        ratio: `None` where there are none. [ratio 0–1 or None]
        evidence: All of them, each with why.
    """

    n_counted: int
    n_all: int
    ratio: float | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AlignmentPoint:
    """A stream, or all of them together, on the two axes.

    Attributes:
        stream: Its id; `None` is all streams together.
        name: For people.
        cycle: Id of the cycle.
        alignment_ratio: `None` under three objectives. [ratio 0–1 or None]
        autonomy_ratio: `None` under three objectives. [ratio 0–1 or None]
        quadrant: Where the point lies; `None` where none is drawn.
        serving: Objectives that serve a waypoint or the organisation's, by somebody's word.
        written: Objectives that the stream wrote.
        own: Key results that are nobody else's.
        chosen: Initiatives that the stream chose.
    """

    stream: str | None
    name: str
    cycle: str
    alignment_ratio: float | None
    autonomy_ratio: float | None
    quadrant: Quadrant | None
    serving: ShareCard
    written: ShareCard
    own: ShareCard
    chosen: ShareCard


@dataclass(frozen=True, slots=True)
class AlignmentAnswer:
    """The streams of one cycle, and how all of them went from cycle to cycle.

    Attributes:
        cycle: Id of the cycle.
        streams: In the plan's order.
        trail: All streams together, a point for each cycle.
        note: What the points are for.
    """

    cycle: str
    streams: tuple[AlignmentPoint, ...]
    trail: tuple[AlignmentPoint, ...]
    note: str


def alignment_answer(
    plan: Plan, sayings: Collection[Saying], *, cycle: str, stream: str | None = None
) -> AlignmentAnswer:
    """Every stream on the two axes, or one of them.

    Args:
        plan: Which has them.
        sayings: All that was said.
        cycle: Id of the cycle whose objectives count.
        stream: Only this one; `None` is all of them.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    ids = [each.id for each in plan.streams]
    if stream is not None and stream not in ids:
        raise NarrowsError(
            "stream-unknown", f"There is no stream «{stream}»; {choice(stream, ids)}."
        )
    told = alignments(plan, sayings, cycle=cycle)
    found = [each for each in told if stream in {None, each.stream}]
    return AlignmentAnswer(
        cycle=cycle,
        streams=tuple(_point(each, plan) for each in found),
        trail=tuple(_point(each, plan) for each in trail(plan, sayings)),
        note=STARTER,
    )


def _point(of: Alignment, plan: Plan) -> AlignmentPoint:
    return AlignmentPoint(
        stream=of.stream,
        name="All streams" if of.stream is None else name(of.stream, plan),
        cycle=of.cycle,
        alignment_ratio=of.alignment_ratio,
        autonomy_ratio=of.autonomy_ratio,
        quadrant=of.quadrant,
        serving=_card(of.serving),
        written=_card(of.written),
        own=_card(of.own),
        chosen=_card(of.chosen),
    )


def _card(share: Share) -> ShareCard:
    return ShareCard(len(share.those), len(share.of), share.ratio, share.evidence)
