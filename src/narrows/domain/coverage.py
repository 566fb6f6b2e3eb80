"""How many items of a stream are measured whole, and what the others lack."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lack:
    """What items lack to be measured whole.

    Attributes:
        check: Name of the check that finds them.
        title: The same for people.
        n_items: How many do. [items]
    """

    check: str
    title: str
    n_items: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many items of a stream are measured whole: every number that is of them can be told.

    Attributes:
        n_items: All of the stream's. [items]
        n_whole: Those that lack nothing. [items]
        ratio: `n_whole / n_items`, unrounded; `None` without items. [ratio or None]
        definition: What «whole» is here.
        lacks: What the others lack; an item may lack several things.
    """

    n_items: int
    n_whole: int
    ratio: float | None
    definition: str
    lacks: tuple[Lack, ...]
