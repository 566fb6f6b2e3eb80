"""What is sent of an initiative: only what is said of it changes."""

from typing import Annotated

from pydantic import Field

from narrows.domain.okr import Initiative
from narrows.services.initiatives.edits import Edits, edited
from narrows.web.rest.sent import Name, Text
from narrows.web.rest.speaking import Spoken

NewId = Annotated[Name, Field(pattern=r"^\w[\w.-]*$")]
"""A short id that stays."""

Names = Annotated[list[Name], Field(max_length=100)]


class Bet(Spoken):
    """What is said of an initiative, and why.

    `moves` names the key result that it should move, `change` by how much, `by_week` until which
    week of the cycle, `because` the reason.
    """

    text: Text | None = None
    status: Name | None = None
    moves: Name | None = None
    change: Annotated[float | None, Field(allow_inf_nan=False)] = None
    by_week: Annotated[int | None, Field(ge=1, le=52)] = None
    because: Text | None = None
    teams: Names | None = None
    items: Names | None = None
    epic: Name | None = None
    label: Name | None = None

    def edits(self) -> Edits:
        """What is said of it."""
        return Edits(
            text=self.text,
            status=self.status,
            moves=self.moves,
            change=self.change,
            by_week=self.by_week,
            because=self.because,
            teams=None if self.teams is None else tuple(self.teams),
            items=None if self.items is None else tuple(self.items),
            epic=self.epic,
            label=self.label,
        )

    def initiative(self, id_: str) -> Initiative:
        """A new one of that."""
        return edited(Initiative(id_, text=""), self.edits())


SeenNumber = Annotated[int | None, Field(ge=0, le=1_000_000_000)]
"""Number of the last thing said about it that its author saw, 0 for none; without it the newest."""


class InitiativeSent(Bet):
    """A bet for an objective."""

    objective: Name
    id: NewId


class DecisionSent(Spoken):
    """Why, in `words`."""

    seen_number: SeenNumber = None


class ChangeSent(Bet):
    """What changes of it, and why."""

    seen_number: SeenNumber = None


class SwapSent(Bet):
    """The bet that comes instead, and why."""

    id: NewId
    seen_number: SeenNumber = None
