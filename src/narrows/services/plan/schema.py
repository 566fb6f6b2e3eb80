"""What a plan file may say: its keys and the shape of their values, refused with file and line."""

from collections.abc import Mapping
from typing import Self

from pydantic import ValidationError

from narrows.services.plan.part import At, Part
from narrows.services.plan.schema_flow import SourcePart, StreamPart
from narrows.services.plan.schema_okr import (
    CyclePart,
    MetricPart,
    MutePart,
    ObjectivePart,
    OrganisationPart,
    SeverityPart,
    StrategyPart,
)
from narrows.services.plan.wording import refusal_of
from narrows.services.plan.yaml_text import YamlText


class PlanPart(Part):
    """The whole file."""

    organisation: OrganisationPart = OrganisationPart()
    strategy: StrategyPart | None = None
    metrics: list[MetricPart] = []
    sources: list[SourcePart] = []
    streams: list[StreamPart] = []
    cycles: list[CyclePart] = []
    objectives: list[ObjectivePart] = []
    mutes: list[MutePart] = []
    severities: list[SeverityPart] = []

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

    def objectives_at(self) -> Mapping[At, ObjectivePart]:
        """The objectives by where they stand."""
        return {("objectives", n): each for n, each in enumerate(self.objectives)}

    @classmethod
    def read(cls, document: YamlText) -> Self:
        """The file's content, checked.

        Raises:
            NarrowsError: `plan-key-unknown`, `plan-invalid`, `second-value-metric`: with file,
                line and what to do.
        """
        try:
            return cls.model_validate(document.value)
        except ValidationError as invalid:
            error = invalid.errors(include_url=False)[0]
        raise refusal_of(error, document)
