"""Whoever goes by keyboard stays where they are when a part of the page comes anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from narrows.bootstrap import open_home
from narrows.bootstrap.serving import open_desk
from narrows.web.desk import Desk

FOCUSED = "document.activeElement.closest('{}') !== null"


@pytest.fixture(scope="module")
def insurer(served: Callable[[Desk], str], demo_home: Path) -> str:
    return served(open_desk(open_home(demo_home)))


def test_a_part_that_comes_when_it_is_reached_takes_the_focus_along(
    browser: Browser, insurer: str
) -> None:
    page = browser.new_page()
    page.goto(insurer + "/streams/policy")
    page.get_by_role("link", name="How many items are measured whole").focus()
    page.locator("#coverage").wait_for()
    page.wait_for_function(FOCUSED.format("#quality"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.compareDocumentPosition("
                         "document.querySelector('#quality'))") & 10  # fmt: skip
    page.close()


def test_a_part_that_comes_again_leaves_the_focus_on_the_same_link(
    browser: Browser, insurer: str
) -> None:
    page = browser.new_page()
    page.goto(insurer + "/sources")
    link = page.locator("#sources h2 a").first
    link.focus()
    told = link.inner_text()
    page.evaluate("document.querySelector('#sources').old = true")
    page.evaluate(
        "htmx.ajax('GET', '/sources', {target: '#sources', select: '#sources', swap: 'outerHTML'})"
    )
    page.wait_for_function("!document.querySelector('#sources').old")
    assert page.evaluate("document.activeElement.textContent") == told
    assert page.evaluate(FOCUSED.format("#sources"))
    page.close()
