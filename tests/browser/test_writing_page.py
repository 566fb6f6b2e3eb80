"""Writing an objective in a real browser: read along, taken by a key, kept whatever happens."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from narrows.domain.repository import Repository
from narrows.web.desk import Desk
from tests.browser.accessibility import assert_fits, barriers
from tests.web.decisions import decided_desk, decided_store

Scheme = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Scheme], ...] = ((1200, "light"), (360, "dark"))
"""What is light is looked at in dark colours, too."""
NPS = "NPS of the mobile app from 31 to 37"


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    with decided_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def address(served: Callable[[Desk], str], repository: Repository) -> str:
    return served(decided_desk(repository))


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1200, "height": 900})
    yield opened
    opened.close()


def focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.id")
    return name


def test_it_is_written_by_keyboard_with_what_is_found_and_offered(
    context: BrowserContext, address: str, repository: Repository
) -> None:
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}/write?owner=policy&cycle=2026-Q4")
    expect(page.locator("textarea:focus")).to_have_id("write/text")
    page.keyboard.type("Phones delight")
    page.keyboard.press("Tab")
    page.keyboard.type("Nine of ten meet us there.")
    page.keyboard.press("Tab")
    page.keyboard.type(NPS)
    first, second = page.locator("#read-key_results-0"), page.locator("#read-key_results-1")
    expect(first).to_contain_text("Means Mobile customer NPS · from 31 to 37 · points")
    assert focused(page) == "write/key_results/0/text", "what is said takes nobody's keys away"
    page.keyboard.press("Alt+Enter")
    expect(page.get_by_label("To", exact=True).first).to_have_value("37")
    expect(page.locator("input:focus")).to_have_id("write/key_results/1/text")
    page.keyboard.type("Build a new portal")
    expect(second).to_contain_text("is something to do")
    expect(second).to_contain_text("source 003")
    page.keyboard.press("Alt+Enter")
    expect(page.locator("input:focus")).to_have_id("write/initiatives/0/by")
    page.keyboard.type("2")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/objectives/phones-delight?written=1")
    stored = repository.plan()
    assert stored is not None
    made = stored.plan.objective("phones-delight")
    assert made is not None
    (key_result,), (bet,) = made.key_results, made.initiatives
    assert (key_result.metric, key_result.baseline, key_result.target) == ("mobile-nps", 31, 37)
    assert (bet.text, bet.hypotheses[0].key_result, bet.hypotheses[0].change) == (
        "Build a new portal", key_result.id, 2,
    )  # fmt: skip
    assert not [each for each in said if "Content Security Policy" in each]


def test_what_is_typed_while_an_answer_is_on_its_way_stays(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/write?owner=policy&cycle=2026-Q4")
    with page.expect_response("**/write/reading"):
        page.keyboard.type("Build", delay=5)
    page.keyboard.type(" a portal that nobody asked for", delay=5)
    expect(page.locator("#read-whole")).to_contain_text("Build a portal that nobody asked for")
    expect(page.get_by_label("What shall be true?")).to_have_value(
        "Build a portal that nobody asked for"
    )


def test_the_second_of_two_writers_sees_both_texts_and_keeps_his(
    context: BrowserContext, address: str, repository: Repository
) -> None:
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        page.goto(f"{address}/objectives/love-mobile/write")
    first.get_by_label("What shall be true?").fill("Customers adore our app")
    first.keyboard.press("Control+Enter")
    first.wait_for_url("**/objectives/love-mobile?written=1")
    second.get_by_label("What shall be true?").fill("Nobody leaves home without it")
    second.keyboard.press("Control+Enter")
    alert = second.get_by_role("alert")
    expect(alert).to_contain_text("Somebody saved it while you wrote")
    expect(alert).to_contain_text("Customers adore our app")
    expect(second.get_by_label("What shall be true?")).to_have_value(
        "Nobody leaves home without it"
    )
    assert not barriers(second)
    second.get_by_role("button", name="Save on top").click()
    second.wait_for_url("**/objectives/love-mobile?written=1")
    stored = repository.plan()
    assert stored is not None
    found = stored.plan.objective("love-mobile")
    assert found is not None
    assert found.text == "Nobody leaves home without it"


def test_without_a_script_it_is_written_by_buttons(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/write?owner=policy&cycle=2026-Q4")
    page.get_by_label("What shall be true?").fill("Phones delight")
    page.get_by_label("Key result 1").fill(NPS)
    page.get_by_label("Key result 1").press("Enter")
    expect(page.get_by_text("Means Mobile customer NPS")).to_be_visible()
    page.get_by_role("button", name="Take it").click()
    expect(page.get_by_label("To", exact=True).first).to_have_value("37")
    page.get_by_role("button", name="Another key result").click()
    page.get_by_label("Key result 3").fill("Build a new portal")
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_role("button", name="Move to initiatives").click()
    expect(page.get_by_label("Bet 1")).to_have_value("Build a new portal")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/objectives/phones-delight?written=1")
    context.close()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_page_is_accessible_and_fits(
    browser: Browser, address: str, width: int, scheme: Scheme
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for path in ("/objectives/love-mobile/write", "/objectives/love-mobile/removal"):
        page.goto(address + path)
        assert_fits(page, width)
    page.goto(f"{address}/write")
    page.get_by_label("What shall be true?").fill("x" * 300)
    page.get_by_label("Key result 1").fill("Build a portal")
    page.get_by_label("Key result 2").fill(NPS)
    expect(page.get_by_role("button", name="Take it")).to_be_visible()
    assert_fits(page, width)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Not saved yet")
    assert_fits(page, width)
    context.close()
