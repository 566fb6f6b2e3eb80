"""What an address asks of the ripples of a cycle, and how it is asked again."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, Field

from narrows.views.ripples_asked import RipplesAsked
from narrows.web.part_path import part_path, part_told

SHOWN = "shown-"
"""Begins the names of the fields by which a form tells what was looked at."""


class AskedRipples(BaseModel):
    """The part of an address behind its question mark.

    Attributes:
        cycle: Which; empty is the one that runs.
        owner: Who makes or feels them; empty is everybody.
        words: What is searched for.
        waits: Whether only those without an answer are meant.
        said: Number of what was just said.
        page: Which part of the list, from 1.
    """

    cycle: str = ""
    owner: str = ""
    words: Annotated[str, Field(max_length=200)] = ""
    waits: bool = False
    said: str = ""
    page: Annotated[int, Field(ge=1, le=10**9)] = 1

    @property
    def asked(self) -> RipplesAsked:
        """The same as a question to the cycle."""
        return RipplesAsked(self.owner, self.words.strip(), self.waits, self.page)

    def part(self, number: int) -> str:
        """The address of a part of what is asked for."""
        waits = "1" if self.waits else ""
        return part_path(
            "/ripples", number, cycle=self.cycle, owner=self.owner, words=self.words, waits=waits,
            said=self.said,
        )  # fmt: skip


def asked_by_form(told: Mapping[str, str]) -> AskedRipples:
    """What was looked at when a form was sent."""
    return AskedRipples(
        cycle=told.get("cycle", ""),
        owner=told.get(f"{SHOWN}owner", ""),
        words=told.get(f"{SHOWN}words", "")[:200],
        waits=bool(told.get(f"{SHOWN}waits")),
        page=part_told(told.get(f"{SHOWN}page", "")) or 1,
    )
