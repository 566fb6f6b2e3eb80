"""A workflow suggested from what a tool says of its statuses, before anything was brought."""

from collections.abc import Sequence

from narrows.analytics.flow_states import guess
from narrows.analytics.guessed_status import GuessedStatus
from narrows.domain.live import ToolStatus
from narrows.domain.ports import StatusCount
from narrows.domain.streams import Workflow, WorkflowStatus
from narrows.domain.work import FlowState


def suggested(statuses: Sequence[ToolStatus]) -> tuple[GuessedStatus, ...]:
    """What each status may mean, by its name and the tool's category, in the tool's order."""
    named = {each.name: each for each in statuses}
    counts = [
        StatusCount(name, 0, 0, 0, 0, place / max(1, len(named) - 1))
        for place, name in enumerate(named)
    ]
    categories = {name: each.state for name, each in named.items() if each.state is not None}
    return guess(counts, categories, is_interval=False)


def workflow_suggested(guesses: Sequence[GuessedStatus]) -> Workflow | None:
    """The workflow that guesses make; `None` where none of them is done.

    Work that is on its way and does not say whether it waits counts as active, until people know
    better.
    """
    if not any(each.flow_state is FlowState.DONE for each in guesses):
        return None
    return Workflow(
        tuple(
            WorkflowStatus(each.status, _state(each.flow_state), each.queue_of) for each in guesses
        )
    )


def _state(of: FlowState | None) -> FlowState | None:
    return FlowState.ACTIVE if of is FlowState.UNKNOWN else of
