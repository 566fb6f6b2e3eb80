"""Counts as findings say them."""

from narrows.services.quality.words import are_or_were


def test_of_one_item_it_is_said_that_it_was() -> None:
    """«1 item of 4 is or once were in 1 status» was no English."""
    assert are_or_were(1) == "is or once was"
    assert are_or_were(2) == "are or once were"
