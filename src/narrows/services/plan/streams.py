"""From the plan file's parts to streams and sources of the domain."""

from collections.abc import Sequence
from pathlib import PurePath

from narrows.domain.errors import NarrowsError
from narrows.domain.streams import (
    FlowStart,
    MeasurementPolicy,
    Reopening,
    Source,
    Take,
    ValueStream,
    Workflow,
    WorkflowStatus,
    level_of,
    misfits,
    pushed_path,
)
from narrows.domain.work import Attribute, FlowState, ItemType
from narrows.services.flow.working_time import check_calendar
from narrows.services.plan.intervals import interval_of
from narrows.services.plan.part import At
from narrows.services.plan.schema_flow import SourcePart, StatusPart, StreamPart
from narrows.services.plan.yaml_text import YamlText


def stream(part: StreamPart, zone: str, *, at: At, document: YamlText) -> ValueStream:
    """A stream, as it stands at a place.

    Raises:
        NarrowsError: What the workflow or the calendar refuses.
    """
    place = (*at, "workflow")
    workflow = None if part.workflow is None else _workflow(part.workflow, place, document=document)
    return ValueStream(
        id=part.id,
        name=part.name or part.id,
        workflow=workflow,
        takes=(
            *(
                Take(each.source, {Attribute(key): tuple(of) for key, of in each.where.items()})
                for each in part.takes
            ),
            *(Take(each.id) for each in part.sources),
        ),
        item_types={word: ItemType(kind) for word, kind in part.item_types.items()},
        policy=MeasurementPolicy(
            FlowStart(part.policy.start),
            Reopening(part.policy.reopened),
            calendar=_calendar(part, at, document=document),
            zone=zone,
            level=part.policy.level
            if isinstance(part.policy.level, str)
            else level_of(part.policy.level),
        ),
        customer=part.customer,
        phase=part.phase,
        value_metric=part.value_metric,
        teams=tuple(part.teams),
        roadmap=part.roadmap,
        offers=tuple(part.offers),
        needs=tuple(part.needs),
    )


def _calendar(part: StreamPart, at: At, *, document: YamlText) -> str:
    """The calendar in the one line that all calendars of the same meaning have."""
    try:
        return check_calendar(part.policy.calendar)
    except NarrowsError as refusal:
        raise refusal.placed(document.place((*at, "policy", "calendar"))) from refusal


def _workflow(parts: Sequence[StatusPart], at: At, *, document: YamlText) -> Workflow:
    statuses = tuple(
        WorkflowStatus(
            status=each.status,
            state=None if each.state == "ignore" else FlowState(each.state),
            queue_of=each.queue_of,
        )
        for each in parts
    )
    for n, refusal in misfits(statuses):
        key = "status" if refusal.slug == "status-twice" else "queue_of"
        raise refusal.placed(document.place((*at, n, key)))
    try:
        return Workflow(statuses)
    except NarrowsError as refusal:
        raise refusal.placed(document.place(at)) from refusal


def source(part: SourcePart, folder: PurePath, *, zone: str) -> Source:
    """A source, its path told from a folder."""
    return Source(
        id=part.id,
        connector=part.connector,
        path=_place(part, folder),
        zone=zone,
        columns={str(ours): theirs for ours, theirs in part.columns.items()},
        status=tuple(part.status),
        date_format=part.date_format,
        delimiter=part.delimiter,
        encoding=part.encoding,
        take=tuple(part.take),
        every_s=None if part.every is None else interval_of(part.every),
    )


def _place(part: SourcePart, folder: PurePath) -> str:
    if part.path is not None:
        return str(folder / part.path)
    return pushed_path(part.id) if part.address is None else part.address
