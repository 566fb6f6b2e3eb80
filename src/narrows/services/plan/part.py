"""What the parts of a plan file share: strict values, known keys, words for people."""

from collections.abc import Mapping
from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

At: TypeAlias = tuple[str | int, ...]
"""Where a value stands in the file: the keys and places that lead to it."""

Word = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^\w[\w.-]*$")]
Number = Annotated[float, Field(allow_inf_nan=False)]
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
