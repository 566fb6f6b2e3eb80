"""What was measured of the streams and key results of a plan, at one moment, as rules read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from narrows.domain.check_in import CheckIn
from narrows.domain.flow import Bottleneck
from narrows.domain.observed import KeyResultProgress


class KeyResultKey(NamedTuple):
    """Names a key result in an organisation."""

    objective: str
    key_result: str


class RippleKey(NamedTuple):
    """Names a ripple in an organisation."""

    objective: str
    effect: str
    to: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules know beside the plan.

    Attributes:
        as_of: The latest instant that anything is known of. [UTC or None]
        bottlenecks: Of each stream.
        returns: Stream → waiting status → the active status that its visits mostly leave from and
            return to.
        progress: Of each key result of the cycle.
        counters: Of each key result with a counter-metric: that metric, without target.
        readings: Of each key result: its metric before the cycle, the oldest first; of flow week by
            week, at most 13. [the metric's unit]
        weekly: Stream → flow metric → its usual statistic in the last complete weeks, at most 26,
            the oldest first. [the metric's unit]
        waits: Stream → waiting status → its part of the flow time. [ratio]
        now: When this was put together; `None` is that nothing can be late. [UTC or None]
        begun: Each cycle that runs now → when it began. [UTC]
        written: Objective → when it was written into its cycle; nobody saw it before. [UTC]
        check_ins: Objective of a cycle that runs now → its check-ins, by number.
        unanswered: Ripple that waits for an answer → since when: since it was proposed, or, where
            a file brought it in silence, since its cycle began, or since its objective was written
            into it. [UTC]
    """

    as_of: datetime | None = None
    bottlenecks: Sequence[Bottleneck] = ()
    returns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    progress: Mapping[KeyResultKey, KeyResultProgress] = field(default_factory=dict)
    counters: Mapping[KeyResultKey, KeyResultProgress] = field(default_factory=dict)
    readings: Mapping[KeyResultKey, Sequence[float]] = field(default_factory=dict)
    weekly: Mapping[str, Mapping[str, Sequence[float]]] = field(default_factory=dict)
    waits: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    now: datetime | None = None
    begun: Mapping[str, datetime] = field(default_factory=dict)
    written: Mapping[str, datetime] = field(default_factory=dict)
    check_ins: Mapping[str, Sequence[CheckIn]] = field(default_factory=dict)
    unanswered: Mapping[RippleKey, datetime] = field(default_factory=dict)
