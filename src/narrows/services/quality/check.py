"""What a check of the data is: its question, and what it makes of the answer."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from narrows.domain.quality import Mend
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import Question, Unable


@dataclass(frozen=True, slots=True)
class Counted:
    """How much a check found.

    Attributes:
        n_items: [items]
        n_times: Rows.
        n_of: Items that were looked at. [items]
        by_status: (status, status before) → rows, the most first; `None` where it is about none.
        most: The largest amount; `None` where there is none.
        question: That found it.
    """

    n_items: int
    n_times: int
    n_of: int
    by_status: Mapping[tuple[int | None, int | None], int]
    most: int | None
    question: Question


def most_often(found: Counted) -> str:
    """«most often» of the first of `by_status`, or «such as» where another is as often."""
    most = [*found.by_status.values()][:2]
    return "such as" if len(most) > 1 and most[0] == most[1] else "most often"


def _is_any(looked: Looked, found: Counted) -> bool:
    del looked
    return found.n_times > 0


def _no_mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    del looked, found
    return ()


@dataclass(frozen=True, slots=True)
class QualityCheck:
    """One check; its module's docstring is its manual page.

    Attributes:
        name: Of the check and its module.
        title: For people.
        metrics: Names of the metrics that it moves.
        base: Which items it looks at.
        asks: The question, or why there is none.
        says: What was found, in a sentence with its counts.
        manual: The docstring: *Finds*, *Because*, *From*, *Mend*.
        mends: What can be done about it.
        amount_unit: What `amount` of its rows is: `days` (told in microseconds), `items`, or empty.
        is_lack: Whether an item that it finds is not measured whole.
        tells: Whether that is something to tell.
    """

    name: str
    title: str
    metrics: tuple[str, ...]
    base: Base
    asks: Callable[[Looked], Question | Unable]
    says: Callable[[Looked, Counted], str]
    manual: str
    mends: Callable[[Looked, Counted], Sequence[Mend]] = _no_mends
    amount_unit: str = ""
    is_lack: bool = False
    tells: Callable[[Looked, Counted], bool] = _is_any

    @property
    def why(self) -> str:
        """The sentence of the manual after *Because*."""
        return _told(self.manual, "Because")

    @property
    def threshold(self) -> str:
        """The sentence of the manual after *From*."""
        return _told(self.manual, "From")


@lru_cache(maxsize=256)
def _told(manual: str, heading: str) -> str:
    found = re.search(rf"^\*{heading}\*:? (.+?)(?=\n\n|\Z)", manual, re.MULTILINE | re.DOTALL)
    sentence = " ".join(found[1].split()) if found else ""
    return sentence[:1].upper() + sentence[1:]
