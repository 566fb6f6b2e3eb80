"""How many of what there is, each with why it counts or does not."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that counts, or does not.

    Attributes:
        path: Its ids from the top down: `love-mobile/nps`.
        is_counted: Whether it counts.
        because: Why, in words.
        refers: What that ends with: the path, owner or number that it names; empty is nothing.
    """

    path: str
    is_counted: bool
    because: str
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of what there is.

    Attributes:
        evidence: All, each with why.
    """

    evidence: tuple[Evidence, ...]

    @property
    def of(self) -> tuple[str, ...]:
        """Paths of all."""
        return tuple(each.path for each in self.evidence)

    @property
    def those(self) -> tuple[str, ...]:
        """Paths of those that count."""
        return tuple(each.path for each in self.evidence if each.is_counted)

    @property
    def ratio(self) -> float | None:
        """Of all; `None` where there is nothing to have a share of. [ratio 0–1 or None]"""
        return len(self.those) / len(self.of) if self.of else None


def together(shares: Iterable[Share]) -> Share:
    """Several shares as one: counts add, ratios do not."""
    return Share(tuple(each for share in shares for each in share.evidence))
