"""A sentence that knows which of its words are numbers, and how each of them is taken apart."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Self, TypeAlias

from narrows.services.explain.question import Asked


class Of(Enum):
    """What a number is made of, where it is no question of its own."""

    OWN = "own"
    """What the number is made of that the sentence is about: such as how many items that is."""
    BESIDE = "beside"
    """The numbers beside it, such as a difference of two that both lead somewhere."""


Why: TypeAlias = Asked | Of


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence.

    Attributes:
        text: As it is said.
        why: Of a number: which number it is, of the stream that the page is of; `None` are words.
    """

    text: str
    why: Why | None = None


class Sentence(str):
    """A sentence: a text like any other, whose pages lead from its numbers to what they are."""

    __slots__ = ("pieces",)
    pieces: tuple[Piece, ...]

    def __new__(cls, *parts: str | Piece) -> Self:
        """Put a sentence together.

        Args:
            parts: Words and numbers in order; a sentence among them brings its own.
        """
        pieces = tuple(own for part in parts for own in pieces_of(part))
        made = super().__new__(cls, "".join(each.text for each in pieces))
        made.pieces = pieces
        return made


def pieces_of(said: str | Piece) -> tuple[Piece, ...]:
    """The parts of what is said; of plain text one."""
    if isinstance(said, Piece):
        return (said,)
    return said.pieces if isinstance(said, Sentence) else (Piece(said),)


def capital(said: str) -> str:
    """The same with a capital first letter: it begins what is said."""
    first, *others = pieces_of(said)
    return Sentence(replace(first, text=f"{first.text[:1].upper()}{first.text[1:]}"), *others)


def told(text: str, metric: str, *, statistic: str, status: str | None = None) -> Piece:
    """A number of a stream that is told over its whole history, or as it is now.

    Args:
        text: As it is said.
        metric: Name of the metric, or of the command that prints the number.
        statistic: Which of its numbers.
        status: Of one status; of the bottleneck `None` is the one that is named.
    """
    return Piece(text, Asked(None, metric, statistic, status=status))
