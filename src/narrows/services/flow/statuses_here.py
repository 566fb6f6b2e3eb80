"""What a stream's own workflow says of a status."""

from narrows.domain.ports import StreamSpan
from narrows.domain.work import FlowState


def state_here(span: StreamSpan, status: str, *, told: str) -> FlowState:
    """What a status means in a stream: what its workflow says, else what a visit was told to be.

    An item that came from another stream may have been there before, and its visits there keep the
    meaning that they had.
    """
    workflow = None if span.stream is None else span.stream.workflow
    own = (each.state for each in (workflow.statuses if workflow else ()) if each.status == status)
    return next(own, None) or FlowState(told)


def workflow_place(span: StreamSpan, status: str) -> int:
    """Where a status stands in the stream's workflow; one that it does not know stands last."""
    workflow = None if span.stream is None else span.stream.workflow
    order = [each.status for each in workflow.statuses] if workflow else []
    return order.index(status) if status in order else len(order)
