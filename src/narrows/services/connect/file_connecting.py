"""Connecting a file that was handed over: source, stream, takes and workflow as one change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate
from narrows.domain.organisation import Organisation
from narrows.domain.plan import Plan
from narrows.domain.streams import (
    MeasurementPolicy,
    Source,
    Take,
    ValueStream,
    Workflow,
    WorkflowStatus,
)
from narrows.domain.work import Attribute, ItemType
from narrows.services.plan.applying import apply, compare
from narrows.services.plan.editing import checked
from narrows.services.plan.naming import stream_called, stream_named
from narrows.services.quality.mapping import IGNORE, mapped
from narrows.services.quality.mapping import Mapping as Meaning
from narrows.services.workshop.short_ids import id_from


@dataclass(frozen=True, slots=True)
class WantedFile:
    """How a file shall be connected.

    Attributes:
        source: As it shall stand in the plan.
        stream: Id of the stream that takes it; empty is a new one.
        name: What a new stream is called.
        part: Attribute and value of the items that the stream takes; `None` is all of them.
        statuses: What its statuses mean, in order; none of a log of intervals.
        item_types: The file's words for a type → item type.
    """

    source: Source
    stream: str
    name: str
    part: tuple[Attribute, str] | None
    statuses: Sequence[WorkflowStatus]
    item_types: Mapping[str, ItemType]


def connect_file(gate: Gate, wanted: WantedFile, *, now: datetime) -> Plan:
    """Save a source with the stream that takes it, and let it be read at once.

    Args:
        gate: Where the plan is kept.
        wanted: What is connected.
        now: [UTC]

    Returns:
        The plan as it is now.

    Raises:
        NarrowsError: `source-taken`, `stream-taken`, `stream-unknown`, `words-missing`,
            `workflow-without-done`, `status-mapped`, and what a plan with it is refused for; then
            nothing is saved.
    """
    with gate.together() as together:
        stored = together.plan()
        before = stored.plan if stored else Plan(Organisation())
        plan = checked(with_file(before, wanted), before=before)
        apply(compare(together, plan), together, now=now)
        together.ask(wanted.source.id, now=now)
    return plan


def with_file(plan: Plan, wanted: WantedFile) -> Plan:
    """The plan with the file as a source, and with the stream that takes it.

    Raises:
        NarrowsError: See `connect_file`.
    """
    source = wanted.source
    if any(each.id == source.id for each in plan.sources):
        raise NarrowsError(
            "source-taken",
            f"There is a source «{source.id}» already; call this one otherwise, or give the file "
            "on that one's own page if it is a newer export of the same.",
        )
    plan = replace(plan, sources=(*plan.sources, source))
    where = {} if wanted.part is None else {wanted.part[0]: (wanted.part[1],)}
    take = Take(source.id, where)
    if not wanted.stream:
        return replace(plan, streams=(*plan.streams, _new_stream(plan, wanted, take=take)))
    own = stream_named(plan, wanted.stream)
    own = replace(
        own,
        takes=(*own.takes, take),
        item_types={**wanted.item_types, **own.item_types},
        workflow=own.workflow or _workflow(wanted.statuses),
    )
    plan = replace(plan, streams=tuple(own if each.id == own.id else each for each in plan.streams))
    for each in wanted.statuses:
        meaning = Meaning(each.status, each.state or IGNORE, each.queue_of)
        plan = mapped(plan, own.id, mapping=meaning)
    return plan


def _new_stream(plan: Plan, wanted: WantedFile, *, take: Take) -> ValueStream:
    name = wanted.name.strip()
    if not name:
        raise NarrowsError("words-missing", "Say what the new stream is called.")
    if other := stream_called(plan, name):
        raise NarrowsError(
            "stream-taken",
            f"There is a stream «{other.name or other.id}» already: choose it above where this is "
            "its work, or call the new one otherwise.",
        )
    return ValueStream(
        id=id_from(name, taken=[each.id for each in plan.streams]),
        name=name,
        workflow=_workflow(wanted.statuses),
        takes=(take,),
        item_types=wanted.item_types,
        policy=MeasurementPolicy(zone=plan.zone),
    )


def _workflow(statuses: Sequence[WorkflowStatus]) -> Workflow | None:
    return Workflow(tuple(statuses)) if statuses else None
