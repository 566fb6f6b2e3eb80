"""Beside a number stand its other digits: more of them, or the rounder ones of other pages."""

from datetime import UTC, date, datetime

import pytest

from narrows.domain.explanation import Explanation
from narrows.domain.measure import Measurement, Period
from narrows.domain.streams import MeasurementPolicy
from narrows.views.explanation import explanation_page

AT = datetime(2026, 11, 23, tzinfo=UTC)


def told(number: float, unit: str) -> Explanation:
    measured = Measurement(
        stream="policy", metric="m", statistic="mean", item_type=None, status=None,
        period=Period(date(2026, 8, 24), date(2026, 11, 23)), value=number, unit=unit, n_items=9,
        n_unmeasured=0, as_of=AT, complete_until=AT, policy=MeasurementPolicy(),
    )  # fmt: skip
    return Explanation(measured, "M", "A number.", {}, "Σ", number, "", "", (), ())


@pytest.mark.parametrize(
    ("number", "unit", "said", "exact", "is_rounder"),
    [
        (11.29, "percent", "11.29 %", "11.3 %", True),
        (8.0, "items/week", "8.0 a week", "", True),
        (3.0, "days", "3.0 d", "", True),
        (14.08, "days", "14 d", "14.1 days", False),
    ],
)
def test_more_digits_are_called_so_only_where_there_are_more(
    number: float, unit: str, said: str, exact: str, is_rounder: bool
) -> None:
    page = explanation_page(told(number, unit), "Policy", value=said)
    assert (page.exact, page.is_rounder) == (exact, is_rounder)


def test_a_copy_says_what_it_is_anew_only_where_that_is_another() -> None:
    same = explanation_page(told(3.0, "days"), "Policy", value="3.0 d", seen="Seen so.")
    other = explanation_page(told(4.0, "days"), "Policy", value="3.0 d", seen="Seen so.")
    assert (same.exact, other.exact) == ("", "4 days")
