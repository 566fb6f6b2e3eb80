"""Mapping: saying what a status means that no workflow of the stream knows, as one plan change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.streams import ValueStream, Workflow, WorkflowStatus
from narrows.domain.work import FlowState
from narrows.services.plan.applying import Changes, apply, compare
from narrows.services.plan.naming import stream_named
from narrows.services.room import Room

IGNORE = "ignore"
"""Said of a status whose time belongs to the visit before."""

MEANINGS: tuple[str, ...] = (
    FlowState.NEW,
    FlowState.WAITING,
    FlowState.ACTIVE,
    FlowState.DONE,
    FlowState.CANCELLED,
    IGNORE,
)
"""What a status may be said to mean."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a status means.

    Attributes:
        status: The tool's own word.
        meaning: A flow state, or `ignore`.
        queue_of: Of a waiting one the active status that it belongs to; `None` is by its place.
        before: The status that it stands before; `None` is where such statuses stand.
    """

    status: str
    meaning: str
    queue_of: str | None = None
    before: str | None = None


def map_status(room: Room, stream: str, *, mapping: Mapping) -> Changes:
    """Add a status to the workflow of a stream; the same again changes nothing.

    Args:
        room: Whose plan it is.
        stream: Id.
        mapping: What the status means.

    Returns:
        What was changed.

    Raises:
        NarrowsError: `stream-unknown`, `flow-state-unknown`, `status-mapped`, `status-unknown`,
            `workflow-missing`, `queue-of-nothing`, `plan-stale`.
    """
    changes = compare(room.repository, mapped(room.plan, stream, mapping=mapping))
    apply(changes, room.repository, now=room.now, seen=room.revision)
    return changes


def mapped(plan: Plan, stream: str, *, mapping: Mapping) -> Plan:
    """The plan in which a stream's workflow knows the status."""
    own = stream_named(plan, stream)
    if own.workflow is None:
        raise NarrowsError(
            "workflow-missing",
            f"Stream «{stream}» has no workflow to add «{mapping.status}» to; write one in the "
            "plan, with a status that is done.",
        )
    new = WorkflowStatus(mapping.status, _state(mapping.meaning), mapping.queue_of)
    known = next((each for each in own.workflow.statuses if each.status == new.status), None)
    if known is not None:
        return _as_known(plan, own, known=known, new=new)
    place = _place(own.workflow.statuses, new, before=mapping.before)
    statuses = (*own.workflow.statuses[:place], new, *own.workflow.statuses[place:])
    told = replace(own, workflow=Workflow(statuses))
    return replace(
        plan, streams=tuple(told if each.id == stream else each for each in plan.streams)
    )


def _as_known(plan: Plan, own: ValueStream, *, known: WorkflowStatus, new: WorkflowStatus) -> Plan:
    """The plan as it is where it says just this; nobody's word is overwritten."""
    if known == new or (known.state is new.state and new.queue_of is None):
        return plan
    raise NarrowsError(
        "status-mapped",
        f"The workflow of «{own.id}» says that «{known.status}» is {known.state or IGNORE}; change "
        "it in the plan, and `narrows apply` it: its past weeks are measured anew.",
    )


def _state(meaning: str) -> FlowState | None:
    if meaning not in MEANINGS:
        raise NarrowsError(
            "flow-state-unknown",
            f"«{meaning}» is no flow state; say {', '.join(MEANINGS[:-1])} or {IGNORE}.",
        )
    return None if meaning == IGNORE else FlowState(meaning)


def _place(statuses: Sequence[WorkflowStatus], new: WorkflowStatus, *, before: str | None) -> int:
    """Where it stands: before the one that is named, else after those that mean the same."""
    names = [each.status for each in statuses]
    if before is not None:
        if before not in names:
            raise NarrowsError(
                "status-unknown",
                f"The workflow knows no status «{before}»; there is {', '.join(names)}.",
            )
        return names.index(before)
    if new.queue_of in names:
        return names.index(str(new.queue_of))
    order = (FlowState.NEW, FlowState.WAITING, FlowState.ACTIVE, FlowState.DONE)
    if new.state not in order:
        return len(names)
    # Waiting and active work stands after all that is before the end, in the order it came.
    earlier = order[: order.index(new.state) + 1] if new.state is FlowState.NEW else order[:3]
    if new.state is FlowState.DONE:
        earlier = order
    last = [place for place, each in enumerate(statuses) if each.state in earlier]
    return last[-1] + 1 if last else 0
