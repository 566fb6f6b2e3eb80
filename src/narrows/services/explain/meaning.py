"""What a number means, in the manual's words."""

from collections.abc import Mapping
from dataclasses import dataclass

from narrows.domain.errors import NarrowsError

STARTS, LEAVES_OUT = "Starts/ends", "Leaves out"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number means.

    Attributes:
        title: For people.
        unit: Of its value.
        definition: In a sentence.
        starts: Where what it counts begins and ends.
        leaves_out: What is not in it; empty where all is.
    """

    title: str
    unit: str
    definition: str
    starts: str
    leaves_out: str = ""

    @property
    def rules(self) -> Mapping[str, str]:
        """Heading → what the manual says."""
        return {STARTS: self.starts, LEAVES_OUT: self.leaves_out}


def chosen(
    metric: str, meanings: Mapping[str, Meaning], *, given: str | None
) -> tuple[str, Meaning]:
    """The statistic that is asked for, else the first, and what it means.

    Args:
        metric: What is asked, as people type it.
        meanings: By the statistic's name, which is that of the field that carries it.
        given: As asked.

    Raises:
        NarrowsError: `statistic-unknown`.
    """
    statistic = given or next(iter(meanings))
    if statistic not in meanings:
        raise NarrowsError(
            "statistic-unknown",
            f"«{metric}» has no statistic «{statistic}»; there is {', '.join(meanings)}.",
        )
    return statistic, meanings[statistic]
