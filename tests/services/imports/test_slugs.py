"""Ids made from words: short, distinct, and such as a plan takes."""

from narrows.services.imports.slugs import slug_of
from narrows.services.plan.part import LONGEST_ID


def test_an_id_is_the_words_that_tell_something() -> None:
    assert slug_of("The share of renewals is up", usual="x") == "share-renewals-up"


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert slug_of("Renewals", taken=["renewals", "renewals-2"], usual="x") == "renewals-3"


def test_words_without_spaces_still_give_an_id_that_a_plan_takes() -> None:
    long = "続" * 300
    assert len(slug_of(long, usual="x")) <= LONGEST_ID
    assert len(slug_of(long, taken=[slug_of(long, usual="x")], usual="x")) <= LONGEST_ID


def test_what_has_no_letters_is_called_as_usual() -> None:
    assert slug_of("¼ …", usual="result") == "result"
