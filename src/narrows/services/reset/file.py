"""The file of a reset: all that is decided of it, so that it can be written beforehand."""

from pydantic import Field, ValidationError

from narrows.domain.errors import NarrowsError
from narrows.services.plan.okrs import objectives
from narrows.services.plan.part import At, Day, Id, Part, Word
from narrows.services.plan.schema import PlanPart
from narrows.services.plan.schema_okr import ObjectivePart, Weeks
from narrows.services.plan.wording import refusal_of
from narrows.services.plan.yaml_text import YamlText, parse_yaml
from narrows.services.reset.beginning import Beginning
from narrows.services.reset.resetting import Addition, Carry, Drop, ResetSteps
from narrows.services.strategy.adopting import AdoptionAnswers


class NewCyclePart(Part):
    """The new cycle."""

    id: Id
    start: Day | None = None
    weeks: Weeks | None = None
    after: Id | None = None


class AnswersPart(Part):
    """The opening questions, answered again."""

    problem: Word | None = None
    observable: Word | None = None
    ends: Word | None = None


class CarryPart(Part):
    """An item that is carried, for an argument."""

    item: Word
    argument: Word
    id: Id | None = None


class DropPart(Part):
    """An item that is let go."""

    item: Word
    because: Word | None = None


class AddPart(Part):
    """An objective that is added, and what is removed for it."""

    objective: ObjectivePart
    removes: Word


class ResetPart(Part):
    """The whole file."""

    cycle: NewCyclePart | None = None
    adoption: AnswersPart = AnswersPart()
    carry: list[CarryPart] = Field(default_factory=list)
    drop: list[DropPart] = Field(default_factory=list)
    add: list[AddPart] = Field(default_factory=list)
    finish: bool = False
    call_off: bool = False


def parse_reset(text: str, *, file: str) -> ResetSteps:
    """Parse the steps of a reset.

    Args:
        text: Its content, YAML.
        file: Its name, for messages.

    Raises:
        NarrowsError: With file, line and what to do: what `parse_yaml` refuses,
            `plan-key-unknown`, `plan-invalid`, `id-missing`, and what `KeyResult` refuses.
    """
    document = parse_yaml(text, file)
    try:
        part = ResetPart.model_validate(document.value)
    except ValidationError as invalid:
        raise refusal_of(invalid.errors(include_url=False)[0], document) from invalid
    return ResetSteps(
        beginning=_beginning(part),
        carries=tuple(Carry(each.item, each.argument, each.id) for each in part.carry),
        drops=tuple(Drop(each.item, each.because or "") for each in part.drop),
        additions=tuple(
            _added(each.objective, each.removes, document=document, at=("add", n, "objective"))
            for n, each in enumerate(part.add)
        ),
        is_finished=part.finish,
        is_called_off=part.call_off,
    )


def parse_addition(text: str, removes: str, *, file: str) -> Addition:
    """Parse one objective that is added.

    Args:
        text: The objective, YAML.
        removes: What ends to make room for it.
        file: Its name, for messages.

    Raises:
        NarrowsError: As `parse_reset`.
    """
    document = parse_yaml(text, file)
    try:
        part = ObjectivePart.model_validate(document.value)
    except ValidationError as invalid:
        raise refusal_of(invalid.errors(include_url=False)[0], document) from invalid
    return _added(part, removes, document=document, at=())


def _beginning(part: ResetPart) -> Beginning | None:
    if part.cycle is None:
        return None
    said = part.adoption
    return Beginning(
        part.cycle.id,
        AdoptionAnswers(said.problem, said.observable, said.ends),
        start=part.cycle.start,
        weeks=part.cycle.weeks,
        after=part.cycle.after,
    )


def _added(part: ObjectivePart, removes: str, *, document: YamlText, at: At) -> Addition:
    if part.id is None:
        raise NarrowsError(
            "id-missing",
            "this objective has no id; give it a short one that stays, such as `id: love-mobile`.",
        ).placed(document.place(at))
    (found,) = objectives(PlanPart(objectives=[part]), document)
    return Addition(found, removes)
