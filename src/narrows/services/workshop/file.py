"""The file of a workshop: the answers to its steps, as many as there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from narrows.services.plan.wording import refusal_of
from narrows.services.plan.yaml_text import YamlText, parse_yaml
from narrows.services.workshop.parts import WorkshopPart
from narrows.services.workshop.steps import Step


@dataclass(frozen=True, slots=True)
class WorkshopAnswers:
    """What was answered.

    Attributes:
        part: By step.
        document: Where it stands.
    """

    part: WorkshopPart
    document: YamlText

    @property
    def steps(self) -> Sequence[Step]:
        """Those that are answered, in their order."""
        return [each for each in Step if getattr(self.part, each) is not None]


def parse_answers(text: str, *, file: str) -> WorkshopAnswers:
    """Parse answers.

    Args:
        text: YAML: the steps by their names, as many as are answered.
        file: Its name, for messages.

    Raises:
        NarrowsError: With file, line and what to do: what `parse_yaml` refuses,
            `plan-key-unknown`, `plan-invalid`, `second-value-metric`.
    """
    document = parse_yaml(text, file)
    try:
        return WorkshopAnswers(WorkshopPart.model_validate(document.value), document)
    except ValidationError as invalid:
        raise refusal_of(invalid.errors(include_url=False)[0], document) from invalid
