"""One item in a list, as people read it."""

from dataclasses import dataclass
from datetime import datetime

from narrows.domain.flow import FlowItem
from narrows.domain.work import FlowState
from narrows.services.flow.counted_time import start_of


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item in a list.

    Attributes:
        id: The tool's own key.
        title: As the tool has it.
        item_type: feature, defect, risk, debt or untyped.
        status: The tool's word.
        flow_state: What it means.
        started_at: Where flow time starts by the stream's policy. [UTC or None]
        done_at: [UTC or None]
        flow_time_days: Of an item done. [days or None]
        age_days: Of an item in process. [days or None]
        active_ratio: Active of active and waiting time. [ratio or None]
        active_days: [days or None]
        waiting_days: [days or None]
        day_hours: Of such a day: 24, or a working day of its stream. [h]
        reached: What it is since its start: committed, created or first active.
    """

    id: str
    title: str | None
    item_type: str
    status: str
    flow_state: FlowState
    started_at: datetime | None
    done_at: datetime | None
    flow_time_days: float | None
    age_days: float | None
    active_ratio: float | None
    active_days: float | None
    waiting_days: float | None
    day_hours: float
    reached: str


def item_row(item: FlowItem) -> ItemRow:
    """One item of a list."""
    spent = (item.active_days or 0.0) + (item.waiting_days or 0.0)
    has_ratio = item.active_days is not None and spent > 0
    return ItemRow(
        id=item.id,
        title=item.title,
        item_type=item.item_type,
        status=item.status,
        flow_state=item.flow_state,
        started_at=item.started_at,
        done_at=item.done_at,
        flow_time_days=item.flow_time_days,
        age_days=item.age_days,
        active_ratio=(item.active_days or 0.0) / spent if has_ratio else None,
        active_days=item.active_days,
        waiting_days=item.waiting_days,
        day_hours=item.policy.day_hours,
        reached=start_of(item.policy).reached,
    )
