"""A number as people type it into a field, in the unit of the metric that it is of."""

import math
import re

from narrows.analytics.amounts import amount_of
from narrows.services.plan.number_checks import SHARE

OF_A_SHARE = ("percent", "points")
"""How people write one, and by how much it moves."""
TWO_WAYS = re.compile(r"(?<![\d.,])([1-9]\d{0,2})\.(\d\d0)(?![\d.,])")
"""A thousand where a point parts thousands, 1 where it parts decimals: of three places that end
in 0 few mean decimals.
"""


def number_typed(told: str, unit: str) -> float | None:
    """A number that is written in a field; `None` where it is none, or of another unit.

    «48 h» of a metric in days is not 48, nor «10-20» ten: nothing that was typed is dropped.

    Args:
        told: «37», «−2,5», «+3», «1,200», «14 days», of a share «70 %» or «0.7».
        unit: Of the metric; empty where nobody knows it yet, and then no unit is understood.

    Returns:
        In that unit; «70 %» of a share is 0.7.
    """
    if TWO_WAYS.search(told):
        return None
    # The unit as it is called, first: «5 k€» of k€ are five. Then a sign, as pages tell a move.
    bare = told.strip().removesuffix(unit)
    amount = amount_of(re.sub(r"^\+(?=[\d$€£])", "", bare))
    if amount is None or not math.isfinite(amount.value):
        return None
    said = (amount.unit or "").casefold()
    if unit == SHARE and said in OF_A_SHARE:
        return round(amount.value / 100, 9)
    return amount.value if said in ("", *_words(unit)) else None


def _words(unit: str) -> tuple[str, ...]:
    """A unit as amounts tell it, of one and of many: a plan may write «€», «h» or «day»."""
    one = amount_of(f"1 {unit}")
    word = (one.unit if one and one.unit and one.scale == 1 else unit).casefold()
    return word, f"{word}s", word.removesuffix("s")


def no_number(told: str, unit: str, *, example: str = "37 or −2.5") -> str:
    """What is said beside a field in which there is none."""
    if not told.strip():
        return (
            f"Write a number{f' of {unit}' if unit not in ('', SHARE) else ''}, such as {example}."
        )
    if both := TWO_WAYS.search(told):
        # With its sign and unit: «12.5» of a share is no 12.5 %.
        ways = (f"{both[1]}{both[2]}", f"{float(both[0]):g}")
        large, small = (told.strip().replace(both[0], each) for each in ways)
        return f"«{told}» may be {large} or {small}; write one of these."
    if unit == SHARE:
        return f"«{told}» is no share; write such as 70 % or 0.7."
    return f"«{told}» is no number{f' of {unit}' if unit else ''}; write such as {example}."
