"""What becomes of an item of the cycle that ends, as far as it was decided."""

from dataclasses import dataclass
from enum import StrEnum

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import Act, Saying
from narrows.services.reset.items import ResetItem
from narrows.services.stories.told import BECOMES


class Fate(StrEnum):
    """What becomes of an item: it lapses unless somebody argues for it."""

    PENDING = "pending"
    CARRIED = "carried"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Standing:
    """An item, and what was decided of it.

    Attributes:
        item: The item.
        saying: The argument it is carried for, or its end; `None` while nobody decided.
    """

    item: ResetItem
    saying: Saying | None

    @property
    def fate(self) -> Fate:
        """What becomes of it."""
        if self.saying is None:
            return Fate.PENDING
        return Fate.CARRIED if self.saying.act is Act.ARGUE else Fate.DROPPED

    @property
    def becomes(self) -> str | None:
        """Its id in the new cycle; `None` where it is not carried."""
        return self.saying.detail(BECOMES) if self.saying and self.fate is Fate.CARRIED else None

    def is_dropped_for(self, words: str) -> bool:
        """Whether it is let go already, for this reason or with none given."""
        is_same = self.saying is not None and words in {"", self.saying.words}
        return self.fate is Fate.DROPPED and is_same


def refuse_otherwise(standing: Standing, words: str, *, new_id: str | None) -> None:
    """Refuse to carry for another argument, or under another id, what is carried already.

    Raises:
        NarrowsError: `reset-decided`.
    """
    is_same_id = new_id is None or new_id == standing.becomes
    if standing.saying is None or standing.saying.words != words or not is_same_id:
        raise NarrowsError(
            "reset-decided",
            f"«{standing.item.name}» is carried as «{standing.becomes}» already, for another "
            "argument or under another id; let it go first, then carry it again.",
        )
