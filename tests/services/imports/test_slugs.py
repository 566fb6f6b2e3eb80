"""Ids made from words: short, distinct, and such as a plan takes."""

import pytest

from narrows.rules.persons import is_person
from narrows.services.imports.slugs import owner_id, slug_of
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


@pytest.mark.parametrize(
    ("owner", "id_", "is_somebody"),
    [
        ("Ada Byron", "ada.byron", True),
        ("ada@bakery.org", "ada.bakery", True),
        ("ada.byron@bakery.org, Kim", "ada.byron", True),
        ("sales@bakery.org", "sales", False),
        ("@frontend", "frontend", False),
        ("Sales, North", "sales-north", False),
        ("Charlotte Office", "charlotte-office", False),
        ("@", "owner", False),
    ],
)
def test_rules_see_whether_an_owner_is_a_person(owner: str, id_: str, is_somebody: bool) -> None:
    assert owner_id(owner) == id_
    assert is_person(id_) == is_somebody
