"""Numbers and their short units stay on one line, and nothing else of a page is touched."""

import pytest

from narrows.web.kept_together import NO_BREAK, kept_together


def test_a_number_keeps_its_unit() -> None:
    told = kept_together("<p>85 % of 3 items, 4.5 d, 2 h, 12 min and 3 days</p>")
    assert told.replace(NO_BREAK, "_") == "<p>85_% of 3 items, 4.5_d, 2_h, 12_min and 3 days</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<input value="85 %"><img alt="over 3 d">',
        '<textarea name="why" rows="3">From 20 % to 40 %, <b></textarea>',
        "<p>a % of 3 dogs and 4 handsome ones</p>",
        "",
    ],
)
def test_what_goes_back_and_what_is_no_unit_stays(html: str) -> None:
    assert kept_together(html) == html


def test_text_after_a_field_is_text() -> None:
    told = kept_together("<p><textarea>1 %</textarea><b>2 %</b></p>")
    assert told == f"<p><textarea>1 %</textarea><b>2{NO_BREAK}%</b></p>"
