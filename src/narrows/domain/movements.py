"""What moved in a period: load by type, traffic through statuses, rework, what was discarded."""

from dataclasses import dataclass

from narrows.domain.measure import Period
from narrows.domain.streams import MeasurementPolicy
from narrows.domain.work import FlowState, ItemType
from narrows.domain.working_calendar import DAY_HOURS


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
        policy: The stream's declared choices.
    """

    stream: str | None
    period: Period
    item_type: ItemType
    mean_load_items: float | None
    end_load_items: int | None
    share_ratio: float | None
    policy: MeasurementPolicy


@dataclass(frozen=True, slots=True)
class StatusTraffic:
    """What came into a status and left it in a period; `None` where no history covers that.

    Attributes:
        stream: The stream's id; `None` is unaligned work.
        period: Half-open, in the stream's zone.
        status: The tool's word.
        flow_state: What it means.
        n_arrivals: Entries. [items or None]
        n_departures: Exits. [items or None]
        balance_items: Arrivals − departures: what it grew by. [items or None]
        end_load_items: In it at the period's last instant, or at `as_of`. [items or None]
        policy: The stream's declared choices.
    """

    stream: str | None
    period: Period
    status: str
    flow_state: FlowState
    n_arrivals: int | None
    n_departures: int | None
    balance_items: int | None
    end_load_items: int | None
    policy: MeasurementPolicy


@dataclass(frozen=True, slots=True)
class Losses:
    """What was worked on again, and what was given up, in a period.

    All is `None` of a period that no history covers: nothing is known of it, which is not 0.

    Attributes:
        stream: The stream's id; `None` is unaligned work.
        period: Half-open, in the stream's zone.
        n_items: Done in it. [items or None]
        n_reworked: Of them, moved backwards at least once; `None` without a workflow, whose order
            says what is backwards. [items or None]
        reworked_ratio: Their share. [ratio or None]
        rework_days: Time that these spent where they had been before. [days or None]
        rework_ratio: Its share of all their time in waiting and active. [ratio or None]
        n_discarded: Cancelled in it. [items or None]
        n_discarded_begun: Of them, ever in process. [items or None]
        discarded_days: Time that these spent in process. [days or None]
        policy: The stream's declared choices.
    """

    stream: str | None
    period: Period
    n_items: int | None
    n_reworked: int | None
    reworked_ratio: float | None
    rework_days: float | None
    rework_ratio: float | None
    n_discarded: int | None
    n_discarded_begun: int | None
    discarded_days: float | None
    policy: MeasurementPolicy


@dataclass(frozen=True, slots=True)
class StreamWait:
    """One stream's part of a wait that streams share.

    Attributes:
        stream: Its id.
        statuses: As it calls them.
        n_items: That waited there in the period. [items]
        wait_days: For how long, all together. [days of 24 hours]
        policy: Its declared choices; its calendar does not count here, for streams whose calendars
            differ are added up.
    """

    stream: str
    statuses: tuple[str, ...]
    n_items: int
    wait_days: float
    policy: MeasurementPolicy


@dataclass(frozen=True, slots=True)
class WaitShared:
    """A wait that two or more streams have.

    Attributes:
        name: The status, or the active status that is waited for.
        is_for: Whether streams wait *for* the same, under whatever name; else the wait itself has
            one name in all.
        streams: The longest wait first.
        wait_days: Of all together. [days of 24 hours]
        day_hours: Of such a day, whatever the calendars of the streams say. [h]
    """

    name: str
    is_for: bool
    streams: tuple[StreamWait, ...]
    wait_days: float
    day_hours: float = float(DAY_HOURS)
