"""Why there is no value score: the reason that holds, though nothing is left of the sum."""

from datetime import date

import pytest

from narrows.domain.measure import Period
from narrows.domain.value import CapacityUnit, ValueScore
from narrows.services.explain.capacity_unknown import OVERDRAWN, why_none

WEEK = Period(date(2026, 1, 5), date(2026, 1, 12))


@pytest.mark.parametrize(
    ("unit", "units", "n_unmeasured", "is_overdrawn", "says"),
    [
        (CapacityUnit.LOGGED_HOURS, 0.0, 0, True, OVERDRAWN),
        (CapacityUnit.LOGGED_HOURS, None, 2, False, "Nobody told the hours"),
        (CapacityUnit.ACTIVE_DAYS, 0.0, 1, False, "1 item was in a status that does not tell"),
        (CapacityUnit.ACTIVE_DAYS, 3.0, 2, False, "2 items were in a status that does not tell"),
        (CapacityUnit.ACTIVE_DAYS, 0.0, 0, False, "Nothing was worked on"),
        # Ten items beside it were «worked on, and no hour was ever logged of it».
        (CapacityUnit.LOGGED_HOURS, 0.0, 10, False, "No hours were logged"),
        (CapacityUnit.ITEMS, 0.0, 0, False, "No item was done"),
        (CapacityUnit.POINTS, 0.0, 1, False, "No points were done"),
    ],
)
def test_the_reason_is_that_which_holds(
    unit: CapacityUnit, units: float | None, n_unmeasured: int, is_overdrawn: bool, says: str
) -> None:
    score = ValueScore(WEEK, unit, units, None, n_unmeasured, (), is_overdrawn)
    assert why_none(score, "score_ratio", units=units, own=None).startswith(says)
