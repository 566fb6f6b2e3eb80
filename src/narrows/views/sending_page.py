"""How does a program send its changes here, and whose work are they?"""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.plan import Plan
from narrows.domain.streams import Workflow
from narrows.domain.work import FlowState
from narrows.services.connect.pushed_connecting import statuses_guessed
from narrows.services.look.request import IGNORE
from narrows.views.file_page import FileStatus, streams_to_take

BY_WORKFLOW = "workflow"
"""Why a status that the stream knows already means what it means."""


@dataclass(frozen=True, slots=True)
class SendingPage:
    """A program that sends, before it is a source.

    Attributes:
        source: What it is called; empty: nothing was said yet.
        stream: Id of the stream that takes what it sends; empty is a new one.
        name: What a new stream is called.
        statuses: What each of its statuses may mean, in the order in which work passes them.
        streams: Id and name of the streams that may take it, those without a source first.
    """

    source: str
    stream: str
    name: str
    statuses: tuple[FileStatus, ...]
    streams: tuple[tuple[str, str], ...]


def sending_page(
    plan: Plan, *, source: str, stream: str, name: str, statuses: Sequence[str]
) -> SendingPage:
    """What was said of it so far, with what its statuses may mean.

    Args:
        plan: Knows the streams.
        source: What it is called.
        stream: Id of the stream that takes what it sends; empty is a new one.
        name: What a new stream is called.
        statuses: Their names, in order.
    """
    own = plan.stream(stream)
    known = _known(own.workflow if own else None)
    return SendingPage(
        source=source,
        stream=stream,
        name=name,
        statuses=tuple(
            FileStatus(each.status, known[each.status], 1.0, BY_WORKFLOW)
            if each.status in known
            else FileStatus(
                each.status, _meaning(each.flow_state), each.confidence_ratio, each.because.value
            )
            for each in statuses_guessed(statuses)
        ),
        streams=streams_to_take(plan),
    )


def _known(workflow: Workflow | None) -> dict[str, str]:
    statuses = workflow.statuses if workflow else ()
    return {each.status: _meaning(each.state) for each in statuses}


def _meaning(state: FlowState | None) -> str:
    return IGNORE if state is None else state.value
