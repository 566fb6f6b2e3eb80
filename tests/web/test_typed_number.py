"""Numbers as people type them, in the unit of their metric: what is typed is meant, or refused."""

import pytest

from narrows.views.rounding import in_field
from narrows.web.typed_number import no_number, number_typed


@pytest.mark.parametrize(
    ("told", "unit", "number"),
    [
        ("37", "days", 37.0),
        ("37", "", 37.0),
        ("−2,5", "points", -2.5),
        ("1,200", "EUR", 1200.0),
        ("1.5k", "EUR", 1500.0),
        ("14 days", "days", 14.0),
        ("1 day", "days", 1.0),
        ("14 d", "days", 14.0),
        ("5 EUR", "EUR", 5.0),
        ("€5", "EUR", 5.0),
        ("70 %", "ratio", 0.7),
        ("0.7", "ratio", 0.7),
        ("−10 points", "ratio", -0.1),
        ("12 %", "percent", 12.0),
        ("12 %", "%", 12.0),
        ("+3", "days", 3.0),
        ("+5 points", "ratio", 0.05),
        ("5 €", "€", 5.0),
        ("48 h", "h", 48.0),
        ("48 hours", "h", 48.0),
        ("2 days", "day", 2.0),
        ("5 EUR/month", "EUR/month", 5.0),
        ("5 k€", "€", 5000.0),
        ("5 k€", "k€", 5.0),
        ("5 m", "m", 5.0),
        ("1.005", "days", 1.005),
        ("0.750", "ratio", 0.75),
        ("1000.000", "EUR", 1000.0),
    ],
)
def test_what_is_meant_is_read(told: str, unit: str, number: float) -> None:
    assert number_typed(told, unit) == number


@pytest.mark.parametrize(
    ("told", "unit"),
    [
        ("48 h", "days"),
        ("48 hours", "days"),
        ("50 %", "days"),
        ("$5", "EUR"),
        ("$5", "€"),
        ("48 h", "d"),
        ("+−3", "days"),
        ("++3", "days"),
        ("5 €", "k€"),
        ("10-20", "days"),
        ("5 or 6", "days"),
        ("1/2", "ratio"),
        ("2026-12-01", "days"),
        ("1e5", "items"),
        ("14 days", ""),
        ("abc", "days"),
        ("9" * 400, "days"),
        ("", "days"),
    ],
)
def test_what_is_of_another_unit_or_no_one_number_is_not_read_in_part(told: str, unit: str) -> None:
    assert number_typed(told, unit) is None


@pytest.mark.parametrize("number", [0, 0.7, -6, 1_234_567, 1.5e15, 0.000_012, 0.1 + 0.2, 1000.125])
@pytest.mark.parametrize("unit", ["ratio", "days", "EUR", ""])
def test_what_a_field_shows_is_read_as_the_same(number: float, unit: str) -> None:
    assert number_typed(in_field(number), unit) == pytest.approx(number, rel=1e-11)


def test_the_refusal_names_the_unit() -> None:
    assert no_number("48 h", "days") == "«48 h» is no number of days; write such as 37 or −2.5."
    assert no_number("", "days") == "Write a number of days, such as 37 or −2.5."
    assert no_number("half", "ratio") == "«half» is no share; write such as 70 % or 0.7."


@pytest.mark.parametrize(
    ("told", "large", "small"),
    [
        ("1.000", "1000", "1"),
        ("−12.500 €", "−12500 €", "−12.5 €"),
        ("2.340 %", "2340 %", "2.34 %"),
    ],
)
def test_a_point_that_may_part_thousands_is_asked_about(told: str, large: str, small: str) -> None:
    """«1.000» of who writes points between thousands was kept as 1."""
    for unit in ("", "€", "ratio"):
        assert number_typed(told, unit) is None
        assert no_number(told, unit) == f"«{told}» may be {large} or {small}; write one of these."
