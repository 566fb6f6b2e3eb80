"""A cycle looked back on: the values that its review is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.observed import KeyResultProgress
from narrows.domain.okr import Cycle
from narrows.domain.organisation import Stance
from narrows.services.cycles.bets import ReviewedBet
from narrows.services.cycles.flow_moves import StreamFlowMove
from narrows.services.cycles.grading import Grade
from narrows.services.cycles.states import CycleState
from narrows.services.initiatives.hit_rates import HitRate
from narrows.services.refusals.requests import LoggedRequest


@dataclass(frozen=True, slots=True)
class GradedObjective:
    """An objective with the grade of each of its key results.

    Attributes:
        id: Of the objective.
        owner: Organisation or a stream.
        text: What should be true.
        why: The reason.
        ambition: Committed or stretch: its own, else the organisation's.
        grades: Key result → its grade, in order.
        counters: Key result → its counter-metric as measured, where it has one.
        mean_ratio: Plain mean of the grades that there are. [ratio or None]
    """

    id: str
    owner: str
    text: str
    why: str | None
    ambition: Stance | None
    grades: Mapping[str, Grade]
    counters: Mapping[str, KeyResultProgress]
    mean_ratio: float | None


@dataclass(frozen=True, slots=True)
class Learned:
    """Something that was learned in a cycle.

    Attributes:
        at: When it was said. [UTC]
        words: What.
        objective: Whose check-in said it; `None` is that it was said of the cycle.
        behalf: For whom it was said; `None` is not said.
    """

    at: datetime
    words: str
    objective: str | None
    behalf: str | None


@dataclass(frozen=True, slots=True)
class CycleReview:
    """A cycle looked back on.

    Attributes:
        cycle: Which.
        state: Where it stands; what is not closed is measured now and still moves.
        objectives: In the order of the plan, the organisation's first.
        flow: Of each stream with history, before the cycle and in it.
        bets: The initiatives, with what they should move and what moved.
        hits: How many of each owner's bets held.
        requests: That streams decided on in it, or that wait since.
        learned: In check-ins and of the cycle, by time.
        stop: What people want to stop.
        same_way: «Are we still working the same way as three months ago?», answered.
        measured_at: [UTC]
        is_begun: Whether its first day has come.
    """

    cycle: Cycle
    state: CycleState
    objectives: tuple[GradedObjective, ...]
    flow: tuple[StreamFlowMove, ...]
    bets: tuple[ReviewedBet, ...]
    hits: tuple[HitRate, ...]
    requests: tuple[LoggedRequest, ...]
    learned: tuple[Learned, ...]
    stop: tuple[Learned, ...]
    same_way: tuple[Learned, ...]
    measured_at: datetime
    is_begun: bool = True
