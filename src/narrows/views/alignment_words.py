"""Where a stream lies between alignment and autonomy, and what was counted of it, in words."""

from collections.abc import Mapping

from narrows.services.alignment.axes import FEWEST, Quadrant
from narrows.views.alignment import AlignmentPoint, ShareCard

WORDS = {
    Quadrant.WHITE_SPACE: "aligned, and free to choose how",
    Quadrant.CASCADE: "aligned by what is handed down",
    Quadrant.ANARCHY: "on its own",
    Quadrant.MICROMANAGED: "handed down",
}

LOW = (Quadrant.ANARCHY, Quadrant.MICROMANAGED)
"""Of half the objectives there or more, nobody said what they serve."""


def shares_told(point: AlignmentPoint) -> Mapping[str, ShareCard]:
    """What was counted of a stream, by the words that say how many it is."""
    serves = "serves" if point.serving.n_all == 1 else "serve"
    told = (
        (point.serving, "objective", f"{serves} where all go, by somebody's word"),
        (point.written, "objective", "written here"),
        (point.own, "key result", "measured by nobody else"),
        (point.chosen, "initiative", "chosen here"),
    )
    return {_count(share, what, done=done): share for share, what, done in told}


def quadrant_words(point: AlignmentPoint) -> str:
    """What it means where a stream lies; empty where no point is drawn."""
    if point.quadrant is None:
        return ""
    words = WORDS[point.quadrant]
    if point.quadrant not in LOW:
        return words
    n_not = point.serving.n_all - point.serving.n_counted
    what = "its objectives" if n_not == point.serving.n_all else f"{n_not} of its objectives"
    return f"{words}, and nobody said what {what} {'serves' if n_not == 1 else 'serve'}"


def undrawn(point: AlignmentPoint) -> str:
    """Why no point is drawn of a stream."""
    many = point.written.n_all
    told = f"{many} objective{'s' * (many != 1)}" if many else "no objective"
    return f"{told} in this cycle: under {FEWEST} a point would say nothing"


def _count(share: ShareCard, what: str, *, done: str) -> str:
    if not share.n_all:
        return f"No {what} to be {done}" if not done.startswith("serve") else f"No {what} yet"
    return f"{share.n_counted} of {share.n_all} {what}{'s' * (share.n_all != 1)} {done}"
