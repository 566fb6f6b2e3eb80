"""What is sent with every verb that says something: words, and for whom."""

from typing import Annotated

from fastapi import Path

from narrows.services.remarks import Remark
from narrows.web.rest.once import Turn
from narrows.web.rest.sent import Body, Name, Text

Number = Annotated[int, Path(ge=1, le=1_000_000_000, description="As it was answered.")]
"""The number of a thing that was born by a saying."""


class Spoken(Body):
    """Words, and for whom they are said: `organisation` or a stream."""

    words: Text = ""
    behalf: Name | None = None

    def remark(self, turn: Turn) -> Remark:
        """The same as services take it."""
        return turn.remark(self.words, self.behalf)
