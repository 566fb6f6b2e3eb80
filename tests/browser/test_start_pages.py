"""How people begin, in a real browser: a link signs in, seven steps make a plan, all accessible."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from narrows.domain.plan import Plan
from narrows.domain.repository import Repository
from narrows.services.access.signing_in import new_link
from narrows.services.workshop.steps import Step, next_step
from narrows.vault.passes import FolderPasses
from narrows.web.desk import Desk
from narrows.web.door import Door
from tests.browser.accessibility import barriers
from tests.web.decisions import decided_desk, decided_store

ANSWERS: dict[Step, dict[str, str]] = {
    Step.WHY: {
        "Why OKRs here": "A policy takes seven weeks", "What will you observe": "It takes days",
        "Which mechanism ends": "The monthly report",
    },
    Step.STRATEGY: {"The vision": "Nobody waits for cover", "What is true then": "It takes days"},
    Step.CUSTOMERS: {"Who they are": "People with a phone"},
    Step.STREAMS: {"What it is called": "Policy"},
    Step.METRICS: {"What it is called": "Mobile NPS"},
    Step.TEAMS: {"Teams that take part": "mobile, underwriting"},
    Step.OBJECTIVES: {"What shall be true": "Customers love our app", "Its target": "37"},
}  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    with decided_store(tmp_path, Plan()) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """The narrowest; whatever is written here is written without any script."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}, color_scheme="dark"
    )
    yield context.new_page()
    context.close()


def test_seven_steps_lead_from_an_empty_home_to_objectives(
    page: Page, served: Callable[[Desk], str], repository: Repository
) -> None:
    page.goto(served(decided_desk(repository)))
    page.get_by_role("link", name="Begin the workshop").click()
    page.get_by_role("link", name="Begin: Why OKRs here?").click()
    for step in Step:
        for label, words in ANSWERS[step].items():
            page.get_by_label(label).first.fill(words)
        if step is Step.STREAMS:
            page.get_by_label("It begins, as a pilot").first.check()
        if step is Step.OBJECTIVES:
            page.get_by_label("By which metric").first.select_option("mobile-nps")
        last = step is Step.OBJECTIVES
        page.get_by_role("button", name="Save" if last else "Save and go on", exact=True).click()
    expect(page.get_by_role("heading", name="The plan is whole")).to_be_visible()
    stored = repository.plan()
    assert stored is not None
    assert next_step(stored.plan, repository.sayings()) is None
    assert stored.plan.organisation.adoption is not None
    assert stored.plan.organisation.adoption.pilots == ("policy",)
    page.get_by_role("link", name="Streams", exact=True).or_(
        page.get_by_role("link", name="Policy")
    ).first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_link_signs_this_browser_in_and_no_other(
    browser: Browser, served: Callable[[Desk], str], repository: Repository, tmp_path: Path
) -> None:
    """Nobody on this machine is the owner here, as for another user of it."""
    door = Door(FolderPasses(tmp_path), lambda *_: False, lambda: datetime.now(UTC))
    address = served(replace(decided_desk(repository), door=door))
    new_link(door.passes, "once", now=door.now())
    mine, other = browser.new_context(), browser.new_context()
    page, stranger = mine.new_page(), other.new_page()
    page.goto(address)
    expect(page.get_by_role("heading", name="Who asks?")).to_be_visible()
    page.get_by_role("link", name="How to sign in").click()
    assert not barriers(page)
    page.goto(f"{address}/sign-in?link=once")
    expect(page.get_by_role("heading", name="What needs us this week?")).to_be_visible()
    (cookie,) = mine.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
    stranger.goto(f"{address}/sign-in?link=once")
    expect(stranger.get_by_text("This link signs in nobody")).to_be_visible()
    stranger.goto(f"{address}/settings")
    expect(stranger.get_by_role("heading", name="Who asks?")).to_be_visible()
    page.goto(f"{address}/settings")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Who asks?")).to_be_visible()
    assert not mine.cookies()
    mine.close()
    other.close()
