"""From rows back to value streams and their sources."""

from narrows.domain.streams import (
    ALL_COUNT,
    FlowStart,
    MeasurementPolicy,
    Reopening,
    Source,
    Take,
    ValueStream,
    Workflow,
    WorkflowStatus,
)
from narrows.domain.work import Attribute, FlowState, ItemType
from narrows.store.stored_rows import Row, StoredRows, optional


def source_of(row: Row, rows: StoredRows) -> Source:
    """A source."""
    id_ = row["id"]
    return Source(
        id=id_,
        connector=row["connector"],
        path=row["path"],
        zone=row["zone"],
        columns={each["ours"]: each["theirs"] for each in rows.of("source_column", id_)},
        status=tuple(each["attribute"] for each in rows.of("source_status", id_)),
        date_format=row["date_format"],
        delimiter=row["delimiter"],
        encoding=row["encoding"],
        take=tuple(each["word"] for each in rows.of("source_take", id_)),
        every_s=row["every_s"],
    )


def stream_of(row: Row, rows: StoredRows) -> ValueStream:
    """A value stream."""
    id_ = row["id"]
    statuses = tuple(
        WorkflowStatus(each["status"], optional(FlowState, each["state"]), each["queue_of"])
        for each in rows.of("workflow_status", id_)
    )
    return ValueStream(
        id=id_,
        workflow=Workflow(statuses) if statuses else None,
        takes=tuple(_take(each, rows) for each in rows.of("take", id_)),
        item_types={
            each["word"]: ItemType(each["item_type"]) for each in rows.of("stream_item_type", id_)
        },
        policy=MeasurementPolicy(
            start=FlowStart(row["policy_start"]),
            reopened=Reopening(row["policy_reopened"]),
            calendar=row["policy_calendar"],
            zone=row["policy_zone"],
            level=row["policy_level"] or ALL_COUNT,
        ),
        name=row["name"],
        customer=row["customer"],
        phase=row["phase"],
        value_metric=row["value_metric"],
        teams=tuple(each["team"] for each in rows.of("stream_team", id_)),
        roadmap=row["roadmap"],
        offers=tuple(each["text"] for each in rows.of("stream_offer", id_)),
        needs=tuple(each["text"] for each in rows.of("stream_need", id_)),
    )


def _take(row: Row, rows: StoredRows) -> Take:
    where: dict[Attribute, tuple[str, ...]] = {}
    for each in rows.of("take_where", row["stream"]):
        if each["take"] == row["position"]:
            attribute = Attribute(each["attribute"])
            where[attribute] = (*where.get(attribute, ()), each["value"])
    return Take(row["source"], where)
