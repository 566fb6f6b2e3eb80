"""Alignment and autonomy of one cycle among the others, with what each count is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.alignment.axes import FEWEST, Quadrant
from narrows.services.cycles.naming import cycle_named
from narrows.views.alignment import AlignmentAnswer, AlignmentPoint, ShareCard, alignment_answer
from narrows.views.evidence_words import EvidenceLine, evidence_lines
from narrows.views.parts import part_of

PAGE_STREAMS = 8
"""That are told in words at once; all are drawn."""

WORDS = {
    Quadrant.WHITE_SPACE: "aligned, and free to choose how",
    Quadrant.CASCADE: "aligned by what is handed down",
    Quadrant.ANARCHY: "on its own",
    Quadrant.MICROMANAGED: "handed down",
}

LOW = (Quadrant.ANARCHY, Quadrant.MICROMANAGED)
"""Of half the objectives there or more, nobody said what they serve."""


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
    serves = "serves" if point.serving.n_all == 1 else "serve"
    told = (
        (point.serving, "objective", f"{serves} where all go, by somebody's word"),
        (point.written, "objective", "written here"),
        (point.own, "key result", "measured by nobody else"),
        (point.chosen, "initiative", "chosen here"),
    )
    return StreamAxes(
        point=point,
        words=quadrant_words(point) if point.quadrant else _undrawn(point),
        counts=tuple(
            CountRow(_count(s, what, done=done), s, evidence_lines(s.evidence, plan))
            for s, what, done in told
        ),
    )


def quadrant_words(point: AlignmentPoint) -> str:
    """What it means where a stream lies; empty where no point is drawn."""
    if point.quadrant is None:
        return ""
    words = WORDS[point.quadrant]
    if point.quadrant not in LOW:
        return words
    n_not = point.serving.n_all - point.serving.n_counted
    what = "its objectives" if n_not == point.serving.n_all else f"{n_not} of its objectives"
    return f"{words}, and nobody said what {what} {'serves' if n_not == 1 else 'serve'}"


def _undrawn(point: AlignmentPoint) -> str:
    many = point.written.n_all
    told = f"{many} objective{'s' * (many != 1)}" if many else "no objective"
    return f"{told} in this cycle: under {FEWEST} a point would say nothing"


def _count(share: ShareCard, what: str, *, done: str) -> str:
    if not share.n_all:
        return f"No {what} to be {done}" if not done.startswith("serve") else f"No {what} yet"
    return f"{share.n_counted} of {share.n_all} {what}{'s' * (share.n_all != 1)} {done}"
