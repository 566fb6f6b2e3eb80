"""A seal tells rows apart by what they say, whatever zone an instant is written in."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from narrows.store.ledger_tables import week_value
from narrows.store.seals import seal

TWICE = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
"""An hour that comes twice: both are equal to Python, and an hour apart."""


def sealed(at: datetime) -> str:
    return seal([(week_value, {"taken_at": at, "number": 1})])


def test_an_instant_is_sealed_as_the_same_in_every_zone() -> None:
    assert sealed(TWICE) == sealed(TWICE.astimezone(UTC))


def test_instants_of_an_hour_that_comes_twice_are_told_apart() -> None:
    again = TWICE.replace(fold=1)
    assert again == TWICE
    assert sealed(TWICE) != sealed(again)
    assert sealed(again) == sealed(again.astimezone(UTC))
