"""The plan: all that was decided, frozen, as files say it, the store keeps it and rules read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Protocol, TypeVar

from narrows.domain.measure import MetricKind
from narrows.domain.okr import Cycle, Objective
from narrows.domain.organisation import Organisation, Strategy
from narrows.domain.severity import Mute, SeverityOverride
from narrows.domain.streams import Source, ValueStream


class _HasId(Protocol):
    @property
    def id(self) -> str:
        """By which it is found."""


T = TypeVar("T", bound=_HasId)


class Better(StrEnum):
    """Which way a business metric improves."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class ObservedMetric:
    """A metric whose values are brought from outside by `narrows observe`.

    Attributes:
        id: Unique in the organisation, and no name of a flow metric.
        title: For people.
        unit: As people write it: percent, points, EUR.
        better: Which way it improves.
        kind: Business (lags) or team (telemetry).
        is_financial: Whether it is money.
    """

    id: str
    title: str
    unit: str
    better: Better | None = None
    kind: MetricKind = MetricKind.BUSINESS
    is_financial: bool = False


# Without slots, so that parts found by their ids are put in order once.
@dataclass(frozen=True)
class Plan:
    """Everything that an organisation decided, at one moment.

    Attributes:
        organisation: Whose it is.
        strategy: Where it goes; `None` while none is published.
        metrics: Business and team metrics.
        sources: Each with its zone: its own, else that of the streams that take it.
        streams: In order; the first that takes an item has it.
        cycles: In order of their start.
        objectives: In order of priority for each owner.
        mutes: Findings that were answered.
        severities: Rules that ask for more or less here.
    """

    organisation: Organisation = field(default_factory=Organisation)
    strategy: Strategy | None = None
    metrics: tuple[ObservedMetric, ...] = ()
    sources: tuple[Source, ...] = ()
    streams: tuple[ValueStream, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    objectives: tuple[Objective, ...] = ()
    mutes: tuple[Mute, ...] = ()
    severities: tuple[SeverityOverride, ...] = ()

    @property
    def zone(self) -> str:
        """IANA zone of the organisation."""
        return self.organisation.zone

    def stream(self, id_: str | None) -> ValueStream | None:
        """The stream of an id; `None` where there is none."""
        return None if id_ is None else self._streams.get(id_)

    def metric(self, id_: str | None) -> ObservedMetric | None:
        """The observed metric of an id; `None` where there is none."""
        # Rules ask for that of every key result in words, which names none.
        return None if id_ is None else self._metrics.get(id_)

    def cycle(self, id_: str) -> Cycle | None:
        """The cycle of an id; `None` where there is none."""
        return self._cycles.get(id_)

    def objective(self, id_: str) -> Objective | None:
        """The objective of an id; `None` where there is none."""
        return self._objectives.get(id_)

    def cycle_at(self, day: date) -> Cycle | None:
        """The cycle that a day lies in, else the last that began before it, else the first."""
        begun = [each for each in self.cycles if each.start <= day]
        return max(begun, key=lambda each: each.start, default=next(iter(self.cycles), None))

    def of_cycle(self, id_: str) -> "Plan":
        """The same plan with the objectives of one cycle only."""
        return replace(self, objectives=tuple(o for o in self.objectives if o.cycle == id_))

    def objectives_of(self, owner: str, *, cycle: str) -> Sequence[Objective]:
        """An owner's objectives of a cycle, the first the most important."""
        return [each for each in self.objectives if (each.owner, each.cycle) == (owner, cycle)]

    @cached_property
    def _streams(self) -> Mapping[str, ValueStream]:
        return _by_id(self.streams)

    @cached_property
    def _metrics(self) -> Mapping[str, ObservedMetric]:
        return _by_id(self.metrics)

    @cached_property
    def _cycles(self) -> Mapping[str, Cycle]:
        return _by_id(self.cycles)

    @cached_property
    def _objectives(self) -> Mapping[str, Objective]:
        return _by_id(self.objectives)


def _by_id(parts: Sequence[T]) -> Mapping[str, T]:
    """Id → the first part of it: rules ask ten thousand times while one objective is written."""
    return {each.id: each for each in reversed(parts)}
