"""The page of a review: one file that runs and fetches nothing, whatever people wrote."""

from dataclasses import replace

import pytest

from narrows.services.cycles.looking_back import look_back
from narrows.views.review import review_page
from narrows.web.review_page import review_html
from tests.looks import PAYLOADS
from tests.views.test_review import FLOW
from tests.web.clients import tags, text_of
from tests.web.plans import CYCLES
from tests.web.reviews import CHECK_INS, renamed, review_of


def html_of(name: str | None = None) -> str:
    review = review_of() if name is None else renamed(review_of(), name)
    found = look_back(review, CYCLES[1], history=None, sayings=(), check_ins=CHECK_INS)
    return review_html(review_page(replace(found, flow=(FLOW,)), review))


def test_it_says_what_the_review_found() -> None:
    told = text_of(html_of())
    assert "Review of 2026-Q4" in told
    assert "Harbour Insurance: Become the most innovative insurer" in told
    assert "measured −13 %" in told
    assert "what moved them is not said" in told
    assert (
        "Are we still working the same way as three months ago? Nobody answered yet. On record: 2 init"
        in told
    )


def test_it_is_one_file_that_fetches_nothing() -> None:
    found = tags(html_of())
    assert not [tag for tag, _ in found if tag in ("script", "link", "img", "iframe", "a")]
    assert not [name for _, given in found for name in given if name in ("src", "href")]
    assert [tag for tag, _ in found].count("h1") == 1


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_wrote_is_shown_and_never_run(payload: str) -> None:
    usual, hostile = html_of(), html_of(payload)
    kinds = {tag for tag, _ in tags(usual)}
    assert {tag for tag, _ in tags(hostile)} <= kinds
    assert " ".join(payload.split()) in text_of(hostile)
