"""What moved in a period: load by type, traffic through statuses, rework, what was discarded."""

from dataclasses import dataclass

from narrows.domain.measure import Period
from narrows.domain.work import FlowState, ItemType


@dataclass(frozen=True, slots=True)
class LoadShare:
    """The load of one item type in a period, by the type that each item had each day.

    Attributes:
        stream: The stream's id; `None` is unaligned work.
        period: Half-open, in the stream's zone.
        item_type: Which.
        mean_load_items: Time-weighted, up to `as_of`; `None` where the period begins after it.
            [items or None]
        end_load_items: At its last instant, or at `as_of`. [items or None]
        share_ratio: Of the mean load of all types; `None` without load. [ratio or None]
    """

    stream: str | None
    period: Period
    item_type: ItemType
    mean_load_items: float | None
    end_load_items: int | None
    share_ratio: float | None


@dataclass(frozen=True, slots=True)
class StatusTraffic:
    """What came into a status and left it in a period.

    Attributes:
        stream: The stream's id; `None` is unaligned work.
        period: Half-open, in the stream's zone.
        status: The tool's word.
        flow_state: What it means.
        n_arrivals: Entries. [items]
        n_departures: Exits. [items]
        balance_items: Arrivals − departures: what it grew by. [items]
        end_load_items: In it at the period's last instant, or at `as_of`. [items]
    """

    stream: str | None
    period: Period
    status: str
    flow_state: FlowState
    n_arrivals: int
    n_departures: int
    balance_items: int
    end_load_items: int


@dataclass(frozen=True, slots=True)
class Losses:
    """What was worked on again, and what was given up, in a period.

    Attributes:
        stream: The stream's id; `None` is unaligned work.
        period: Half-open, in the stream's zone.
        n_items: Done in it. [items]
        n_reworked: Of them, moved backwards at least once; `None` without a workflow, whose order
            says what is backwards. [items or None]
        reworked_ratio: Their share. [ratio or None]
        rework_days: Time that these spent where they had been before. [days or None]
        rework_ratio: Its share of all their time in waiting and active. [ratio or None]
        n_discarded: Cancelled in it. [items]
        n_discarded_begun: Of them, ever in process. [items]
        discarded_days: Time that these spent in process. [days]
    """

    stream: str | None
    period: Period
    n_items: int
    n_reworked: int | None
    reworked_ratio: float | None
    rework_days: float | None
    rework_ratio: float | None
    n_discarded: int
    n_discarded_begun: int
    discarded_days: float


@dataclass(frozen=True, slots=True)
class StreamWait:
    """One stream's part of a wait that streams share.

    Attributes:
        stream: Its id.
        statuses: As it calls them.
        n_items: That waited there in the period. [items]
        wait_days: For how long, all together. [days]
    """

    stream: str
    statuses: tuple[str, ...]
    n_items: int
    wait_days: float


@dataclass(frozen=True, slots=True)
class WaitShared:
    """A wait that two or more streams have.

    Attributes:
        name: The status, or the active status that is waited for.
        is_for: Whether streams wait *for* the same, under whatever name; else the wait itself has
            one name in all.
        streams: The longest wait first.
        wait_days: Of all together. [days]
    """

    name: str
    is_for: bool
    streams: tuple[StreamWait, ...]
    wait_days: float
