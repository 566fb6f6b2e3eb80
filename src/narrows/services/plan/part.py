"""What the parts of a plan file share: strict values, known keys, words for people."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

At: TypeAlias = tuple[str | int, ...]
"""Where a value stands in the file: the keys and places that lead to it."""

FIRST_YEAR, LAST_YEAR = 1970, 2199
"""The years of a plan's days; what lies beyond is a slip, and near the year 9999 weeks overflow."""

LONGEST_ID = 80
"""Of a short name that stays. [characters]"""

LONGEST_WORDS = 5_000
"""Of a text; as long as what is said in a check-in. [characters]"""

SOMETHING = r"^[^\x00]*[^\s\x00][^\x00]*$"
"""Words are more than blanks, and hold no NUL."""

LARGEST = 1e15
"""Beyond it a number is a slip, and is no longer told exactly."""


def _sane(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PydanticCustomError("day_far", "day too far", {"from": FIRST_YEAR, "to": LAST_YEAR})
    return day


def _written(day: object) -> object:
    """A day in quotes, as JSON has it, is the day that it says."""
    if not isinstance(day, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", day, re.ASCII):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError:
        return day


def _addressable(id_: str) -> str:
    # A page's JSON twin has the page's address and «.json»: /streams/a.json is that of «a».
    if id_.casefold().endswith(".json"):
        raise PydanticCustomError("id_ends_in_json", "ends in .json")
    return id_


Word = Annotated[str, Field(min_length=1, max_length=LONGEST_WORDS, pattern=SOMETHING)]
Sign = Annotated[str, Field(min_length=1, max_length=LONGEST_ID)]
"""What may be a blank, such as a delimiter."""
Id = Annotated[
    str, Field(pattern=r"^\w[\w.-]*$", max_length=LONGEST_ID), AfterValidator(_addressable)
]
Day = Annotated[date, BeforeValidator(_written), AfterValidator(_sane)]
Number = Annotated[float, Field(allow_inf_nan=False, ge=-LARGEST, le=LARGEST)]
Words = Annotated[
    list[Word], BeforeValidator(lambda given: [given] if isinstance(given, str) else given)
]


class Part(BaseModel):
    """A mapping of the file, whose keys are known."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _know_keys(cls, given: object) -> object:
        if isinstance(given, Mapping):
            for key in given:
                if key not in cls.model_fields:
                    raise PydanticCustomError(
                        "key_unknown", "unknown key", {"key": key, "known": list(cls.model_fields)}
                    )
        return given
