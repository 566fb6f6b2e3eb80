"""What is sent: JSON that is read strictly, with nothing in it that nobody asked for."""

import json
import re
from datetime import date
from typing import Annotated, cast

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError, from_json

from narrows.services.check_ins.refusals import LONGEST_TEXT

MOST_LISTED = 1_000
"""How many things one request may bring."""

DAYS = frozenset({"baseline_at", "by", "start"})
"""Keys of a plan whose values are days, which JSON has only as text."""

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

LONGEST_NAME = 200
"""Of an id, or of a name that is used as one. [characters]"""


def _keepable(text: str) -> str:
    if "\0" in text:
        raise PydanticCustomError("text_unkeepable", "holds NUL, which cannot be kept; take it out")
    return text


Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]
"""Words; empty where there are none."""

SomeText = Annotated[Text, Field(min_length=1)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
"""An id or a path of ids, as messages and pages say it."""
Instant = Annotated[
    str,
    StringConstraints(min_length=8, max_length=40),
    Field(examples=["2026-11-23T08:00:00Z"]),
]
"""A moment in ISO 8601, as the services read it."""


class Sent(BaseModel):
    """A part of a body: nothing in it is turned into what it is not, and nothing is left over."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Body(Sent):
    """A whole body, as JSON has it."""

    @model_validator(mode="before")
    @classmethod
    def _as_json(cls, given: object) -> object:
        # Python's parser lets half of a pair and endless numbers pass; this one does not.
        return _kept(from_json(json.dumps(given), allow_inf_nan=False))

    def given(self) -> dict[str, object]:
        """What was sent, and nothing that was left out."""
        return cast("dict[str, object]", self.model_dump(exclude_unset=True))


def _kept(given: object, name: str = "") -> object:
    """What was sent, its days as days and nothing in it that cannot be kept.

    Raises:
        PydanticCustomError: There is NUL in it.
    """
    if isinstance(given, dict):
        return {_keepable(key): _kept(part, key) for key, part in given.items()}
    if isinstance(given, list):
        return [_kept(part) for part in given]
    if isinstance(given, str):
        return _day(given) if name in DAYS else _keepable(given)
    # To JSON 3.0 is a whole number; to Python it is none.
    return int(given) if isinstance(given, float) and given.is_integer() else given


def _day(text: str) -> object:
    """A day where it is one; else what it is, to be refused where it stands."""
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else text
    except ValueError:
        return text
