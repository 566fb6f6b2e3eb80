"""The page of an objective in a real browser: a check-in by keyboard, two editors, accessible."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from narrows.domain.observed import Snapshot
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.store import open_store
from narrows.web.desk import Desk
from tests.browser.accessibility import barriers
from tests.looks import PAYLOADS
from tests.web.reviews import NOW, desk_of, renamed, review_of

Scheme = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Scheme], ...] = ((1200, "light"), (1200, "dark"), (360, "dark"))
PATH = "/objectives/love-mobile"
WEEKS = (42.0, 41.0, 40.2, None, 36.1, 34.5)


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    store = open_store(str(tmp_path / "store.sqlite3"))
    opened = store.repository(LOCAL_OWNER)
    opened.keep_snapshots(
        [
            Snapshot(
                "love-mobile", "feature-time", date(2026, 10, 5) + timedelta(weeks=week),
                value, None, 20, NOW,
            )
            for week, value in enumerate(WEEKS)
        ]
    )  # fmt: skip
    yield opened
    store.close()


@pytest.fixture
def address(served: Callable[[Desk], str], repository: Repository) -> str:
    return served(desk_of(repository=repository)) + PATH


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1200, "height": 900})
    yield opened
    opened.close()


def focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.id || document.activeElement.innerText")
    return name


def write(page: Page, learned: str) -> None:
    page.get_by_label("What did you learn?").fill(learned)
    page.locator(".check-in-form").get_by_role("button").click()


def test_a_whole_check_in_by_keyboard_only(
    context: BrowserContext, address: str, repository: Repository
) -> None:
    page = context.new_page()
    page.goto(address)
    for _ in range(20):
        page.keyboard.press("Tab")
        if focused(page) == "Check in":
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    for told in ("70", "45", "30", "90"):
        assert focused(page).startswith("confidence/")
        page.keyboard.type(told)
        page.keyboard.press("Tab")
    page.keyboard.press("Space")  # the first choice: it held
    page.keyboard.press("Tab")
    page.keyboard.type("two mornings were enough")
    page.keyboard.press("Tab")
    page.keyboard.type("Most questions are about one form.")
    page.keyboard.press("Tab")
    page.keyboard.type("Ask for that form first.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Saved as check-in 1")
    (saved,) = repository.check_ins()
    assert [each.confidence_ratio for each in saved.seen] == [0.7, 0.45, 0.3, 0.9]
    assert saved.hypotheses[0].words == "two mornings were enough"
    assert saved.next == "Ask for that form first."


def test_the_second_of_two_editors_sees_both_texts(
    context: BrowserContext, address: str, repository: Repository
) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(address)
    second.goto(address)
    write(first, "What the first learned.")
    expect(first.get_by_role("status")).to_contain_text("Saved")
    write(second, "What the second learned.")
    expect(second.get_by_role("alert")).to_contain_text("Somebody was quicker")
    expect(second.get_by_text("What the first learned.").first).to_be_visible()
    expect(second.get_by_label("What did you learn?")).to_have_value("What the second learned.")
    assert not barriers(second)
    second.get_by_role("button", name="Save on top").click()
    expect(second.get_by_role("status")).to_contain_text("Saved as check-in 2")
    learned = [each.learned for each in repository.check_ins()]
    assert learned == ["What the first learned.", "What the second learned."]


def test_a_bad_answer_leads_to_its_field(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    page.get_by_role("spinbutton", name="Flow time of features, p85").fill("450")
    write(page, "Kept.")
    assert "Not saved yet" in focused(page), "what is wrong is read first"
    page.get_by_role("alert").get_by_role("link").click()
    assert focused(page) == "confidence/feature-time"
    expect(page.get_by_label("What did you learn?")).to_have_value("Kept.")
    assert not barriers(page)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_page_is_accessible_and_fits(
    browser: Browser, address: str, width: int, scheme: Scheme
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    write(page, "Most questions are about one form. " * 9 + "x" * 300)
    for _ in range(2):
        assert not barriers(page)
        width_of_page = page.evaluate("document.documentElement.scrollWidth")
        assert width_of_page <= width
        page.locator(".check-in-form").get_by_role(
            "button"
        ).click()  # nothing said: the page of what is wrong
    context.close()


def test_hostile_words_do_nothing(
    browser: Browser, served: Callable[[Desk], str], repository: Repository
) -> None:
    hostile = " ".join(each.replace("\0", "") for each in PAYLOADS)
    address = served(desk_of(renamed(review_of(), hostile), repository=repository)) + PATH
    context = browser.new_context(viewport={"width": 360, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    page.goto(address)
    write(page, hostile)
    expect(page.get_by_role("status")).to_contain_text("Saved")
    origin = address.removesuffix(PATH)
    assert not [url for url in asked if not url.startswith(origin)]
    assert page.title().endswith("· Narrows")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
