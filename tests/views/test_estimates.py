"""How long something takes on: rounded up, and not said before anybody can tell."""

import pytest

from narrows.views.estimates import every_words, left_seconds, left_words


@pytest.mark.parametrize(
    ("elapsed", "done", "words"),
    [
        (10, None, ""),
        (10, 0.0, ""),
        (10, 0.01, ""),
        (60, 0.5, "about 1 minute left"),
        (61, 0.5, "about 2 minutes left"),
        (60, 0.99, "less than a minute left"),
        (60, 1.0, "less than a minute left"),
        (600, 0.1, "about 2 hours left"),
    ],
)
def test_what_is_left_is_rounded_up(elapsed: float, done: float | None, words: str) -> None:
    assert left_words(left_seconds(elapsed, done)) == words


def test_an_interval_is_said_in_words() -> None:
    assert [every_words(each) for each in ("15m", "1h", "2d", "1d")] == [
        "every 15 minutes",
        "every hour",
        "every 2 days",
        "every day",
    ]
