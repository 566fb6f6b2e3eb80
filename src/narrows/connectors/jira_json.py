"""JSON whose shape is not to be trusted: what is not of the kind asked for is empty."""

from collections.abc import Mapping
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Object: TypeAlias = "Mapping[str, Json]"


def as_text(value: Json) -> str:
    """A text or number, trimmed and sound: half a surrogate pair is no character."""
    if not isinstance(value, str | int | float):
        return ""
    return str(value).strip().encode("utf-8", "replace").decode("utf-8")


def as_object(value: Json) -> Object:
    """An object."""
    return value if isinstance(value, dict) else {}


def as_list(value: Json) -> list[Json]:
    """A list."""
    return value if isinstance(value, list) else []
