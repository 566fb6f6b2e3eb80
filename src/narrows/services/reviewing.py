"""Reviewing: all that is measured of a plan at one moment, for the pages, the rules and `okrs`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.facts import Facts, KeyResultKey
from narrows.domain.finding import Finding
from narrows.domain.flow import Bottleneck, LittleCheck, StatusFlow
from narrows.domain.measure import Measurement
from narrows.domain.observed import KeyResultProgress
from narrows.domain.okr import Cycle
from narrows.domain.plan import Plan
from narrows.domain.streams import ValueStream
from narrows.domain.work import Fault


@dataclass(frozen=True, slots=True)
class StreamReview:
    """The flow of one stream.

    Attributes:
        stream: The stream; `None` is unaligned work.
        as_of: What moved later is not known yet. [UTC]
        complete_until: Up to when its sources are known to be complete. [UTC]
        recent: Its measurements over the last 13 complete weeks, taken as one period.
        weekly: Its measurements of the last 26 complete weeks, by week.
        statuses: How work flows through each status.
        bottlenecks: What limits it and what delays it.
        little: Little's law as a check of the data.
        faults: Of its sources and of building its history.
    """

    stream: ValueStream | None
    as_of: datetime
    complete_until: datetime
    recent: Sequence[Measurement]
    weekly: Sequence[Measurement]
    statuses: Sequence[StatusFlow]
    bottlenecks: Sequence[Bottleneck]
    little: LittleCheck | None
    faults: Sequence[Fault]


@dataclass(frozen=True, slots=True)
class Review:
    """A plan and what was measured of it at one moment; nothing in it is computed again on a page.

    Attributes:
        plan: What was decided.
        revision: Of the store that the plan was read at.
        cycle: The current one; `None` where the plan has none.
        streams: Those with history, by id in the order of the plan.
        unaligned: The work that no stream takes; `None` where there is none.
        progress: Of each key result of each cycle.
        counters: Of each key result that has a counter-metric: that metric, its baseline and
            current value, without target and progress.
        facts: The same, as rules read it.
        findings: What the linter says about the plan of the current cycle.
        measured_at: When all this was measured. [UTC]
    """

    plan: Plan
    revision: int
    cycle: Cycle | None
    streams: Mapping[str, StreamReview]
    unaligned: StreamReview | None
    progress: Mapping[KeyResultKey, KeyResultProgress]
    counters: Mapping[KeyResultKey, KeyResultProgress]
    facts: Facts
    findings: Sequence[Finding]
    measured_at: datetime
