"""What needs me this week? Streams, key results, check-ins that are due, what the linter found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.check_in import CheckIn
from narrows.domain.okr import Objective
from narrows.services.check_ins.states import CheckInState
from narrows.services.reviewing import Review
from narrows.views.check_in_words import last_check_in
from narrows.views.cycle_week import CycleWeek, cycle_week
from narrows.views.home_faults import FaultsOf, faults_of
from narrows.views.home_findings import FoundAt, found_places
from narrows.views.home_steps import NextStep, next_step
from narrows.views.home_streams import HomeStream, Unaligned, home_streams, work_of_no_stream
from narrows.views.key_result_rows import KeyResultRow, key_result_rows
from narrows.views.objectives import owners
from narrows.views.ripple_cards import owner_name

NEEDED = (CheckInState.OUTDATED, CheckInState.DUE)
"""The states of check-ins that somebody has to do something about, the worst first."""


@dataclass(frozen=True, slots=True)
class HomeObjective:
    """One objective of the cycle.

    Attributes:
        id: Unique in the organisation.
        owner: `organisation`, or the id of a stream.
        owner_name: For people.
        text: What shall be true.
        key_results: In its order, with the confidence of the last check-in.
        state: Where it stands in its weekly rhythm; it counts before anything else.
        words: The same for people.
        number: Of the last check-in; `None` while there is none.
    """

    id: str
    owner: str
    owner_name: str
    text: str
    key_results: tuple[KeyResultRow, ...]
    state: CheckInState
    words: str
    number: int | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """Everything that the first page says to people.

    Attributes:
        organisation: Its name; may be empty.
        cycle: The current one; `None` while the plan has none.
        next_step: What to do before there is anything to see; `None` where all is there.
        check_ins: Objectives whose check-in is outdated or due, the worst first.
        findings: What the linter found and nobody answered, but for what is due or waits anyway.
        n_muted: How many more were answered.
        n_waiting: What waits for anybody's answer. [things]
        streams: In the order of the plan.
        objectives: Of the cycle, by owner and priority.
        unaligned: The work that no stream takes.
        faults: Faults in the data, each counted once, by whom they belong to.
        n_faults: All of them.
        measured_at: When all this was measured. [UTC]
    """

    organisation: str
    cycle: CycleWeek | None
    next_step: NextStep | None
    check_ins: tuple[HomeObjective, ...]
    findings: tuple[FoundAt, ...]
    n_muted: int
    n_waiting: int
    streams: tuple[HomeStream, ...]
    objectives: tuple[HomeObjective, ...]
    unaligned: Unaligned | None
    faults: tuple[FaultsOf, ...]
    n_faults: int
    measured_at: datetime


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
    plan = review.plan
    objectives = tuple(_objectives(review, check_ins, now=now))
    needing = [each for each in objectives if each.state in NEEDED]
    streams = home_streams(review) if streams is None else streams
    faults = faults_of(review)
    return HomePage(
        organisation=plan.organisation.name,
        cycle=cycle_week(review.cycle, plan.zone, now=now) if review.cycle else None,
        next_step=next_step(review),
        check_ins=tuple(sorted(needing, key=lambda each: NEEDED.index(each.state))),
        findings=found_places(review),
        n_muted=sum(each.muted is not None for each in review.findings),
        n_waiting=n_waiting,
        streams=streams,
        objectives=objectives,
        unaligned=work_of_no_stream(review),
        faults=faults,
        n_faults=sum(each.n_faults for each in faults),
        measured_at=review.measured_at,
    )


def _objectives(
    review: Review, check_ins: Sequence[CheckIn], *, now: datetime
) -> Iterator[HomeObjective]:
    if review.cycle is None:
        return
    for owner in owners(review.plan):
        for objective in review.plan.objectives_of(owner, cycle=review.cycle.id):
            own = [each for each in check_ins if each.objective == objective.id]
            yield _objective(objective, review, check_ins=own, now=now)


def _objective(
    objective: Objective, review: Review, *, check_ins: Sequence[CheckIn], now: datetime
) -> HomeObjective:
    plan = review.plan
    last = check_ins[-1] if check_ins else None
    said = last_check_in(check_ins, plan.cycle(objective.cycle), zone=plan.zone, now=now)
    return HomeObjective(
        id=objective.id,
        owner=objective.owner,
        owner_name=owner_name(objective.owner, plan),
        text=objective.text,
        key_results=key_result_rows(objective, review, last=last),
        state=said.state,
        words=said.words,
        number=said.number,
    )
