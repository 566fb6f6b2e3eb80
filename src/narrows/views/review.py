"""What did this cycle bring, and what do we do differently? One page, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from narrows.domain.calendar import DAY, day_of
from narrows.domain.day_words import day_text, moment
from narrows.domain.plan import Plan
from narrows.services.cycles.cycle_review import CycleReview, Learned
from narrows.services.cycles.states import CycleState
from narrows.services.reviewing import Review
from narrows.views.review_bets import BetRow, SaidRow, bet_rows, hit_rows, record_words
from narrows.views.review_flow import FlowTable, flow_tables
from narrows.views.review_objectives import ReviewObjective, review_objectives
from narrows.views.review_policies import once_each
from narrows.views.review_requests import refused_rows, request_counts
from narrows.views.ripple_cards import owner_name

LEARNED_SHOWN = 6
"""Lessons on the page, the newest: it stays one page; the rest is in the check-ins."""

STATES = {
    CycleState.DRAFT: "a draft that was never published; measured now",
    CycleState.ACTIVE: "under way, measured now; grades are copied when it is closed",
    CycleState.CLOSING: "being closed, measured now; grades are copied when it is closed",
    CycleState.CLOSED: "closed; grades as they were copied then",
}


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The page.

    Attributes:
        title: Of the page.
        sub: Whose, from when to when.
        state: Where the cycle stands, and so how firm the numbers are.
        objectives: With grades.
        flow: A table for each stream with history.
        hits: How many bets held, a line for each owner.
        bets: The initiatives.
        refusals: How many requests were turned down, a line for each stream.
        refused: What was turned down, and by which metric.
        learned: The newest lessons.
        n_learned_more: How many more there are.
        stop: What is to be stopped.
        same_way: Answers to the test question.
        record: What the record says to it: how many initiatives stand where.
        measured_at: In words.
        is_begun: Whether the cycle has begun.
        is_over: Whether its last day has passed, or it is being closed.
    """

    title: str
    sub: str
    state: str
    objectives: tuple[ReviewObjective, ...]
    flow: tuple[FlowTable, ...]
    hits: tuple[SaidRow, ...]
    bets: tuple[BetRow, ...]
    refusals: tuple[SaidRow, ...]
    refused: tuple[SaidRow, ...]
    learned: tuple[SaidRow, ...]
    n_learned_more: int
    stop: tuple[SaidRow, ...]
    same_way: tuple[SaidRow, ...]
    record: str
    measured_at: str
    is_begun: bool = True
    is_over: bool = True

    @property
    def stood(self) -> str:
        """What is said over the values that were measured last: what goes on has no end yet."""
        return "ended at" if self.is_over else "now"

    @property
    def why(self) -> str:
        """What is asked of each of them."""
        return "Why did it end there?" if self.is_over else "Why does it stand there?"

    @property
    def graded_by(self) -> tuple[str, ...]:
        """The policies by which the grades were counted."""
        return tuple(once_each(row for each in self.objectives for row in each.policies))

    @property
    def flow_by(self) -> tuple[str, ...]:
        """The policies by which flow before and in the cycle is counted."""
        return tuple(once_each(SaidRow(each.stream, each.policy) for each in self.flow))

    @property
    def is_looked_back(self) -> bool:
        """Whether people look back: it has begun, or somebody said something already."""
        return self.is_begun or bool(self.learned or self.stop or self.same_way)


def review_page(review: CycleReview, measured: Review) -> ReviewPage:
    """A cycle looked back on, as people read it.

    Args:
        review: What was found.
        measured: What it was made of, which knows what things are called and how they were counted.
    """
    cycle, plan = review.cycle, measured.plan
    days = f"{day_text(cycle.start)} to {day_text(cycle.end - DAY)}"
    name = plan.organisation.name
    shown = review.learned[-LEARNED_SHOWN:]
    return ReviewPage(
        title=f"Review of {cycle.id}",
        sub=f"{name} · {days}" if name else days,
        state=_state(review),
        objectives=review_objectives(review, measured),
        flow=flow_tables(review, measured),
        hits=hit_rows(review.hits, plan),
        bets=bet_rows(review.bets, plan),
        refusals=tuple(request_counts(review.requests, plan)),
        refused=tuple(refused_rows(review.requests, plan)),
        learned=tuple(_said(shown, plan)),
        n_learned_more=len(review.learned) - len(shown),
        stop=tuple(_said(review.stop, plan)),
        same_way=tuple(_said(review.same_way, plan)),
        record=record_words(review.bets),
        measured_at=f"{moment(review.measured_at, plan.zone)} ({plan.zone})",
        is_begun=review.is_begun,
        is_over=review.state in {CycleState.CLOSING, CycleState.CLOSED}
        or day_of(review.measured_at, plan.zone) >= cycle.end,
    )


def _state(review: CycleReview) -> str:
    if review.is_begun:
        return STATES[review.state]
    day = day_text(review.cycle.start)
    return f"has not begun; it begins on {day}, and nothing is graded before"


def _said(told: Iterable[Learned], plan: Plan) -> Iterator[SaidRow]:
    for each in told:
        objective = plan.objective(each.objective) if each.objective else None
        owner = objective.owner if objective else each.behalf
        yield SaidRow(owner_name(owner, plan) if owner else "", each.words)
