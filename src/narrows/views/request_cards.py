"""A request for work as people read it, with the flow items that it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.calendar import day_of
from narrows.domain.flow import FlowItem
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.services.refusals.requests import LoggedRequest, RequestState
from narrows.views.ripple_cards import owner_name
from narrows.views.value_metric import metric_called


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A flow item of a request, or one that no stream takes.

    Attributes:
        id: The tool's own key.
        title: As the tool has it; may be empty.
        status: The tool's word.
        stream: Id of the stream that has it; empty where none takes it.
        age_days: Of one in process. [days or None]
        day_hours: Of such a day: 24, or a working day of the stream that has it. [h]
        request: Number of the newest request that it is linked to; `None` is none.
    """

    id: str
    title: str
    status: str
    stream: str
    age_days: float | None
    day_hours: float
    request: int | None


@dataclass(frozen=True, slots=True)
class RequestCard:
    """A request for work.

    Attributes:
        number: Of the request.
        stream: What the stream that was asked is called.
        what: What was asked for.
        asked_by: A stream or a role; empty is not said.
        state: What became of it.
        at: When it was logged. [UTC]
        decided_at: When it was decided. [UTC or None]
        reason: Why.
        metric: The value metric that disqualified it, for people; empty where none did.
        would_move: The stream's value metric, for people; empty where it has none.
        initiative: Id and words of the objective that it became a bet of; `None` elsewhere.
        reopens: Number of the request that it takes up again.
        is_worked_on: Whether it was refused and is in process all the same.
        items: The flow items that it is.
        objectives: Ids and words of those that it could become a bet of.
    """

    number: int
    stream: str
    what: str
    asked_by: str
    state: RequestState
    at: datetime
    decided_at: datetime | None
    reason: str
    metric: str
    would_move: str
    initiative: tuple[str, str] | None
    reopens: int | None
    is_worked_on: bool
    items: tuple[WorkRow, ...]
    objectives: tuple[tuple[str, str], ...]


def request_card(
    found: LoggedRequest, plan: Plan, *, items: Sequence[FlowItem], now: datetime
) -> RequestCard:
    """A request for work, in words that a plan has for it.

    Args:
        found: Which.
        plan: Knows the names.
        items: The flow items that it is.
        now: [UTC]
    """
    stream = plan.stream(found.stream)
    is_refused = found.state is RequestState.REFUSED
    return RequestCard(
        number=found.number,
        stream=owner_name(found.stream, plan),
        what=found.what,
        asked_by=owner_name(found.asked_by, plan) if found.asked_by else "",
        state=found.state,
        at=found.at,
        decided_at=found.decided_at,
        reason=found.reason,
        metric=metric_called(found.value_metric, plan),
        would_move=metric_called(stream.value_metric if stream else None, plan),
        initiative=_became(found, plan),
        reopens=found.reopens,
        is_worked_on=is_refused and any(each.age_days is not None for each in items),
        items=tuple(work_row(each, request=found.number) for each in items),
        objectives=_objectives(found, plan, now=now),
    )


def _became(found: LoggedRequest, plan: Plan) -> tuple[str, str] | None:
    if found.initiative is None:
        return None
    objective = plan.objective(found.initiative.partition("/")[0])
    return (objective.id, objective.text) if objective else None


def _objectives(found: LoggedRequest, plan: Plan, *, now: datetime) -> tuple[tuple[str, str], ...]:
    if found.state is not RequestState.OPEN:
        return ()
    today = day_of(now, plan.zone)
    over = {each.id for each in plan.cycles if each.end <= today}

    def takes(each: Objective) -> bool:
        return each.owner == found.stream and each.cycle not in over

    return tuple((each.id, each.text) for each in plan.objectives if takes(each))


def work_row(item: FlowItem, *, request: int | None) -> WorkRow:
    """A flow item, with the number of the request that it is linked to."""
    return WorkRow(
        id=item.id,
        title=item.title or "",
        status=item.status,
        stream=item.stream or "",
        age_days=item.age_days,
        day_hours=item.policy.day_hours,
        request=request,
    )
