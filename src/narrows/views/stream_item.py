"""What happened to one item? Its visits, one after the other, and what they add up to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.calendar import instant_us
from narrows.domain.flow import FlowItem, VisitFlow
from narrows.domain.plan import Plan
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.streams import MeasurementPolicy
from narrows.domain.work import FlowState
from narrows.services.flow.working_time import day_length_us, duration_us
from narrows.views.item_rows import ItemRow, item_row
from narrows.views.soundness import policy_text
from narrows.views.stream import policy_of, stream_named

ROUNDING_DAYS = 1e-9
"""What sums of floats may be off by: under a thousandth of a second. [days]"""


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One stay in a status.

    Attributes:
        status: The tool's word.
        flow_state: What it means.
        entered_at: [UTC]
        left_at: `None` while it lasts. [UTC or None]
        days: How long, up to `as_of` while it lasts; working days where the stream has a calendar.
            [days]
    """

    status: str
    flow_state: FlowState
    entered_at: datetime
    left_at: datetime | None
    days: float


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item with its visits.

    Attributes:
        row: What a list says of it.
        created_at: When it was first heard of. [UTC]
        n_reopened: How often it left done again.
        visits: In order.
    """

    row: ItemRow
    created_at: datetime
    n_reopened: int
    visits: tuple[VisitRow, ...]

    @property
    def undone_days(self) -> float:
        """How long it was done before it was reopened: neither active nor waiting. [days]"""
        done = (each for each in self.visits if each.flow_state is FlowState.DONE)
        return sum(each.days for each in done if each.left_at is not None)

    @property
    def stopped_days(self) -> float:
        """How long a flag stopped it in active statuses: waiting, as no visit says. [days]"""
        if any(each.flow_state is FlowState.UNKNOWN for each in self.visits):
            return 0.0
        stayed = sum(each.days for each in self.visits if each.flow_state is FlowState.ACTIVE)
        stopped = stayed - (stayed if self.row.active_days is None else self.row.active_days)
        return stopped if stopped > ROUNDING_DAYS else 0.0


@dataclass(frozen=True, slots=True)
class StreamItemPage:
    """The items that a tool calls by one key: mostly one.

    Attributes:
        stream: Its id, as addresses have it.
        stream_title: What it is called.
        key: The tool's own key.
        zone: IANA name.
        policy: By which its times are counted, in words.
        as_of: What moved later is not known yet. [UTC]
        items: More than one where sources use the same key.
    """

    stream: str
    stream_title: str
    key: str
    zone: str
    policy: str
    as_of: datetime
    items: tuple[ItemShown, ...]


def stream_item_page(
    plan: Plan,
    id_: str,
    *,
    key: str,
    found: Sequence[FlowItem],
    as_of: datetime,
    versions: Sequence[PolicyVersion] = (),
) -> StreamItemPage:
    """Say what happened to an item.

    Args:
        plan: What was decided.
        id_: Of the stream, or `unaligned`.
        key: The tool's own key of the item.
        found: The items of that key, with their visits.
        as_of: What moved later is not known yet. [UTC]
        versions: Of what the stream declares, the oldest first.
    """
    stream, policy = stream_named(plan, id_), policy_of(plan, id_)
    return StreamItemPage(
        stream=id_,
        stream_title=(stream.name or stream.id) if stream else "Unaligned work",
        key=key,
        zone=policy.zone,
        policy=policy_text(policy, versions),
        as_of=as_of,
        items=tuple(
            ItemShown(
                row=item_row(each),
                created_at=each.created_at,
                n_reopened=each.n_reopened,
                visits=tuple(_visit(visit, policy, as_of=as_of) for visit in each.visits),
            )
            for each in found
        ),
    )


def _visit(visit: VisitFlow, policy: MeasurementPolicy, *, as_of: datetime) -> VisitRow:
    begin_us, end_us = instant_us(visit.entered_at), instant_us(visit.left_at or as_of)
    return VisitRow(
        status=visit.status,
        flow_state=visit.flow_state,
        entered_at=visit.entered_at,
        left_at=visit.left_at,
        days=duration_us(policy, begin_us, end_us=end_us) / day_length_us(policy),
    )
