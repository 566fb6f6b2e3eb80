"""What was read of a file with OKRs: objectives in words, and what could not be read."""

from dataclasses import dataclass

from narrows.analytics.aims import Aim
from narrows.domain.work import Fault


@dataclass(frozen=True, slots=True)
class DraftKeyResult:
    """A key result as a file says it.

    Attributes:
        text: In the file's words.
        line: Where it stands, from 1.
        aim: What its words or columns say of metric and numbers.
        notes: What else the file says of it.
    """

    text: str
    line: int
    aim: Aim
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftInitiative:
    """A bet as a file says it, never counted among the key results."""

    text: str
    line: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftObjective:
    """An objective as a file says it.

    Attributes:
        text: In the file's words.
        line: Where it stands, from 1.
        owner: Whose it is, in the file's words; `None` where it says nothing.
        cycle: Of which cycle (`2026-Q4`, `FY27-Q1`); `None` where it says nothing.
        why: The reason, where the file names it so.
        key_results: In order.
        initiatives: Bets, kept apart.
        notes: What else the file says of it.
    """

    text: str
    line: int
    owner: str | None = None
    cycle: str | None = None
    why: str | None = None
    key_results: tuple[DraftKeyResult, ...] = ()
    initiatives: tuple[DraftInitiative, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A file with OKRs.

    Attributes:
        file: Its name, for messages.
        objectives: In the order of the file.
        faults: What was left out or read with doubt, each with its line.
    """

    file: str
    objectives: tuple[DraftObjective, ...]
    faults: tuple[Fault, ...] = ()
