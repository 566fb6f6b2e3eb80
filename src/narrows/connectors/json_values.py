"""JSON whose shape is not to be trusted: what is not of the kind asked for is empty."""

import json
from collections.abc import Mapping
from typing import TypeAlias

from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer, Json

Object: TypeAlias = "Mapping[str, Json]"


def parse_answer(answer: Answer, *, what: str) -> Json:
    """The JSON of an answer.

    Args:
        answer: Of a tool.
        what: Which question it answers, for the refusal.

    Raises:
        NarrowsError: `answer-unreadable`.
    """
    try:
        told: Json = json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise NarrowsError(
            "answer-unreadable",
            f"The answer to {what} is not whole JSON; is the address that of the tool itself? "
            "What was fetched before is kept; the next sync asks again.",
        ) from error
    return told


def as_text(value: Json) -> str:
    """A text or number, trimmed and sound: half a surrogate pair is no character."""
    if isinstance(value, str) and value.isascii():
        return value.strip()  # Most of them, and an answer has hundreds of thousands.
    if not isinstance(value, str | int | float):
        return ""
    return str(value).strip().encode("utf-8", "replace").decode("utf-8")


def as_object(value: Json) -> Object:
    """An object."""
    return value if isinstance(value, dict) else {}


def as_list(value: Json) -> list[Json]:
    """A list."""
    return value if isinstance(value, list) else []
