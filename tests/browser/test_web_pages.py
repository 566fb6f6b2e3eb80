"""Home and objectives in a real browser: accessible, within their width, alone, and by keyboard."""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from narrows.web.desk import Desk
from tests.browser.accessibility import barriers
from tests.looks import PAYLOADS
from tests.web.reviews import desk_of, empty_review, renamed, review_of

Scheme = Literal["light", "dark"]
DESKS: dict[str, Callable[[], Desk]] = {
    "insurer": desk_of,
    "empty": lambda: desk_of(empty_review()),
    "hostile": lambda: desk_of(renamed(review_of(), PAYLOADS[0] + "x" * 80)),
}
VIEWS = [
    ("empty", "/", 360, "dark"),
    ("hostile", "/", 360, "dark"),
    ("hostile", "/objectives", 360, "light"),
    ("insurer", "/nothing", 360, "dark"),
]


class Opened(NamedTuple):
    """A page, with all that it asked for and all that it complained of."""

    page: Page
    asked: list[str]
    complaints: list[str]


@pytest.fixture(scope="module")
def addresses(served: Callable[[Desk], str]) -> dict[str, str]:
    return {name: served(desk()) for name, desk in DESKS.items()}


@pytest.fixture(params=VIEWS, ids=lambda view: "-".join(map(str, view)))
def opened(
    browser: Browser, addresses: dict[str, str], request: pytest.FixtureRequest
) -> Iterator[Opened]:
    name, path, width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(addresses[name] + path)
    yield Opened(page, asked, complaints)
    context.close()


def test_a_page_is_accessible_fits_and_asks_nobody_else(opened: Opened) -> None:
    page, asked, complaints = opened
    home = "/".join(page.url.split("/")[:3])
    assert asked
    assert not [url for url in asked if not url.startswith(home + "/")]
    # A browser says that a page was not found; whatever else it says is a fault.
    assert not [each for each in complaints if "404" not in each]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.title().endswith("· Narrows")
    assert not barriers(page)


def test_the_first_stop_skips_the_navigation(browser: Browser, addresses: dict[str, str]) -> None:
    page = browser.new_page()
    page.goto(addresses["insurer"] + "/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.close()


def test_pages_work_without_any_script(browser: Browser, addresses: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["insurer"] + "/objectives")
    page.get_by_role("link", name="2026-Q3").click()
    assert page.get_by_role("link", name="A quote while you wait").is_visible()
    page.get_by_role("link", name="Home", exact=True).click()
    assert page.get_by_role("heading", name="What needs us this week?").is_visible()
    context.close()


def test_with_scripts_another_cycle_comes_in_place_and_the_focus_stays(
    browser: Browser, addresses: dict[str, str]
) -> None:
    page = browser.new_page()
    page.goto(addresses["insurer"] + "/objectives")
    page.evaluate("window.stays = true")
    page.get_by_role("link", name="2026-Q3").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="A quote while you wait").wait_for()
    assert page.url.endswith("/objectives?cycle=2026-Q3")
    assert page.evaluate("window.stays") is True
    assert page.evaluate("document.activeElement.textContent") == "2026-Q3"
    page.go_back()
    page.get_by_role("link", name="Growth does not cost more to host").wait_for()
    assert page.url.endswith("/objectives")
    page.close()


def test_the_policy_stops_what_is_inline(browser: Browser, addresses: dict[str, str]) -> None:
    """The control: what a page could do without the policy."""
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.goto(addresses["insurer"] + "/")
    page.evaluate(
        "() => { const made = document.createElement('script');"
        "made.textContent = 'document.title = \"owned\"'; document.body.append(made); }"
    )
    assert page.title() != "owned"
    assert any("Content Security Policy" in each for each in complaints)
    page.close()


def test_small_targets_and_nameless_pictures_would_be_found(browser: Browser) -> None:
    """The control of every test that finds no barriers."""
    page = browser.new_page()
    page.set_content(
        "<html lang='en'><title>A</title><main><h1>A</h1><img src='data:,'>"
        "<ul><li><a href='#a'>a</a><li><a href='#b'>b</a></ul></main>"
        "<style>li{font-size:6px;line-height:1}</style>"
    )
    found = barriers(page)
    assert "image-alt" in found
    assert "target-size" in found
    page.close()
