"""Counts and names as findings say them."""

from collections.abc import Sequence

SHOWN_NAMES = 3


def items_text(count: int) -> str:
    """«1 item», «1,200 items»."""
    return f"{count:,} item{'' if count == 1 else 's'}"


def are(count: int) -> str:
    """«is» or «are»."""
    return "is" if count == 1 else "are"


def were(count: int) -> str:
    """«was» or «were»."""
    return "was" if count == 1 else "were"


def are_or_were(count: int) -> str:
    """«is or once was» or «are or once were»."""
    return f"{are(count)} or once {were(count)}"


def times_text(count: int) -> str:
    """«once», «12 times»."""
    return "once" if count == 1 else f"{count:,} times"


def named(names: Sequence[str]) -> str:
    """The first names in their marks, and how many more there are."""
    shown = ", ".join(f"«{each}»" for each in names[:SHOWN_NAMES])
    more = len(names) - SHOWN_NAMES
    return f"{shown} and {more} more" if more > 0 else shown
