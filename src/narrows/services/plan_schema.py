"""What a plan file may say: its keys and the shape of their values, refused with file and line."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from narrows.services.plan_wording import refusal_of
from narrows.services.yaml_text import YamlText

KEPT = "kept"
"""Marks what later versions act upon: taken as it is, kept, and not used yet."""

At: TypeAlias = tuple[str | int, ...]
"""Where a value stands in the file: the keys and places that lead to it."""

Kept = Annotated[object, KEPT]
Word = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^\w[\w.-]*$")]
Words = Annotated[
    list[Word], BeforeValidator(lambda given: [given] if isinstance(given, str) else given)
]

State = Literal["new", "waiting", "active", "done", "cancelled", "ignore"]
TypeWord = Literal["feature", "defect", "risk", "debt"]
TakenBy = Literal["project", "label", "component", "item_type", "parent"]
Column = Literal[
    "item", "status", "moved_at", "activity", "started_at", "ended_at", "item_type", "title",
    "stream", "project", "label", "component", "blocked", "parent", "points",
]  # fmt: skip


class Part(BaseModel):
    """A mapping of the file, whose keys are known."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _know_keys(cls, given: object) -> object:
        if isinstance(given, Mapping):
            for key in given:
                if key not in cls.model_fields:
                    raise PydanticCustomError(
                        "key_unknown", "unknown key", {"key": key, "known": list(cls.model_fields)}
                    )
        return given

    def kept(self) -> Iterator[str]:
        """The keys that are there and that this version does not act upon."""
        for key, known in type(self).model_fields.items():
            if key in self.model_fields_set and KEPT in known.metadata:
                yield key


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
    path: Word
    zone: Word | None = None
    columns: dict[Column, Word] = {}
    status: Words = []
    date_format: Word | None = None
    delimiter: Word | None = None
    encoding: Word | None = None


class StreamPart(Part):
    """A value stream."""

    id: Id
    name: Word | None = None
    zone: Word | None = None
    takes: list[TakePart] = []
    sources: list[SourcePart] = []
    workflow: list[StatusPart] | None = None
    item_types: dict[Word, TypeWord] = {}
    customer: Kept = None
    value_metric: Kept = None
    teams: Kept = None


class OrganisationPart(Part):
    """Whose streams these are."""

    name: Word | None = None
    zone: Word = "UTC"
    adoption: Kept = None
    ambition: Kept = None


class PlanPart(Part):
    """The whole file."""

    organisation: OrganisationPart = OrganisationPart()
    sources: list[SourcePart] = []
    streams: list[StreamPart] = []
    strategy: Kept = None
    metrics: Kept = None
    cycles: Kept = None
    objectives: Kept = None

    def streams_at(self) -> Mapping[At, StreamPart]:
        """The streams by where they stand."""
        return {("streams", n): stream for n, stream in enumerate(self.streams)}

    def sources_at(self) -> Mapping[At, SourcePart]:
        """The sources by where they stand: those at the top, and those inside of streams."""
        at_top: dict[At, SourcePart] = {
            ("sources", n): source for n, source in enumerate(self.sources)
        }
        return at_top | {
            (*at, "sources", n): source
            for at, stream in self.streams_at().items()
            for n, source in enumerate(stream.sources)
        }

    @classmethod
    def read(cls, document: YamlText) -> Self:
        """The file's content, checked.

        Raises:
            NarrowsError: `plan-key-unknown`, `plan-invalid`: with file, line and what to do.
        """
        try:
            return cls.model_validate(document.value)
        except ValidationError as invalid:
            error = invalid.errors(include_url=False)[0]
        raise refusal_of(error, document)
