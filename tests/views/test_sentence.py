"""A sentence is text, and knows which of its parts are numbers."""

from copy import copy
from json import dumps

from narrows.services.explain.question import Asked
from narrows.views.sentence import Of, Piece, Sentence, pieces_of, told

PASSES = told("3 items", "bottleneck", statistic="capacity_per_week", status="Doing")
INNER = Sentence("an item waits ", Piece("2 d", Of.BESIDE))
WHOLE = Sentence("It passes ", PASSES, " a week; ", INNER, ".")


def test_a_sentence_is_the_text_that_it_says() -> None:
    assert WHOLE == "It passes 3 items a week; an item waits 2 d."
    assert dumps({"limits": WHOLE}) == '{"limits": "It passes 3 items a week; an item waits 2 d."}'
    assert f"{WHOLE}" == str(WHOLE)


def test_it_keeps_the_numbers_of_the_sentences_in_it() -> None:
    assert [each.text for each in WHOLE.pieces if each.why] == ["3 items", "2 d"]
    asked = Asked(None, "bottleneck", "capacity_per_week", status="Doing")
    assert [each.why for each in WHOLE.pieces if each.why] == [asked, Of.BESIDE]
    assert copy(WHOLE).pieces == WHOLE.pieces


def test_plain_text_has_one_part_that_is_no_number() -> None:
    assert pieces_of("nothing") == (Piece("nothing"),)
    assert Sentence("").pieces == (Piece(""),)
