"""Deciding and answering in a real browser, by keyboard, without script, and accessible."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from narrows.domain.repository import Repository
from narrows.domain.sayings import About, Act, Kind
from narrows.services.initiatives.deciding import start
from narrows.services.talk.conversing import ask
from narrows.web.desk import Desk
from tests.browser.accessibility import barriers
from tests.looks import PAYLOADS
from tests.web.decisions import decided_desk, decided_store, remark, room_in

Scheme = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Scheme], ...] = ((360, "dark"),)
"""The narrowest; test_every_page has each page in the others."""
HOSTILE = " ".join(each.replace("\0", "") for each in PAYLOADS) + " " + "x" * 300
PAGES = ("/objectives/love-mobile", "/inbox", "/inbox?owner=claims", "/ripples")


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    with decided_store(tmp_path) as opened:
        ask(room_in(opened), About(Kind.OBJECTIVE, "love-mobile"), remark=remark(HOSTILE))
        start(room_in(opened), "love-mobile/business-in-the-room", remark=remark("Now."))
        yield opened


@pytest.fixture
def address(served: Callable[[Desk], str], repository: Repository) -> str:
    return served(decided_desk(repository))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # Whatever is decided here is decided without any script.
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_bet_is_changed_with_the_fields_that_belong_to_it(
    page: Page, address: str, repository: Repository
) -> None:
    page.goto(address + PAGES[0])
    page.get_by_text("Decide on it").click()
    field = page.get_by_role("group", name="What changes").get_by_label("Because")
    expect(field).to_be_hidden()
    page.get_by_role("radio", name="Change").check()
    expect(field).to_have_value("questions are answered the same day")
    field.fill("one form is half of them")
    page.get_by_role("button", name="Save decision").click()
    expect(page.get_by_role("alert")).to_contain_text("Say it in words.")
    expect(field).to_have_value("one form is half of them")
    page.get_by_label("Why?", exact=True).fill("Half of it is enough.")
    page.get_by_role("button", name="Save decision").click()
    expect(page.get_by_role("status")).to_contain_text("The bet is changed.")
    assert repository.sayings()[-1].act is Act.CHANGE
    expect(page.get_by_text("because one form is half of them.", exact=False)).to_be_visible()


def test_what_waits_is_answered_in_the_inbox(
    page: Page, address: str, repository: Repository
) -> None:
    page.goto(address + "/inbox")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("status")).to_contain_text("The ripple is accepted.")
    page.get_by_label("Policy answers").fill("People on phones.")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_role("status")).to_contain_text("The question is answered.")
    expect(page.get_by_role("heading", name="Nothing waits")).to_be_visible()
    assert [each.act for each in repository.sayings()][-2:] == [Act.ACCEPT, Act.ANSWER]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_pages_are_accessible_and_fit_whatever_was_said(
    browser: Browser, address: str, width: int, scheme: Scheme
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.on("console", lambda message: asked.append(message.text))
    for path in PAGES:
        page.goto(address + path)
        for summary in page.locator("summary").all():
            summary.click()
        assert not barriers(page), path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.title().endswith("· Narrows")
    assert not asked
    context.close()
