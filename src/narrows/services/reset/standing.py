"""What becomes of an item of the cycle that ends, as far as it was decided."""

from dataclasses import dataclass
from enum import StrEnum

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
