"""What a plan file may say of the organisation, its strategy, and objectives with key results.

A draft may lack what a home demands: what `narrows lint` reads is held against the checks of
`plan_okr_checks` only when it is applied.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from narrows.services.plan.part import Day, Id, Number, Part, Word

TypeOf = Literal["feature", "defect", "risk", "debt", "untyped"]
StanceWord = Literal["committed", "stretch"]
Ratio = Annotated[float, Field(ge=0, le=1)]
Weeks = Annotated[int, Field(ge=1, le=52)]


def _listed(given: object) -> object:
    return [given] if isinstance(given, Mapping) else given


def _worded(given: object) -> object:
    return {"text": given} if isinstance(given, str) else given


def _keyed(given: object) -> object:
    return {"keys": given} if isinstance(given, list) else given


class AdoptionPart(Part):
    """Why OKRs here."""

    problem: Word | None = None
    observable: Word | None = None
    ends: Word | None = None
    pilots: list[Id] = []
    leaders: list[Word] = []


class AmbitionPart(Part):
    """How high the organisation aims."""

    stance: StanceWord
    expect_ratio: Ratio | None = None
    words: Word | None = None


class OrganisationPart(Part):
    """Whose streams these are."""

    name: Word | None = None
    zone: Word = "UTC"
    adoption: AdoptionPart | None = None
    ambition: AmbitionPart | None = None


class WaypointPart(Part):
    """A place on the way."""

    id: Id
    text: Word
    by: Day | None = None


class StrategyPart(Part):
    """The long-term direction."""

    vision: Word | None = None
    constraints: list[Word] = []
    waypoints: list[WaypointPart] = []


class MetricPart(Part):
    """A metric whose values are observed."""

    id: Id
    title: Word | None = None
    unit: Word = "points"
    better: Literal["higher", "lower"] | None = None
    kind: Literal["business", "team"] = "business"
    financial: bool = False


class CyclePart(Part):
    """An OKR period."""

    id: Id
    start: Day
    weeks: Weeks = 13


class ScopePart(Part):
    """What of a metric is meant."""

    stream: Id | None = None
    item_type: TypeOf | None = None
    status: Word | None = None
    statistic: Word | None = None
    window_weeks: Weeks | None = None


class CounterPart(Part):
    """What must not get worse meanwhile."""

    metric: Id
    of: ScopePart = ScopePart()


class KeyResultPart(Part):
    """Metric, baseline and target; or, in a draft, words alone."""

    id: Id | None = None
    text: Word | None = None
    metric: Id | None = None
    of: ScopePart = ScopePart()
    baseline: Number | None = None
    baseline_at: Day | None = None
    target: Number | None = None
    low: Number | None = None
    high: Number | None = None
    counter_metric: CounterPart | None = None


class HypothesisPart(Part):
    """What an initiative should move."""

    key_result: Id
    change: Number | None = None
    by_week: Weeks | None = None
    because: Word | None = None


class ItemsPart(Part):
    """Which flow items an initiative has: these, those of an epic, those of a label."""

    keys: list[Word] = []
    epic: Word | None = None
    label: Word | None = None


class InitiativePart(Part):
    """A bet on how."""

    id: Id | None = None
    text: Word
    hypothesis: Annotated[list[HypothesisPart], BeforeValidator(_listed)] = []
    status: Word | None = None
    teams: list[Word] = []
    items: Annotated[ItemsPart, BeforeValidator(_keyed)] = ItemsPart()
    author: Id | None = None


class RipplePart(Part):
    """What an objective does to others."""

    to: Word
    effect: Literal["helps", "hinders", "needs"]
    text: Word | None = None
    strength: Word | None = None


class ObjectivePart(Part):
    """What shall be true, and why."""

    id: Id | None = None
    cycle: Id | None = None
    owner: Id | None = None
    text: Word
    why: Word | None = None
    waypoint: Id | None = None
    ambition: StanceWord | None = None
    author: Id | None = None
    key_results: list[Annotated[KeyResultPart, BeforeValidator(_worded)]] = []
    initiatives: list[Annotated[InitiativePart, BeforeValidator(_worded)]] = []
    ripples: list[RipplePart] = []


class SeverityPart(Part):
    """A rule that asks for more or less here."""

    rule: Id
    severity: Literal["stop", "warn", "note"]
    where: Word | None = None
    reason: Word


class MutePart(Part):
    """A finding that was answered."""

    rule: Id
    where: Word
    reason: Word
