"""Whoever goes by keyboard stays where they are when a part of the page comes anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from narrows.bootstrap import open_home
from narrows.bootstrap.serving import open_desk
from narrows.web.desk import Desk
from tests.commands import narrows

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


PLAN = """\
organisation: {name: Oven, zone: UTC}
sources:
  - {id: oven, connector: push}
  - {id: shop, connector: push}
streams:
  - id: bread
    takes: [{source: oven}, {source: shop}]
    workflow: [{status: Ordered, state: waiting}, {status: Sold, state: done}]
"""


def test_of_links_that_are_the_same_the_focus_stays_on_its_own(
    browser: Browser, served: Callable[[Desk], str], tmp_path: Path
) -> None:
    """Two sources of one stream: whoever is at the second is not sent up to the first."""
    (tmp_path / "narrows.yaml").write_text(PLAN, encoding="utf-8")
    assert narrows("apply", tmp_path / "narrows.yaml", "--home", tmp_path / "home").code == 0
    page = browser.new_page()
    page.goto(served(open_desk(open_home(tmp_path / "home"))) + "/sources")
    links = page.locator("#sources a[href='/streams/bread']")
    links.nth(1).focus()
    page.evaluate("document.querySelector('#sources').old = true")
    page.evaluate(
        "htmx.ajax('GET', '/sources', {target: '#sources', select: '#sources', swap: 'outerHTML'})"
    )
    page.wait_for_function("!document.querySelector('#sources').old")
    assert links.nth(1).evaluate("each => each === document.activeElement")
    page.close()
