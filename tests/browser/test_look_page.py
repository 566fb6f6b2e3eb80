"""The page of a look in a real browser: accessible, within its width, deaf to what a log says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
VIEWS: tuple[tuple[str, int, Scheme], ...] = (
    ("small", 1200, "light"),
    ("small", 360, "dark"),
    ("many", 1200, "dark"),
    ("many", 360, "light"),
    ("hostile", 1200, "light"),
    ("hostile", 360, "dark"),
)


@pytest.fixture(params=VIEWS, ids=lambda view: "-".join(map(str, view)))
def page(
    browser: Browser, pages: dict[str, Path], request: pytest.FixtureRequest
) -> Iterator[Page]:
    name, width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    opened = context.new_page()
    opened.goto(pages[name].as_uri())
    yield opened
    context.close()


def test_a_page_is_accessible_fits_and_runs_nothing(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.evaluate("window.innerWidth")
    assert page.title().endswith("· Narrows")
    assert "owned" not in page.title()


def test_the_river_turns_into_a_canal_on_a_narrow_page(page: Page) -> None:
    is_narrow = page.evaluate("window.innerWidth") < 860
    assert page.locator("svg.canal").is_visible() is is_narrow
    assert page.locator("svg.broad").is_visible() is not is_narrow


def test_reaches_are_reached_by_keyboard_and_lead_to_their_numbers(page: Page) -> None:
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('class')")
    assert focused == "reach"
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('tr:target') !== null")


def test_axe_would_find_something(browser: Browser) -> None:
    """The control: a picture that nobody described."""
    page = browser.new_page()
    page.set_content("<html><body><img src='data:,'></body></html>")
    assert Axe().run(page).violations_count > 0
    page.close()
