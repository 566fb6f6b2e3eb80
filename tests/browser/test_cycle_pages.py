"""From a published cycle to the next in a real browser: by hand, without script, accessible."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from narrows.domain.plan import Plan
from narrows.domain.repository import Repository
from narrows.services.cycles.lessons import learn
from narrows.services.refusals.asked import Request
from narrows.services.refusals.refusing import log_request, refuse_at_once
from narrows.web.desk import Desk
from tests.browser.accessibility import barriers
from tests.looks import PAYLOADS
from tests.services.cycles.cycle_rooms import with_things_to_build
from tests.web.decisions import decided_store, following_desk, remark, room_in

Scheme = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Scheme], ...] = ((360, "dark"),)
"""The narrowest; test_every_page has each page in the others."""
HOSTILE = " ".join(each.replace("\0", "") for each in PAYLOADS) + " " + "x" * 300
PAGES = (
    "/cycles",
    "/cycles/2026-Q4",
    "/review/2026-Q4",
    "/reset",
    "/refusals",
    "/alignment",
)


def hostile(plan: Plan) -> Plan:
    """The same, with objectives that say whatever they can."""
    objectives = tuple(replace(each, text=HOSTILE, why=HOSTILE) for each in plan.objectives)
    return replace(plan, objectives=objectives)


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    with decided_store(tmp_path, hostile(with_things_to_build())) as opened:
        learn(room_in(opened), "2026-Q4", of="stop", remark=remark(HOSTILE))
        for act in (log_request, refuse_at_once):
            act(room_in(opened), Request("policy", HOSTILE), remark=remark(HOSTILE))
        yield opened


@pytest.fixture
def address(served: Callable[[Desk], str], repository: Repository) -> str:
    return served(following_desk(repository))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_cycle_is_played_through_to_the_next(page: Page, address: str) -> None:
    page.goto(address + "/cycles")
    page.get_by_role("link", name="2026-Q4", exact=True).click()
    page.get_by_role("button", name="Publish 2026-Q4").click()
    expect(page.get_by_role("alert")).to_contain_text("or mend it first")
    for reason in page.get_by_label("Why is it published all the same?").all():
        reason.fill("We try it.")
    page.get_by_role("button", name="Publish 2026-Q4").click()
    expect(page.get_by_role("status")).to_contain_text("The cycle is published")
    page.get_by_role("button", name="Begin to close 2026-Q4").click()
    page.get_by_role("link", name="Look back first").click()
    page.get_by_text("Say why").first.click()
    page.get_by_label("Why did it end there?").first.fill("A rival left.")
    page.get_by_role("button", name="Save for").first.click()
    expect(page.get_by_role("status")).to_contain_text("stands beside the grade")
    page.get_by_label("In words").fill("Ask on the same day.")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Ask on the same day.")).to_be_visible()
    page.goto(address + "/reset")
    page.get_by_label("Name of the new cycle").fill("2027-Q1")
    for question in ("Why OKRs here", "What will you observe", "Which mechanism ends"):
        page.get_by_label(question).fill("As before.")
    page.get_by_role("button", name="Begin the reset").click()
    card = page.get_by_role("region").filter(has_text="Carried, it comes without")
    card.get_by_label("Why does it go on?").fill("It is not true yet.")
    card.get_by_role("button", name="Carry it").click()
    expect(page.get_by_role("status")).to_contain_text("goes into the new cycle")
    page.get_by_role("button", name="Let the other").click()
    expect(page.get_by_role("heading", name="Nothing waits")).to_be_visible()
    page.get_by_role("link", name="see what publishing").click()
    expect(page.get_by_role("button", name="Publish 2027-Q1")).to_be_visible()


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
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert not barriers(page), path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert not asked
    context.close()


def test_a_review_is_printed_without_its_forms_and_how_it_is_printed(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(address + "/review/2026-Q4")
    for gone in ("form", "nav", "summary"):
        assert not page.locator(gone).locator("visible=true").count(), gone
    hint = page.get_by_text("print makes one sheet")
    assert not hint.is_visible()
    page.emulate_media(media="screen")
    assert hint.is_visible()
    page.close()
