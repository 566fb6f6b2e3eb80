"""What a plan file may say of streams, their workflows and their sources."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from narrows.services.plan.intervals import INTERVAL
from narrows.services.plan.part import Id, Part, Sign, Word, Words

State = Literal["new", "waiting", "active", "done", "cancelled", "ignore"]
TypeWord = Literal["feature", "defect", "risk", "debt"]
TakenBy = Literal["project", "label", "component", "item_type", "parent"]
Column = Literal[
    "item", "status", "moved_at", "activity", "started_at", "ended_at", "item_type", "title",
    "stream", "project", "label", "component", "blocked", "parent", "points",
    "hours",
]  # fmt: skip


def _only_one(given: object) -> object:
    if isinstance(given, list | Mapping):
        raise PydanticCustomError("value_metric_second", "more than one value metric")
    return given


class StatusPart(Part):
    """One status of a workflow."""

    status: Word
    state: State
    queue_of: Word | None = None


class TakePart(Part):
    """Which items of a source a stream takes."""

    source: Id
    where: dict[TakenBy, Annotated[list[Word], Field(min_length=1)]] = {}


class SourcePart(Part):
    """Where changes come from."""

    id: Id
    connector: Word
    path: Word | None = None
    address: Word | None = None
    take: Words = []
    every: Annotated[str, Field(pattern=INTERVAL)] | None = None
    zone: Word | None = None
    columns: dict[Column, Word] = {}
    status: Words = []
    date_format: Word | None = None
    delimiter: Sign | None = None
    encoding: Word | None = None


class PolicyPart(Part):
    """What a stream declares about how it is measured."""

    start: Literal["commitment", "created", "first_active"] = "commitment"
    reopened: Literal["whole_span", "sum_of_spells", "last_spell"] = "whole_span"
    calendar: Word = "24x7"
    level: Literal["all", "parents", "children"] | Annotated[list[Word], Field(min_length=1)] = (
        "all"
    )


class StreamPart(Part):
    """A value stream."""

    id: Id
    name: Word | None = None
    zone: Word | None = None
    customer: Word | None = None
    phase: Word | None = None
    value_metric: Annotated[Id | None, BeforeValidator(_only_one)] = None
    teams: list[Word] = []
    takes: list[TakePart] = []
    sources: list[SourcePart] = []
    workflow: list[StatusPart] | None = None
    item_types: dict[Word, TypeWord] = {}
    roadmap: Word | None = None
    offers: list[Word] = []
    needs: list[Word] = []
    policy: PolicyPart = PolicyPart()
