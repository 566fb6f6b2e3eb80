"""Connecting a program that sends its changes: source, stream and workflow as one change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.analytics.guessed_status import GuessedStatus
from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate
from narrows.domain.live import ToolStatus
from narrows.domain.organisation import Organisation
from narrows.domain.plan import Plan
from narrows.domain.streams import PUSH, Source, WorkflowStatus, pushed_path
from narrows.services.connect.file_connecting import WantedFile, with_file
from narrows.services.connect.suggesting import suggested
from narrows.services.plan.applying import apply, compare
from narrows.services.plan.editing import checked
from narrows.services.workshop.short_ids import id_from


@dataclass(frozen=True, slots=True)
class WantedSender:
    """How a program that sends shall be connected.

    Attributes:
        name: What it is called.
        stream: Id of the stream that takes what it sends; empty is a new one.
        stream_name: What a new stream is called.
        statuses: What its statuses mean, in order; a stream that has a workflow needs none.
    """

    name: str
    stream: str
    stream_name: str
    statuses: Sequence[WorkflowStatus]


def statuses_guessed(names: Sequence[str]) -> tuple[GuessedStatus, ...]:
    """What statuses may mean by their names and their order, before anything was sent."""
    return suggested([ToolStatus(each) for each in names])


def connect_sender(gate: Gate, wanted: WantedSender, *, now: datetime) -> str:
    """Save a source that a program sends its changes to, with the stream that takes them.

    Args:
        gate: Where the plan is kept.
        wanted: What is connected.
        now: [UTC]

    Returns:
        The source's id.

    Raises:
        NarrowsError: `source-taken`, `stream-taken`, `stream-unknown`, `words-missing`,
            `workflow-missing`, `workflow-without-done`, `status-mapped`, and what a plan with it is
            refused for; then nothing is saved.
    """
    id_ = id_from(wanted.name)
    with gate.together() as together:
        stored = together.plan()
        before = stored.plan if stored else Plan(Organisation())
        if any(each.id == id_ for each in before.sources):
            taken = f"There is a source «{id_}» already; call this one otherwise."
            raise NarrowsError("source-taken", taken)
        source = Source(id=id_, connector=PUSH, path=pushed_path(id_), zone=before.zone)
        file = WantedFile(source, wanted.stream, wanted.stream_name, None, wanted.statuses, {})
        plan = checked(with_file(before, file), before=before)
        apply(compare(together, plan), together, now=now)
    return id_
