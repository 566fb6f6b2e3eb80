"""A guess of what a status means, and the workflow that guesses make."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from narrows.domain.streams import Workflow, WorkflowStatus
from narrows.domain.work import FlowState


class Because(StrEnum):
    """What a guess rests on."""

    NAME = "name"
    CATEGORY = "category"
    ORDER = "order"
    INTERVAL = "interval"
    NOTHING = "nothing"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class GuessedStatus:
    """What a status is taken to mean.

    Attributes:
        status: The tool's own word.
        flow_state: What it is taken to mean; `None` where people said to ignore it.
        confidence_ratio: How sure; 0 where nothing told, 1 where people said it. [ratio]
        because: What the guess rests on.
        queue_of: For a waiting status, the active status that it belongs to, where it is told.
    """

    status: str
    flow_state: FlowState | None
    confidence_ratio: float
    because: Because
    queue_of: str | None = None


def workflow_of(guesses: Sequence[GuessedStatus]) -> Workflow:
    """The workflow that guesses make; it may lack a status that is done.

    Raises:
        NarrowsError: `queue-of-nothing`, `status-twice`: what people said does not fit.
    """
    return Workflow.of_log(
        tuple(WorkflowStatus(each.status, each.flow_state, each.queue_of) for each in guesses)
    )
