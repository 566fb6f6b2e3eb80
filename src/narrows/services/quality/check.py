"""What a check of the data is: its question, and what it makes of the answer."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from narrows.domain.ports import PeriodRow
from narrows.domain.quality import Mend, QualityState
from narrows.services.quality.looked import Base, Looked

NOTHING = "cast(null as bigint)"
"""A column that a check leaves empty, with a type on every engine."""


@dataclass(frozen=True, slots=True)
class Unable:
    """Why a check cannot tell: nobody has said what it needs, or the data do not tell it."""

    state: QualityState
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a check asks.

    Attributes:
        query: A `SELECT` of `item, at_us, amount, status, before` over the tables of metrics, a
            row each time: a number of an item, an instant, a whole number or null, numbers of
            statuses or null. Portable, filled with numbers of ours.
        periods: Spans of time that it asks about.
        words: What people typed, that it looks up.
    """

    query: str
    periods: Sequence[PeriodRow] = ()
    words: Sequence[str] = ()


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


def no_workflow() -> Unable:
    """Nobody has said what the statuses mean, so none can be wrong."""
    return Unable(
        QualityState.NOT_CONFIGURED, "No workflow says what its statuses mean and in which order."
    )


def listed(numbers: Collection[int]) -> str:
    """Numbers of ours as SQL has them between brackets; of none, one that nothing has."""
    return ", ".join(str(int(each)) for each in sorted(numbers)) or "-1"


@lru_cache(maxsize=256)
def _told(manual: str, heading: str) -> str:
    found = re.search(rf"^\*{heading}\*:? (.+?)(?=\n\n|\Z)", manual, re.MULTILINE | re.DOTALL)
    sentence = " ".join(found[1].split()) if found else ""
    return sentence[:1].upper() + sentence[1:]
