"""What a number answers: zero, no data, not configured and too few are four answers."""

from collections.abc import Mapping
from enum import StrEnum

from narrows.domain.explanation import Explanation
from narrows.views.flow_periods import FEWEST_ITEMS

PERCENTILES = ("p50", "p85", "p95", "median_visit_days")


class Answer(StrEnum):
    """What a number answers; zero is a number, and of the last three none is another."""

    MEASURED = "measured"
    ZERO = "zero"
    NO_DATA = "no_data"
    NOT_CONFIGURED = "not_configured"
    TOO_FEW = "too_few"


ANSWERS: Mapping[Answer, str] = {
    Answer.MEASURED: "",
    Answer.ZERO: "That is zero: it was measured, and there was none.",
    Answer.NO_DATA: "No data: there is nothing here that it could be measured of. That is not 0.",
    Answer.NOT_CONFIGURED: "Not configured: nothing tells this metric yet. That is not 0.",
    Answer.TOO_FEW: f"Too few: of fewer than {FEWEST_ITEMS} items people see no percentile, only "
    "the items.",
}
"""The same in words."""


def answer_of(found: Explanation, *, is_said: bool) -> Answer:
    """What a number answers.

    Args:
        found: The number, taken apart.
        is_said: Whether the pages say it, of however few items it is.
    """
    value = found.measurement.value
    if not found.is_configured:
        return Answer.NOT_CONFIGURED
    if value is None:
        return Answer.NO_DATA
    is_percentile = found.measurement.statistic in PERCENTILES
    if is_percentile and not is_said and len(found.items) < FEWEST_ITEMS:
        return Answer.TOO_FEW
    return Answer.MEASURED if value else Answer.ZERO
