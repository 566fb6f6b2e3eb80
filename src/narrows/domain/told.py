"""Sentences that tell instants, which each reader is told in a zone of their own."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeAlias

from narrows.domain.day_words import minute_text

UTC = "UTC"

Told: TypeAlias = tuple[str | datetime, ...]
"""Words and instants in turn, beginning and ending with words, which may be empty. [UTC]"""


def told_of(*parts: str | datetime) -> Told:
    """A sentence of its parts, in whatever order they come."""
    found: list[str | datetime] = [""]
    for each in parts:
        if isinstance(each, datetime):
            found += [each, ""]
        else:
            found[-1] = f"{found[-1]}{each}"
    return tuple(found)


def joined(every: Iterable[Told]) -> Told:
    """Several sentences as one, with «; » between them."""
    parts: list[str | datetime] = []
    for each in every:
        parts += ["; ", *each] if parts else each
    return told_of(*parts)


def told_text(of: Told, zone: str) -> str:
    """A sentence as whoever reads it in a zone is told it.

    Args:
        of: The sentence.
        zone: IANA name.
    """
    return "".join(each if isinstance(each, str) else minute_text(each, zone) for each in of)


def text_in_utc(of: Told) -> str:
    """The same for programs, which are told of no zone: each instant with the name of its own."""
    parts = (each if isinstance(each, str) else f"{minute_text(each, UTC)} {UTC}" for each in of)
    return "".join(parts)
