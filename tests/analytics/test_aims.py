"""What a key result aims at, in the words of people."""

import pytest

from narrows.analytics.aims import Aim, aim_of
from narrows.analytics.amounts import amount_of

AIMS = {
    "Reduce p85 flow time from 42 to 29 days by Q4": Aim(
        "p85 flow time", 42, 29, unit="days", is_falling=True
    ),
    "Waiting for business input 9 -> 0 days": Aim(
        "Waiting for business input", 9, 0, unit="days", is_falling=True
    ),
    "Checkout conversion rate from 58 % to 65 %": Aim(
        "Checkout conversion rate", 58, 65, unit="percent", is_falling=False
    ),
    "Grow ARR to $1.5M from $1.2M": Aim("ARR", 1.2e6, 1.5e6, unit="USD", is_falling=False),
    "Turnover 1.2 → 1.5M": Aim("Turnover", 1.2e6, 1.5e6, is_falling=False),
    "Net debt from -3 to -10": Aim("Net debt", -3, -10, is_falling=True),
    "Churn from 3.5% to 2,5%": Aim("Churn", 3.5, 2.5, unit="percent", is_falling=True),
    "Increase NPS to 40 (currently 31)": Aim("NPS", 31, 40, is_falling=False),
    "Checkout conversion rate > 65 %": Aim(
        "Checkout conversion rate", target=65, unit="percent", is_falling=False
    ),
    "Latency no more than 250 ms": Aim("Latency", target=250, unit="ms", is_falling=True),
    "Keep flow load between 6 and 9": Aim("flow load", low=6, high=9),
    "Response time stays below 300ms": Aim("Response time", high=300, unit="ms"),
    "Uptime remains at least 99.9 %": Aim("Uptime", low=99.9, unit="percent"),
    "Grow users from 900 to 1.1k": Aim("users", 900, 1100, is_falling=False),
}

OPEN = (
    "Reduce the bug count by 15%",
    "Improve sign-ups to X%",
    "Land N5 customers",
    "Reach 5m users",
    "Build a tool to remind people of their cart",
    "Talk to our customers in 2026",
    "Improve the app by Q4 2026",
    "",
)


@pytest.mark.parametrize("words", AIMS)
def test_words_say_from_where_to_where(words: str) -> None:
    assert aim_of(words) == AIMS[words]


@pytest.mark.parametrize("words", OPEN)
def test_what_words_do_not_say_stays_open(words: str) -> None:
    aim = aim_of(words)
    assert not aim.has_number
    assert (aim.baseline, aim.unit) == (None, None)


def test_the_direction_is_told_by_words_where_there_is_no_number() -> None:
    assert aim_of("Reduce the bug count by 15%") == Aim("bug count", is_falling=True)
    assert aim_of("Improve sign-ups").is_falling is False


@pytest.mark.parametrize(
    ("told", "value", "unit"),
    [
        ("1,200", 1200, None),
        ("1,200.5", 1200.5, None),
        ("0,5 %", 0.5, "percent"),
        ("€3k", 3000, "EUR"),
        ("−7 days", -7, "days"),
        ("2 million", 2e6, None),
        ("1.234.567", 1234567, None),
        ("300ms", 300, "ms"),
        ("3 months", 3, "months"),
    ],
)
def test_amounts_are_read_as_people_write_them(told: str, value: float, unit: str | None) -> None:
    amount = amount_of(told)
    assert amount is not None
    assert (amount.value, amount.unit) == (value, unit)


@pytest.mark.parametrize("told", ["5m", "many", "1.2.3", "", "%", "1,"])
def test_what_is_no_one_amount_is_not_guessed(told: str) -> None:
    assert amount_of(told) is None
