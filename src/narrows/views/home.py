"""What needs me this week? Streams, key results, check-ins that are due, what the linter found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.check_in import CheckIn
from narrows.services.reviewing import Review
from narrows.views.cycle_week import CycleWeek, cycle_week
from narrows.views.home_closed import ClosedCycle, closed_cycle
from narrows.views.home_faults import FaultsOf, faults_of
from narrows.views.home_findings import FoundAt, found_places
from narrows.views.home_objectives import MOST_SHOWN, HomeObjective, home_objectives
from narrows.views.home_steps import NextStep, next_step
from narrows.views.home_streams import HomeStream, Unaligned, home_streams, work_of_no_stream


@dataclass(frozen=True, slots=True)
class HomePage:
    """Everything that the first page says to people.

    Attributes:
        organisation: Its name; may be empty.
        cycle: The current one; `None` while the plan has none.
        next_step: What to do before there is anything to see; `None` where all is there.
        check_ins: Objectives whose check-in is outdated or due, the worst first; twelve at most.
        n_outdated: How many check-ins are outdated.
        n_due: How many are due.
        findings: What the linter found and nobody answered, but for what is due or waits anyway;
            the twelve most serious at most.
        n_findings: All of these.
        n_muted: How many more were answered.
        n_waiting: What waits for anybody's answer. [things]
        streams: In the order of the plan; the first twelve at most.
        n_streams: All of them.
        objectives: Of the cycle, by owner and priority; the first twelve at most.
        n_objectives: All of them.
        unaligned: The work that no stream takes.
        faults: Faults in the data, each counted once, by whom they belong to.
        n_faults: All of them.
        measured_at: When all this was measured. [UTC]
        closed: What is said where the cycle is closed already; `None` where it is not.
    """

    organisation: str
    cycle: CycleWeek | None
    next_step: NextStep | None
    check_ins: tuple[HomeObjective, ...]
    n_outdated: int
    n_due: int
    findings: tuple[FoundAt, ...]
    n_findings: int
    n_muted: int
    n_waiting: int
    streams: tuple[HomeStream, ...]
    n_streams: int
    objectives: tuple[HomeObjective, ...]
    n_objectives: int
    unaligned: Unaligned | None
    faults: tuple[FaultsOf, ...]
    n_faults: int
    measured_at: datetime
    closed: ClosedCycle | None = None


def home(
    review: Review,
    check_ins: Sequence[CheckIn],
    *,
    now: datetime,
    streams: tuple[HomeStream, ...] | None = None,
    n_waiting: int = 0,
) -> HomePage:
    """What needs attention now.

    Args:
        review: What was decided, measured and found.
        check_ins: Of all objectives, by number.
        now: The clock. [UTC]
        streams: Those of this review, where they were said before; `None` says them now.
        n_waiting: What waits for anybody's answer. [things]
    """
    objectives = home_objectives(review, check_ins, now=now)
    faults, findings, plan = faults_of(review), found_places(review), review.plan
    return HomePage(
        organisation=plan.organisation.name,
        cycle=cycle_week(review.cycle, plan.zone, now=now) if review.cycle else None,
        next_step=next_step(review),
        check_ins=objectives.needing,
        n_outdated=objectives.n_outdated,
        n_due=objectives.n_due,
        findings=findings[:MOST_SHOWN],
        n_findings=len(findings),
        n_muted=sum(each.muted is not None for each in review.findings),
        n_waiting=n_waiting,
        streams=first_streams(review) if streams is None else streams,
        n_streams=len(plan.streams),
        objectives=objectives.shown,
        n_objectives=objectives.n_all,
        unaligned=work_of_no_stream(review),
        faults=faults,
        n_faults=sum(each.n_faults for each in faults),
        measured_at=review.measured_at,
        closed=closed_cycle(review),
    )


def first_streams(review: Review) -> tuple[HomeStream, ...]:
    """Those of the first page; the others have a page of all."""
    return home_streams(review, review.plan.streams[:MOST_SHOWN])
