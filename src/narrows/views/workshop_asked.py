"""A field of a workshop's page, and fields that belong together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

FREE_ROWS = 2
"""Rows that are empty beside what is known; whoever needs more sends these first."""


class Kind(StrEnum):
    """How a field is written in."""

    LINE = "line"
    WORDS = "words"
    CHOICE = "choice"
    CHECK = "check"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Asked:
    """One field.

    Attributes:
        name: In the form.
        label: For people.
        value: What is known.
        hint: Said beside it.
        kind: How it is written in.
        options: Value and words of each choice.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    kind: Kind = Kind.LINE
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Fields of a block that are only for one case, which is their title."""

    title: str
    fields: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Fields that belong together, such as those of one stream."""

    title: str
    fields: tuple[Asked, ...]
    part: Part | None = None


Customers = Mapping[str, Sequence[str]]
"""Those who were named, with the phases of their life."""
