"""The picture that is the product: a stream as a river, one reach per active status.

Its width is what it can pass per week, its darkness what is in it. Where no capacity is known (no
limit shows, or nobody knows what is work and what is waiting) its width is what leaves per week.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from narrows.domain.flow import Bottleneck, Effect, ReachEvidence, StatusFlow
from narrows.domain.streams import Reach, Workflow
from narrows.domain.work import FlowState
from narrows.domain.working_calendar import DAY_HOURS


@dataclass(frozen=True, slots=True)
class Lake:
    """A pure delay: it has no width, its time passes whatever is widened.

    Its wait is the mean of an item in the weeks that the verdict is of. [days or None]
    """

    status: str
    load_items: int
    wait_days: float | None
    day_hours: float = float(DAY_HOURS)
    """Of a day of that wait. [h]"""


@dataclass(frozen=True, slots=True)
class RiverReach:
    """One reach of the river.

    Attributes:
        status: The active status.
        queue_statuses: The waiting statuses before it that are no pure delays.
        is_known: Whether it is known to be active; else nobody knows.
        is_narrows: Whether it limits the stream.
        is_contender: Whether it may be the one that limits it.
        capacity_per_week: What it can pass. [items/week or None]
        arrivals_per_week: [items/week]
        departures_per_week: [items/week]
        waiting_items: Items in its queue. [items]
        working_items: Items in the active status. [items]
        queue_days: Mean wait per departure before it. [days or None]
        median_days: Median visit of the active status in the whole history. [days or None]
        lakes: Pure delays beside it.
        waits_days: The same of each of its queue statuses. [days or None]
        day_hours: Of all these days. [h]
    """

    status: str
    queue_statuses: tuple[str, ...]
    is_known: bool
    is_narrows: bool
    is_contender: bool
    capacity_per_week: float | None
    arrivals_per_week: float
    departures_per_week: float
    waiting_items: int
    working_items: int
    queue_days: float | None
    median_days: float | None
    lakes: tuple[Lake, ...]
    waits_days: tuple[float | None, ...] = ()
    day_hours: float = float(DAY_HOURS)

    @property
    def load_items(self) -> int:
        """What waits and is worked on in it. [items]"""
        return self.waiting_items + self.working_items


def river_reaches(
    workflow: Workflow | None,
    statuses: Sequence[StatusFlow],
    *,
    bottlenecks: Sequence[Bottleneck],
) -> tuple[RiverReach, ...]:
    """The reaches of a stream in order, pure delays beside the reach that they belong to.

    A waiting status in no reach lies beside the one before it.
    """
    flows = {each.status: each for each in statuses}
    limits = next((each for each in bottlenecks if each.effect is Effect.LIMITS), None)
    pure = {
        each.status: Lake(each.status, 0, each.queue_days, found.day_hours)
        for found in bottlenecks
        if found.effect is Effect.DELAYS
        for each in found.evidence
    }
    evidence = {each.status: each for each in limits.evidence} if limits else {}
    return tuple(
        _reach(reach, flows, pure=pure, evidence=evidence.get(reach.status), limits=limits)
        for reach in _reaches(workflow, flows)
    )


def _reaches(workflow: Workflow | None, flows: Mapping[str, StatusFlow]) -> list[Reach]:
    """Reaches that the history shows; an unknown status is one of its own."""
    tied = {each.status: each for each in workflow.reaches()} if workflow else {}
    order = [each.status for each in workflow.statuses] if workflow else list(flows)
    inside = {wait for each in tied.values() for wait in each.queue_statuses}
    found: list[Reach] = []
    loose: list[str] = []
    for status in [*order, *(each for each in flows if each not in order)]:
        state = flows[status].flow_state if status in flows else None
        if state in (FlowState.ACTIVE, FlowState.UNKNOWN):
            queues = tied[status].queue_statuses if status in tied else ()
            found.append(Reach(status, (*loose, *queues) if not found else queues))
            loose = []
        elif state is FlowState.WAITING and status not in inside:
            if found:
                found[-1] = Reach(found[-1].status, (*found[-1].queue_statuses, status))
            else:
                loose.append(status)
    return found or [Reach(status) for status in loose]


def _reach(
    reach: Reach,
    flows: Mapping[str, StatusFlow],
    *,
    pure: Mapping[str, Lake],
    evidence: ReachEvidence | None,
    limits: Bottleneck | None,
) -> RiverReach:
    own = flows[reach.status]
    queues = [flows[each] for each in reach.queue_statuses if each in flows and each not in pure]
    lakes = [flows[each] for each in reach.queue_statuses if each in flows and each in pure]
    contenders = limits.undecided_between if limits else ()
    return RiverReach(
        status=reach.status,
        queue_statuses=tuple(each.status for each in queues),
        is_known=own.flow_state is FlowState.ACTIVE,
        is_narrows=limits is not None and limits.status == reach.status and not contenders,
        is_contender=reach.status in contenders,
        capacity_per_week=evidence.capacity_per_week if evidence else None,
        arrivals_per_week=evidence.arrivals_per_week if evidence else own.arrivals_per_week,
        departures_per_week=evidence.departures_per_week if evidence else own.departures_per_week,
        waiting_items=sum(each.load_items for each in queues),
        working_items=own.load_items,
        queue_days=evidence.queue_days if evidence else None,
        median_days=own.median_visit_days,
        lakes=tuple(replace(pure[each.status], load_items=each.load_items) for each in lakes),
        waits_days=tuple(each.median_visit_days for each in queues),
        day_hours=own.policy.day_hours,
    )
