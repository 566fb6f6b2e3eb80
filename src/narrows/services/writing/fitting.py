"""What of an objective fits the shape of a plan file; the rest is told, each at its place."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Objective
from narrows.domain.plan import ObservedMetric
from narrows.services.plan.okrs import metrics, objectives
from narrows.services.plan.part import At, Part
from narrows.services.plan.schema import PlanPart
from narrows.services.plan.schema_okr import KeyResultPart, MetricPart, ObjectivePart
from narrows.services.plan.wording import wish_of
from narrows.services.plan.yaml_text import NO_FILE, values_as_yaml

Given = Mapping[str, object]
"""An objective, or a part of it, as a plan file says it."""

NO_WORDS = "…"
"""What stands for words that are not written yet."""

MOST_TURNS = 20
"""Each takes out what does not fit; what still does not then is not read at all."""

NUMBERS = ("baseline", "target", "low", "high")

Shape = TypeVar("Shape", bound=Part)


@dataclass(frozen=True, slots=True)
class Refused:
    """What no home takes of a draft.

    Attributes:
        at: Where it stands: `("key_results", 1, "target")`.
        slug: Of the refusal.
        message: What is wrong and what to do.
    """

    at: At
    slug: str
    message: str


def fitting_objective(given: Given) -> tuple[Objective, Sequence[Refused]]:
    """An objective without what does not fit, and what that was."""
    part, refused = _fitting(ObjectivePart, given)
    sound, contradictions = [], []
    for n, each in enumerate(part.key_results):
        contradiction = _contradiction(each)
        if contradiction is not None:
            at = ("key_results", n, "target")
            contradictions.append(Refused(at, contradiction.slug, contradiction.beside))
            each = each.model_copy(update=dict.fromkeys(NUMBERS))  # noqa: PLW2901 - the sound one
        sound.append(each)
    found = _objective(part.model_copy(update={"key_results": sound}))
    return found, [*refused, *contradictions]


def fitting_metrics(given: Sequence[Given]) -> tuple[tuple[ObservedMetric, ...], Sequence[Refused]]:
    """Business metrics without what does not fit, and what that was."""
    parts, refused = [], []
    for n, each in enumerate(given):
        part, misfits = _fitting(MetricPart, each)
        parts.append(part)
        refused += [Refused(("metrics", n, *one.at), one.slug, one.message) for one in misfits]
    return metrics(parts), refused


def _fitting(shape: type[Shape], given: Given) -> tuple[Shape, Sequence[Refused]]:
    left, refused = deepcopy(dict(given)), list[Refused]()
    for _ in range(MOST_TURNS):
        try:
            return shape.model_validate(left), refused
        except ValidationError as invalid:
            for error in invalid.errors(include_url=False):
                at: At = error["loc"]
                refused.append(Refused(at, "plan-invalid", _words(error)))
                _take_out(left, at)
    return shape.model_validate({"id": "metric", "text": NO_WORDS}), refused


def _words(error: ErrorDetails) -> str:
    if error["type"] in ("missing", "string_too_short", "string_pattern_mismatch"):
        given = error["input"]
        if error["type"] == "missing" or (isinstance(given, str) and not given.strip()):
            return "Say it in words."
    return f"This {wish_of(error)}."


def _take_out(given: dict[str, object], at: At) -> None:
    """Take out what stands at a place; words that have to be there become «…»."""
    node: object = given
    for step in at[:-1]:
        node = node[step]  # type: ignore[index]
    last = at[-1] if at else ""
    if last == "text":
        node["text"] = NO_WORDS  # type: ignore[index]
    elif isinstance(node, dict):
        node.pop(last, None)
    elif isinstance(node, list) and isinstance(last, int):
        node[last] = NO_WORDS


def _contradiction(part: KeyResultPart) -> NarrowsError | None:
    try:
        _objective(ObjectivePart(text=NO_WORDS, key_results=[part]))
    except NarrowsError as error:
        return error
    return None


def _objective(part: ObjectivePart) -> Objective:
    document = values_as_yaml({}, NO_FILE)
    return objectives(PlanPart(objectives=[part]), document)[0]
