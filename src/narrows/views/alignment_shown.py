"""Alignment and autonomy of one cycle among the others, with what each count is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.cycles.naming import cycle_named
from narrows.views.alignment import AlignmentAnswer, AlignmentPoint, ShareCard, alignment_answer
from narrows.views.alignment_words import quadrant_words, shares_told, undrawn
from narrows.views.evidence_words import EvidenceLine, evidence_lines
from narrows.views.parts import part_of

PAGE_STREAMS = 8
"""That are told in words at once; all are drawn."""


@dataclass(frozen=True, slots=True)
class CountRow:
    """One count of a stream: `5 of 6 objectives written here`, and what it is made of.

    Attributes:
        words: The count.
        share: The same as numbers.
        lines: What it is made of, by its names.
    """

    words: str
    share: ShareCard
    lines: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class StreamAxes:
    """A stream on the two axes.

    Attributes:
        point: Where it is.
        words: What that means; under three objectives that no point is drawn.
        counts: What it is made of: first alignment, then autonomy.
    """

    point: AlignmentPoint
    words: str
    counts: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True)
class AlignmentPage:
    """The page.

    Attributes:
        cycles: Ids of all, in the order of the plan.
        answer: Of the cycle that is looked at; `None` where there is no cycle.
        streams: In the plan's order.
        page: Which part of them is told in words, from 1.
        n_pages: How many parts there are.
    """

    cycles: tuple[str, ...]
    answer: AlignmentAnswer | None
    streams: tuple[StreamAxes, ...]
    page: int = 1
    n_pages: int = 1


def alignment_page(
    plan: Plan, sayings: Sequence[Saying], *, cycle: str | None, today: date
) -> AlignmentPage:
    """The streams of a cycle on the two axes.

    Args:
        plan: Which has them.
        sayings: All.
        cycle: Id; `None` is the one that today lies in, or that began last.
        today: In the organisation's zone.

    Raises:
        NarrowsError: `cycle-unknown`.
    """
    meant = cycle_named(plan, cycle) if cycle else plan.cycle_at(today)
    ids = tuple(each.id for each in plan.cycles)
    if meant is None:
        return AlignmentPage(ids, None, ())
    answer = alignment_answer(plan, sayings, cycle=meant.id)
    return AlignmentPage(ids, answer, tuple(_axes(each, plan) for each in answer.streams))


def alignment_part(whole: AlignmentPage, number: int) -> AlignmentPage:
    """The same with some of the streams in words.

    Args:
        whole: With all of them.
        number: Which part, from 1; one beyond the last is the last.
    """
    streams, page, n_pages = part_of(whole.streams, number, size=PAGE_STREAMS)
    return replace(whole, streams=streams, page=page, n_pages=n_pages)


def _axes(point: AlignmentPoint, plan: Plan) -> StreamAxes:
    return StreamAxes(
        point=point,
        words=quadrant_words(point) if point.quadrant else undrawn(point),
        counts=tuple(
            CountRow(words, share, evidence_lines(share.evidence, plan))
            for words, share in shares_told(point).items()
        ),
    )
