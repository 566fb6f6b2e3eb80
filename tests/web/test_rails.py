"""Rails: each key result on its own scale, and three ways to have no number."""

from narrows.views.key_result_rows import KeyResultRow, key_result_rows
from narrows.web.rails import LEFT, RIGHT, rail
from tests.web.plans import CHEAPER, INNOVATE, LOVE
from tests.web.reviews import review_of


def rows() -> dict[str, KeyResultRow]:
    found = [key_result_rows(each, review_of(), last=None) for each in (INNOVATE, LOVE, CHEAPER)]
    return {row.card.id: row for each in found for row in each}


def test_the_mark_stands_where_the_progress_is() -> None:
    """31 → 37.2 points, now 33.1: a third of the way."""
    drawn = rail(rows()["nps"])
    assert drawn.mark == round(LEFT + 0.339 * (RIGHT - LEFT), 1)
    assert drawn.filled == (LEFT, drawn.mark)
    assert (drawn.words, drawn.anchor, drawn.is_off) == ("33.1 points", "middle", False)


def test_falling_targets_fill_from_the_left_too() -> None:
    """42 → 29.4 days, now 33.8."""
    assert rail(rows()["feature-time"]).mark == round(LEFT + 0.651 * (RIGHT - LEFT), 1)


def test_beyond_its_target_the_rail_is_full_and_the_words_tell() -> None:
    drawn = rail(rows()["share"])
    assert drawn.filled == (LEFT, RIGHT)
    assert (drawn.anchor, drawn.words) == ("end", "13.6 %")


def test_the_wrong_way_is_marked_at_the_beginning_and_fills_nothing() -> None:
    """9 → 0 days, now 10.2."""
    drawn = rail(rows()["business-wait"])
    assert (drawn.filled, drawn.mark, drawn.is_off) == (None, LEFT, True)


def test_no_progress_is_a_mark_without_a_filling_and_no_data_is_neither() -> None:
    nothing, unknown, unset = (rail(rows()[each]) for each in ("cost", "provision", "debt"))
    assert (nothing.state, nothing.mark, nothing.filled) == ("measured", LEFT, None)
    assert (unknown.state, unknown.mark, unknown.filled) == ("no_data", None, None)
    assert (unset.state, unset.words) == ("not_configured", "")


def test_a_band_lies_in_the_middle_and_the_value_in_it() -> None:
    """Keep within 60 and 90 items, now 84."""
    drawn = rail(rows()["load"])
    assert drawn.kind == "keep_within"
    assert drawn.filled is not None
    assert drawn.mark is not None
    assert LEFT < drawn.filled[0] < drawn.mark < drawn.filled[1] < RIGHT
    assert not drawn.is_off
