"""Why nobody can tell where capacity went."""

from narrows.domain.ports import StreamSpan
from narrows.domain.value import CapacityUnit, ValueScore
from narrows.services.explain.capacity_sums import COUNTED

OVERDRAWN = (
    "Corrections took more hours off than were logged in these days, so there is no score and no "
    "share."
)
LOOSE_UNKNOWN = (
    "Of these days nothing is known of the work that no stream takes: its sources ended before. "
    "So there is no score and no share."
)

NOTHING = {
    CapacityUnit.ACTIVE_DAYS: "Nothing was worked on",
    CapacityUnit.ITEMS: "No item was done",
    CapacityUnit.POINTS: "No points were done",
    CapacityUnit.LOGGED_HOURS: "No hours were logged",
}
"""Said where a sum is 0: what was worked on may be without an end, without points or hours."""


def why_none(
    score: ValueScore, statistic: str, *, units: float | None, own: StreamSpan | None
) -> str:
    """Why a number of the value score is none, in a sentence.

    Args:
        score: Of the days that were asked about.
        statistic: Which number.
        units: Of the stream that is asked about, or of all. [the score's unit or None]
        own: That stream; `None` is all.
    """
    if statistic != "units" and score.is_overdrawn:
        return OVERDRAWN
    if statistic != "units" and score.is_one_sided:
        return LOOSE_UNKNOWN
    if statistic != "units" and score.is_guess:
        n_items = f"{score.n_unmeasured:,} item{' was' if score.n_unmeasured == 1 else 's were'}"
        return (
            f"{n_items} in a status that does not tell working from waiting, so there is no score "
            "and no share."
        )
    if statistic == "units" or (units is None and (own or score.n_unmeasured)):
        word = COUNTED[score.unit].word
        return f"Nobody told the {word} of any item here in these days: not known, which is no 0."
    return f"{NOTHING[score.unit]} in these days, so there is no score."
