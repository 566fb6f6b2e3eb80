"""Words on a chart stand where they cover the least."""

from narrows.web.label_places import Label, placed

LINE = [(0.0, 100.0), (200.0, 100.0)]
ON_IT = Label(100, 104, "middle", "on the line")
ABOVE = Label(100, 90, "middle", "on the line")


def test_words_keep_off_a_line_between_its_points() -> None:
    assert placed([ON_IT, ABOVE], lines=[LINE], others=()) == ABOVE


def test_words_keep_off_other_words_even_if_they_cover_a_line_then() -> None:
    other = Label(100, 90, "middle", "words that stand already")
    assert placed([ABOVE, ON_IT], lines=[LINE], others=[other]) == ON_IT


def test_words_stay_inside_of_the_picture() -> None:
    outside = Label(2, 60, "end", "cut off at the left")
    assert placed([outside, ON_IT], lines=[LINE], others=()) == ON_IT


def test_of_equals_the_first_is_taken() -> None:
    assert placed([ABOVE, ON_IT], lines=(), others=()) == ABOVE


def test_a_line_that_stands_still_is_felt_too() -> None:
    assert placed([ON_IT, ABOVE], lines=[[(100.0, 100.0), (100.0, 100.0)]], others=()) == ABOVE
