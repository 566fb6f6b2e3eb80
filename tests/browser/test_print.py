"""What is printed: a review is one sheet, an objective has its numbers and none of its buttons."""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from narrows.bootstrap import open_home
from narrows.services.plan_history import plan_history
from narrows.services.reviewing import review
from narrows.web.desk import Desk
from tests.browser.paper import n_pages, text_of
from tests.loads import silent

NOW = datetime(2026, 11, 26, 8, tzinfo=UTC)
"""In the week that the demonstration is built for, whatever the clock says."""


@pytest.fixture(scope="module")
def address(served: Callable[[Desk], str], demo_home: Path) -> str:
    """The demonstration, served."""
    home = open_home(demo_home)
    stored = home.stored()
    history = plan_history(stored.plan, home.warehouse, progress=silent)
    assert history is not None
    known, held = home.repository.observations(), home.warehouse.sources()
    measured = review(stored, history, held=held, observations=known, now=NOW)
    return served(Desk(home.repository, lambda: measured, lambda: history, lambda: NOW))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


def printed(page: Page, address: str, paper: str = "A4") -> tuple[int, str]:
    """How many sheets a page takes, and what is on them."""
    page.goto(address)
    pdf = page.pdf(format=paper, prefer_css_page_size=True)
    return n_pages(pdf), unicodedata.normalize("NFKC", text_of(pdf))


@pytest.mark.parametrize("cycle", ["2026-W23", "2026-W36"])
def test_the_review_of_a_cycle_is_one_sheet_with_all_that_it_says(
    address: str, page: Page, cycle: str
) -> None:
    sheets, text = printed(page, f"{address}/review/{cycle}")
    assert sheets == 1
    assert f"Reviewof{cycle}" in text
    headings = ("Objectives", "Flowbeforeandafter", "Initiatives", "Refusals", "Lessons")
    assert [each for each in headings if each not in text] == []
    assert text.count("startcommitment,reopenedwholespan") >= 2, "of the grades and of the flow"
    page.emulate_media(media="print")
    for cell in page.locator(".objective tbody :is(th, .n)").all():
        shown = unicodedata.normalize("NFKC", "".join(cell.inner_text().split()))
        assert shown in text.replace("·", "")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_an_objective_is_printed_with_its_numbers_and_without_its_buttons(
    address: str, page: Page
) -> None:
    sheets, text = printed(page, f"{address}/objectives/covered-on-the-way-home")
    assert sheets <= 4
    for told in ("Customersarecoveredbeforetheyarehome", "MobilecustomerNPS", "33.4→43points"):
        assert told in text
    for button in ("Proposeabet", "Withdraw", "Decideonit"):
        assert button not in text


def test_a_stream_is_printed_with_its_pictures(address: str, page: Page) -> None:
    sheets, text = printed(page, f"{address}/streams/policy")
    assert sheets <= 5
    for told in ("thenarrows", "Flowvelocity", "Weekbyweek", "Policy:startcommitment"):
        assert told in text
    assert "XLSX" not in text
