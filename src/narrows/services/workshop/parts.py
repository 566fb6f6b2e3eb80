"""What can be answered in a workshop: each step's keys and the shape of their values."""

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from narrows.services.plan.part import Id, Part, Word
from narrows.services.plan.schema_okr import (
    AmbitionPart,
    CyclePart,
    MetricPart,
    ObjectivePart,
    WaypointPart,
)


def _one_metric(given: object) -> object:
    """A metric by its id alone is one that the plan has."""
    if isinstance(given, list):
        raise PydanticCustomError("value_metric_second", "more than one value metric")
    return {"id": given} if isinstance(given, str) else given


class WhyPart(Part):
    """Why OKRs here, and who leads."""

    name: Word | None = None
    zone: Word | None = None
    problem: Word | None = None
    observable: Word | None = None
    ends: Word | None = None
    leaders: list[Word] | None = None


class DirectionPart(Part):
    """Where it leads, and how high the leaders aim."""

    vision: Word | None = None
    waypoints: list[WaypointPart] = Field(default_factory=list)
    constraints: list[Word] = Field(default_factory=list)
    ambition: AmbitionPart | None = None


class CustomerPart(Part):
    """Whom you serve, and the phases of their life with you."""

    customer: Word
    phases: list[Word] = Field(default_factory=list)


class ServingPart(Part):
    """A value stream: whom it serves, in which phase, and whether it begins."""

    id: Id
    name: Word | None = None
    customer: Word
    phase: Word | None = None
    pilot: bool = False


class FirstObjectivesPart(Part):
    """The first cycle and its objectives."""

    cycle: CyclePart
    objectives: Annotated[list[ObjectivePart], Field(min_length=1)]


OneMetric = Annotated[MetricPart, BeforeValidator(_one_metric)]
Some = Field(min_length=1)


class WorkshopPart(Part):
    """The answers of a workshop, all of them or those of some steps."""

    why: WhyPart | None = None
    strategy: DirectionPart | None = None
    customers: Annotated[list[CustomerPart], Some] | None = None
    streams: Annotated[list[ServingPart], Some] | None = None
    metrics: dict[Id, OneMetric] | None = None
    teams: dict[Id, Annotated[list[Word], Some]] | None = None
    objectives: FirstObjectivesPart | None = None
