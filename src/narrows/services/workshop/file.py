"""The file of a workshop: the answers to its steps, as many as there are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from narrows.domain.errors import NarrowsError
from narrows.services.plan.part import At
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
        part = WorkshopPart.model_validate(document.value)
    except ValidationError as invalid:
        raise refusal_of(invalid.errors(include_url=False)[0], document) from invalid
    empty = next(_unanswered(document.value), None)
    if empty is not None:
        raise NarrowsError(
            "plan-invalid",
            f"«{empty[-1]}» has no answer; write some words, or leave it out.",
        ).placed(document.place(empty))
    return WorkshopAnswers(part, document)


def _unanswered(told: object, at: At = ()) -> Iterator[At]:
    """Keys with nothing behind them: somebody forgot the words, and meant no answer that empties.

    Those within first objectives are a plan's, which says by them what it does not know yet.
    """
    if at and (told is None or told == {}):
        yield at
    elif at != (Step.OBJECTIVES,) and isinstance(told, Mapping):
        for key, part in told.items():
            yield from _unanswered(part, (*at, key))
    elif isinstance(told, list):
        for n, part in enumerate(told):
            yield from _unanswered(part, (*at, n))
