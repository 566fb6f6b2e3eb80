"""What people say in a check-in of the demonstration, before anything is measured."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Shown: TypeAlias = Mapping[str, tuple[str, str]]
"""Initiative → held, failed or too_early, and what showed it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one objective on one Monday.

    Attributes:
        week: How many weeks of the cycle are over.
        confidence: Key result → the chance of reaching it. [per cent]
        learned: What was learned.
        next: What changes next.
        shown: What hypotheses showed.
    """

    week: int
    confidence: Mapping[str, int]
    learned: str
    next: str = ""
    shown: Shown = field(default_factory=dict)
