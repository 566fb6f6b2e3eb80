"""Values as people compare them: in their unit, exact enough beside a target."""

import pytest

from narrows.domain.amounts import amount, bare, change, exactly, so_many, value


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        (29.4, "days", "29.4 days"),
        (42.0, "days", "42 days"),
        (0.0, "days", "0 days"),
        (0.231, "ratio", "23.1 %"),
        (12.35, "percent", "12.3 %"),
        (1234.6, "EUR", "1,235 EUR"),
        (1e300, "EUR", "1e300 EUR"),
        (-1.5e15, "EUR", "−1.5e15 EUR"),
        (999_999_999_999_999.0, "EUR", "999,999,999,999,999 EUR"),
        (-3.25, "points", "−3.2 points"),
        (0.004, "EUR", "<0.01 EUR"),
        (5.0, "", "5"),
        (1.0, "days", "1 day"),
        (-1.0, "points", "−1 point"),
        (1.04, "items", "1 item"),
        (1.0, "EUR", "1 EUR"),
        (1.0, "ratio", "100 %"),
        (None, "days", "–"),
    ],
)
def test_a_value_stands_with_its_unit(number: float | None, unit: str, shown: str) -> None:
    assert value(number, unit) == shown


def test_a_little_is_not_nothing() -> None:
    assert (amount(0.001), amount(-0.001), amount(0.0)) == ("<0.01", ">−0.01", "0")


def test_a_ratio_and_its_target_are_told_apart() -> None:
    assert (bare(0.21, "ratio"), bare(0.231, "ratio")) == ("21", "23.1")


@pytest.mark.parametrize(
    ("before", "after", "unit", "words"),
    [
        (31.0, 33.1, "points", "+2.1 points"),
        (42.0, 33.8, "days", "−8.2 days"),
        (0.18, 0.21, "ratio", "+3 points"),
        (9.0, 9.0, "days", "unchanged"),
        (8.0, 9.0, "days", "+1 day"),
        (0.18, 0.17, "ratio", "−1 point"),
        (None, 9.0, "days", ""),
        (9.0, None, "days", ""),
    ],
)
def test_a_move_has_its_sign(
    before: float | None, after: float | None, unit: str, words: str
) -> None:
    assert change(before, after, unit=unit) == words


@pytest.mark.parametrize(
    ("number", "beside", "shown"),
    [
        (11.29, (11.33, 12.0), "11.29 %"),
        (11.33, (11.33, 12.0), "11.3 %"),
        (11.331, (11.334, 12.0), "11.331 %"),
        (11.33301, (11.33302, None), "11.3 %"),
        (1234.6, (1235.2, 2000.0), "1,234.6 %"),
    ],
)
def test_rounding_does_not_hide_that_a_value_has_moved(
    number: float, beside: tuple[float | None, ...], shown: str
) -> None:
    assert value(number, "percent", beside=beside) == shown


@pytest.mark.parametrize(
    ("count", "one", "many", "shown"),
    [
        (1, "item", "", "1 item"),
        (0, "item", "", "0 items"),
        (1200, "item", "", "1,200 items"),
        (1, "of its bets asks", "of its bets ask", "1 of its bets asks"),
        (3, "of its bets asks", "of its bets ask", "3 of its bets ask"),
    ],
)
def test_of_one_there_is_no_plural(count: int, one: str, many: str, shown: str) -> None:
    assert so_many(count, one, many=many) == shown


@pytest.mark.parametrize(
    ("family", "shown"),
    [
        ((11.33, 11.29, 12.0), ["11.33", "11.29", "12"]),
        ((42.0, 33.8, 29.4), ["42", "33.8", "29.4"]),
        ((1234.6, 1235.2, 2000.0), ["1,234.6", "1,235.2", "2,000"]),
        ((11.33301, 11.33302, 12.4), ["11.3", "11.3", "12.4"]),
    ],
)
def test_what_stands_together_is_told_with_one_precision(
    family: tuple[float, ...], shown: list[str]
) -> None:
    assert [bare(each, "percent", beside=family) for each in family] == shown


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        (0.331284, "ratio", "33.1284 %"),
        (11.29, "percent", "11.29 %"),
        (-2.5, "points", "−2.5 points"),
        (1.0, "days", "1 day"),
        (1234567.0, "EUR", "1,234,567 EUR"),
    ],
)
def test_what_a_sum_is_checked_with_has_its_digits(number: float, unit: str, shown: str) -> None:
    assert exactly(number, unit) == shown
