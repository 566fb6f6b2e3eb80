"""Numbers that are kept back are told from letters that are none."""

import pytest

from narrows.analytics.kept_back import kept_back


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Improve NPS by N5", "N5"),
        ("Grow savings to $X", "$X"),
        ("Increase MAU from N1 to N2", "N1"),
        ("Reduce churn from XX% to YY%", "XX%"),
        ("Reach x% of users", "x%"),
        ("Raise it to [redacted]", "redacted"),
        ("Grow to ??? users", "???"),
        ("NPS goes from ____ to ____", "____"),
        ("Sign up N customers", "N"),
        ("Revenue of €XXM", "€XXM"),
        ("Conversion of TBD", "TBD"),
        ("Raise NPS to [number]", "[number]"),
        ("Raise NPS by …", "…"),
    ],
)
def test_a_number_that_is_kept_back_is_named(sentence: str, number: str) -> None:
    assert kept_back(sentence) == number


@pytest.mark.parametrize(
    "sentence",
    [
        "Launch iPhone X",
        "Adopt Y Combinator",
        "Improve X.509 handling",
        "Publish prices in $USD",
        "Follow plan B",
        "Owner: N/A",
        "Raise NPS in NYC",
        "Ship v2.x",
        "Increase Gen Z sign-ups",
        "Improve satisfaction",
        "What do people want?",
    ],
)
def test_letters_in_names_are_no_numbers(sentence: str) -> None:
    assert kept_back(sentence) is None
