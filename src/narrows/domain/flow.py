"""Answers about flow: what a status, an item and a bottleneck look like to people."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from narrows.domain.streams import MeasurementPolicy
from narrows.domain.work import FlowState
from narrows.domain.working_calendar import DAY_HOURS

USUAL = MeasurementPolicy()
"""The policy of a stream that declares none."""


@dataclass(frozen=True, slots=True)
class StatusFlow:
    """How work flows through one status, over the whole history up to `as_of`.

    Attributes:
        stream: The stream's id; `None` is unaligned work.
        status: The tool's word.
        flow_state: What it means.
        n_visits: All visits, open ones included.
        total_days: Time of the closed visits. [days]
        median_visit_days: Nearest rank, closed visits. [days or None]
        load_items: Items in it at `as_of`. [items]
        arrivals_per_week: Entries. [items/week]
        departures_per_week: Exits. [items/week]
        flow_time_share_ratio: Its part of Σ (active + waiting) of the items done; `None` for new,
            done and cancelled, unless items had flow time in it under another stream. [ratio or
            None]
        policy: The stream's declared choices.
    """

    stream: str | None
    status: str
    flow_state: FlowState
    n_visits: int
    total_days: float
    median_visit_days: float | None
    load_items: int
    arrivals_per_week: float
    departures_per_week: float
    flow_time_share_ratio: float | None
    policy: MeasurementPolicy


@dataclass(frozen=True, slots=True)
class VisitFlow:
    """One stay in a status; `left_at` is `None` while it lasts."""

    status: str
    flow_state: FlowState
    entered_at: datetime
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class FlowItem:
    """A unit of value with its history, as of an instant. Undefined is `None`, never 0.

    Its days are those of the stream's `policy`, as are all days here.
    """

    id: str
    stream: str | None
    title: str | None
    item_type: str
    status: str
    flow_state: FlowState
    created_at: datetime
    started_at: datetime | None
    done_at: datetime | None
    flow_time_days: float | None
    active_days: float | None
    waiting_days: float | None
    age_days: float | None
    n_reopened: int
    visits: tuple[VisitFlow, ...]
    policy: MeasurementPolicy


class Effect(StrEnum):
    """What a bottleneck does: it limits (widen it) or delays (cut its wait)."""

    LIMITS = "limits"
    DELAYS = "delays"


@dataclass(frozen=True, slots=True)
class ReachEvidence:
    """What is known of one reach, or of one pure delay.

    Attributes:
        status: The active status of the reach, or the waiting status that is a pure delay.
        queue_days: Mean wait per departure before it, pure delays left out, as the stream counts
            time. [days]
        capacity_per_week: What it can pass; `None` for a pure delay. [items/week or None]
        arrivals_per_week: What arrives. [items/week]
        departures_per_week: What leaves. [items/week]
        slots: How many it works on at once, by likelihood; `None` for a pure delay.
        load_items: Items in it and its queues at `as_of`. [items]
        flow_time_share_ratio: Its part, queues included, of Σ (active + waiting) since the start of
            flow time. [ratio or None]
        statuses: All that it counts as its own, the one that names it first.
    """

    status: str
    queue_days: float | None
    capacity_per_week: float | None
    arrivals_per_week: float
    departures_per_week: float
    slots: int | None
    load_items: int
    flow_time_share_ratio: float | None
    statuses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """The narrows of a stream, or its longest delay, with evidence and confidence.

    Attributes:
        stream: The stream's id.
        effect: What it does to the stream.
        status: Of the reach (limits) or the wait (delays); `None` where it cannot be said.
        queue_statuses: The waiting statuses of the reach.
        probability: Share of bootstrap samples of weeks that it won. [ratio or None]
        undecided_between: The contenders, when none won 60 % of the samples.
        evidence: One per reach or delay, the strongest first.
        longest_status: Where items spend most time: the baseline, not the answer.
        reason: Why nothing is said.
        n_weeks: That were read; fewer than all where a capacity clearly changed. [weeks or None]
        policy: The stream's declared choices.
        day_hours: Of a day of its waits. [h]
    """

    stream: str
    effect: Effect
    status: str | None
    queue_statuses: tuple[str, ...] = ()
    probability: float | None = None
    undecided_between: tuple[str, ...] = ()
    evidence: tuple[ReachEvidence, ...] = ()
    longest_status: str | None = None
    reason: str | None = None
    n_weeks: int | None = None
    policy: MeasurementPolicy = USUAL
    day_hours: float = float(DAY_HOURS)


@dataclass(frozen=True, slots=True)
class LittleCheck:
    """Little's law over the whole history: load that ends against all load.

    Attributes:
        stream: The stream's id; `None` is unaligned work.
        spent_days: Σ time in waiting and active of all items, = mean load × length. [days]
        ended_days: The same of the items that ended. [days]
        gap_ratio: 1 − ended / spent. [ratio, None when nothing was spent]
        open_statuses: Statuses where the rest lies, the largest first.
    """

    stream: str | None
    spent_days: float
    ended_days: float
    gap_ratio: float | None
    open_statuses: tuple[str, ...] = ()
