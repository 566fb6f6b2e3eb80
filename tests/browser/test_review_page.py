"""The page of a review in a real browser: accessible, within its width, and short on paper."""

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.browser.accessibility import barriers
from tests.web.test_review_page import html_of

Scheme = Literal["light", "dark"]
LONG = "Versicherungsvertragsänderungsmitteilung <b>x</b> " * 2


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [(None, 1200, "light"), (None, 360, "dark"), (LONG, 360, "light")],
)
def test_a_review_is_accessible_and_fits(
    browser: Browser, name: str | None, width: int, scheme: Scheme
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.set_content(html_of(name))
    assert not barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_a_review_is_one_sheet_of_paper(browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.set_content(html_of())
    page.pdf(path=tmp_path / "review.pdf", format="A4")
    context.close()
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "review.pdf").read_bytes())) == 1
