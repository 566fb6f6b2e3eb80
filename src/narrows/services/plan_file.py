"""The plan file: from text to the streams and sources of the domain, and back."""

import copy
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeAlias, cast

from narrows.domain.errors import NarrowsError
from narrows.domain.streams import (
    MeasurementPolicy,
    Source,
    Take,
    ValueStream,
    Workflow,
    WorkflowStatus,
)
from narrows.domain.work import Attribute, FlowState, ItemType
from narrows.services.plan_checks import check_ids, check_names, check_workflows, zone_of_streams
from narrows.services.plan_schema import At, PlanPart, SourcePart, StatusPart, StreamPart
from narrows.services.yaml_text import YamlText, parse_yaml


@dataclass(frozen=True, slots=True)
class HomePlan:
    """What a plan file says: as far as this version acts upon it, and all of it as written.

    Attributes:
        name: The organisation's.
        zone: IANA zone of the organisation.
        sources: Each with its zone: its own, else that of the streams that take it.
        streams: In order; the first that takes an item has it.
        kept: Keys that are there and that this version does not act upon.
        document: The file's plain values, paths absolute.
    """

    name: str
    zone: str
    sources: tuple[Source, ...]
    streams: tuple[ValueStream, ...]
    kept: tuple[str, ...]
    document: Mapping[str, object]


def parse_plan(text: str, *, file: str, folder: PurePath, connectors: Collection[str]) -> HomePlan:
    """Parse and check a plan file.

    Args:
        text: Its content.
        file: Its name, for messages.
        folder: What the paths in it are relative to, absolute.
        connectors: The names of the connectors that are there.

    Raises:
        NarrowsError: With file, line and what to do: what `parse_yaml`, `PlanPart.read` and
            `Workflow` refuse, `id-twice`, `source-unknown`, `connector-unknown`, `zone-unknown`,
            `zone-disputed`, `workflow-missing`.
    """
    document = parse_yaml(text, file)
    part = PlanPart.read(document)
    check_ids(part, document)
    check_names(part, document, connectors=connectors)
    zone = part.organisation.zone
    streams = [
        _stream(each, each.zone or zone, at=at, document=document)
        for at, each in part.streams_at().items()
    ]
    sources = [
        _source(
            each,
            folder,
            zone=each.zone or zone_of_streams(each.id, streams, at=at, document=document) or zone,
        )
        for at, each in part.sources_at().items()
    ]
    check_workflows(streams, sources, document=document)
    return HomePlan(
        name=part.organisation.name or "",
        zone=zone,
        sources=tuple(sources),
        streams=tuple(streams),
        kept=tuple(_kept(part)),
        document=_with_absolute_paths(cast("Mapping[str, object]", document.value), folder),
    )


def _stream(part: StreamPart, zone: str, *, at: At, document: YamlText) -> ValueStream:
    try:
        workflow = None if part.workflow is None else _workflow(part.workflow)
    except NarrowsError as refusal:
        raise refusal.placed(document.place((*at, "workflow"))) from refusal
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
        policy=MeasurementPolicy(zone=zone),
    )


def _workflow(parts: Sequence[StatusPart]) -> Workflow:
    return Workflow(
        tuple(
            WorkflowStatus(
                status=each.status,
                state=None if each.state == "ignore" else FlowState(each.state),
                queue_of=each.queue_of,
            )
            for each in parts
        )
    )


def _source(part: SourcePart, folder: PurePath, *, zone: str) -> Source:
    return Source(
        id=part.id,
        connector=part.connector,
        path=str(folder / part.path),
        zone=zone,
        columns={str(ours): theirs for ours, theirs in part.columns.items()},
        status=tuple(part.status),
        date_format=part.date_format,
        delimiter=part.delimiter,
        encoding=part.encoding,
    )


def _kept(part: PlanPart) -> Iterator[str]:
    yield from (f"organisation.{key}" for key in part.organisation.kept())
    yield from part.kept()
    yield from dict.fromkeys(f"streams.{key}" for each in part.streams for key in each.kept())


def _with_absolute_paths(value: Mapping[str, object], folder: PurePath) -> Mapping[str, object]:
    """The document with the paths of its sources absolute."""
    Parts: TypeAlias = list[dict[str, object]]
    document = copy.deepcopy(dict(value))
    streams = cast("Parts", document.get("streams", []))
    for holder in (document, *streams):
        for source in cast("Parts", holder.get("sources", [])):
            source["path"] = str(folder / cast("str", source["path"]))
    return document
