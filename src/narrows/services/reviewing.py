"""Reviewing: all that is measured of a plan at one moment, for the pages, the rules and `okrs`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from narrows.domain.calendar import day_of
from narrows.domain.facts import Facts, KeyResultKey
from narrows.domain.finding import Finding
from narrows.domain.observed import KeyResultProgress, Observation
from narrows.domain.okr import Cycle
from narrows.domain.plan import Plan
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.ports import History, LoadedSource
from narrows.domain.repository import StoredPlan
from narrows.domain.streams import UNALIGNED_WORK
from narrows.services.cycles.as_closed import measure
from narrows.services.cycles.states import closed_cycles, closings
from narrows.services.flow.stream_reviews import StreamReview
from narrows.services.initiatives.living import living
from narrows.services.lint.linting import lint
from narrows.services.lint.said_facts import Said, with_said
from narrows.services.measured_flow import Flow, facts_of, flow_of


@dataclass(frozen=True, slots=True)
class Review:
    """A plan and what was measured of it at one moment; nothing in it is computed again on a page.

    Attributes:
        plan: What was decided.
        revision: Of the store that the plan was read at.
        cycle: The current one; `None` where the plan has none.
        streams: Those with history, by id in the order of the plan.
        unaligned: The work that no stream takes; `None` where there is none.
        progress: Of each key result of each cycle; of a closed one as it was graded.
        counters: Of each key result that has a counter-metric: that metric, its baseline and
            current value, without target and progress.
        facts: The same, as rules read it.
        findings: What the linter says about the objectives of cycles that are not over.
        measured_at: When all this was measured. [UTC]
        versions: Since when each stream is counted as it is, and what was declared before.
        meant: When each key result began to measure what it measures, `objective/key_result`. [UTC]
        taking_nothing: Ids of streams that take none of the items that their sources tell.
        closed: Ids of the cycles that are closed for good, whatever their last day: they ask for
            nothing.
        closed_at: When each of them was. [UTC]
    """

    plan: Plan
    revision: int
    cycle: Cycle | None
    streams: Mapping[str, StreamReview]
    unaligned: StreamReview | None
    progress: Mapping[KeyResultKey, KeyResultProgress]
    counters: Mapping[KeyResultKey, KeyResultProgress]
    facts: Facts
    findings: Sequence[Finding]
    measured_at: datetime
    versions: Mapping[str, Sequence[PolicyVersion]] = field(default_factory=dict)
    meant: Mapping[str, Sequence[datetime]] = field(default_factory=dict)
    taking_nothing: Sequence[str] = ()
    closed: frozenset[str] = frozenset()
    closed_at: Mapping[str, datetime] = field(default_factory=dict)

    def of(self, stream: str) -> StreamReview | None:
        """What was measured of a stream, or of `unaligned` work; `None`: it has no history."""
        return self.unaligned if stream == UNALIGNED_WORK else self.streams.get(stream)


def review(
    stored: StoredPlan,
    history: History | None,
    *,
    held: Mapping[str, LoadedSource],
    observations: Sequence[Observation],
    now: datetime,
    said: Said | None = None,
) -> Review:
    """Measure all that pages, rules and `narrows okrs` tell of a plan.

    Args:
        stored: The plan.
        history: What happened; `None` is nothing yet.
        held: What the warehouse holds of each source.
        observations: Those that count.
        now: What was observed later is not known. [UTC]
        said: What people said, such as that a bet is stopped; `None` is that nothing is told.
    """
    flow = flow_of(stored.plan, history, held=held)
    return review_with(stored, history, flow=flow, observations=observations, now=now, said=said)


def review_with(
    stored: StoredPlan,
    history: History | None,
    *,
    flow: Flow,
    observations: Sequence[Observation],
    now: datetime,
    said: Said | None = None,
) -> Review:
    """The same where the flow of the streams is measured already; the other arguments are those."""
    plan, told = stored.plan, () if said is None else said.sayings
    streams = flow.streams
    aligned = {key: each for key, each in streams.items() if key is not None}
    measured, counters = measure(plan, history, observations=observations, now=now, sayings=told)
    facts = facts_of(plan, flow, progress=measured, counters=counters, told=observations)
    facts = with_said(facts, plan, said=said, now=now)
    closed, today = closed_cycles(told), day_of(now, plan.zone)
    return Review(
        plan=plan,
        revision=stored.revision,
        cycle=plan.cycle_at(today),
        streams=aligned,
        unaligned=streams.get(None),
        progress=measured,
        counters=counters,
        facts=facts,
        findings=lint(living(plan, told), facts, today=today, closed=closed),
        measured_at=now,
        taking_nothing=flow.taking_nothing,
        closed=closed,
        closed_at=closings(told),
    )
