"""Parts of a plan by their ids, found at once however many there are."""

from collections.abc import Mapping
from typing import Protocol, TypeVar, cast


class _HasId(Protocol):
    @property
    def id(self) -> str:
        """By which it is found."""


T = TypeVar("T", bound=_HasId)

MOST_KNOWN = 64
"""Tuples of parts that are remembered: four of a plan, and drafts of it."""

_KNOWN: dict[int, tuple[tuple[_HasId, ...], Mapping[str, _HasId]]] = {}


def named(parts: tuple[T, ...], id_: str) -> T | None:
    """The first part of an id; `None` where there is none.

    Rules ask for metrics, streams and objectives ten thousand times for one objective that is
    written, so the parts of a tuple are put in order of their ids once. It is known again by its
    identity, and kept, so that this is nobody else's meanwhile.

    Args:
        parts: All of one sort, such as the streams of a plan.
        id_: Of the one that is looked for.
    """
    known = _KNOWN.get(id(parts))
    if known is None or known[0] is not parts:
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[id(parts)] = parts, {each.id: each for each in reversed(parts)}
    return cast("T | None", known[1].get(id_))
