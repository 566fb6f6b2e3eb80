"""The page of an objective in a real browser: a check-in by keyboard, two editors, accessible."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from narrows.domain.check_in import CheckIn
from narrows.domain.observed import Snapshot
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.store import open_store
from narrows.web.desk import Desk
from tests.browser.accessibility import assert_fits, barriers
from tests.looks import PAYLOADS
from tests.web.plans import LOVE
from tests.web.reviews import NOW, desk_of, renamed, review_of

Scheme = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Scheme], ...] = ((1200, "light"), (360, "dark"))
"""What is light is looked at in dark colours, too."""
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
def form(address: str) -> str:
    return f"{address}/check-in"


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


class Keys:
    """Presses keys and counts them; text that is written is none."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.n_pressed = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.n_pressed += 1

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)


def three_results(repository: Repository) -> Desk:
    """The objective with three key results and its bet."""
    review = review_of()
    love = replace(LOVE, key_results=LOVE.key_results[:3])
    others = tuple(each for each in review.plan.objectives if each.id != LOVE.id)
    plan = replace(review.plan, objectives=(love, *others))
    return desk_of(replace(review, plan=plan), repository=repository)


def check_in_seen(page: Page, repository: Repository) -> CheckIn:
    expect(page.get_by_role("status")).to_contain_text("Saved as check-in 1")
    (saved,) = repository.check_ins()
    return saved


def test_a_check_in_to_three_results_takes_twelve_keys_at_most(
    context: BrowserContext, served: Callable[[Desk], str], repository: Repository
) -> None:
    """From the objective's page to «saved», each chance typed anew, besides the written text."""
    page = context.new_page()
    page.goto(served(three_results(repository)) + PATH)
    keys = Keys(page)
    keys.press("c")
    expect(page.locator("input:focus")).to_have_id("confidence/nps")
    keys.press("7", "0", "Tab", "4", "5", "Tab", "3", "0", "Tab")
    keys.write("Most questions are about one form.")
    keys.press("Tab")
    keys.write("Ask for that form first.")
    keys.press("Control+Enter")
    saved = check_in_seen(page, repository)
    assert [each.confidence_ratio for each in saved.seen] == [0.7, 0.45, 0.3]
    assert (saved.learned, saved.next) == (
        "Most questions are about one form.", "Ask for that form first.",
    )  # fmt: skip
    assert keys.n_pressed <= 12


def test_with_what_a_bet_showed_it_takes_no_more(
    context: BrowserContext, served: Callable[[Desk], str], repository: Repository
) -> None:
    """Chances that were there move by arrows."""
    page = context.new_page()
    address = served(three_results(repository)) + PATH
    page.goto(f"{address}/check-in")
    expect(page.locator("input:focus")).to_have_id("confidence/nps")
    keys = Keys(page)
    keys.press("ArrowUp", "Tab", "ArrowUp", "Tab", "ArrowUp", "Tab")
    keys.write("Most questions are about one form.")
    keys.press("Tab")
    keys.write("Ask for that form first.")
    keys.press("Tab", "Space", "Tab")  # the first choice: it held
    keys.write("two mornings were enough")
    keys.press("Control+Enter")
    saved = check_in_seen(page, repository)
    assert saved.hypotheses[0].words == "two mornings were enough"
    assert [each.confidence_ratio for each in saved.seen] == [0.05, 0.05, 0.05]
    assert keys.n_pressed <= 12


def test_without_a_script_the_keys_of_the_browser_do(
    browser: Browser, served: Callable[[Desk], str], repository: Repository
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served(three_results(repository)) + f"{PATH}/check-in")
    keys = Keys(page)
    keys.press("ArrowUp", "Tab", "ArrowUp", "Tab", "ArrowUp", "Tab")
    keys.write("Learned without a script.")
    keys.press("Tab", "Tab", "Tab", "Tab", "Enter")
    expect(page.get_by_role("status")).to_contain_text("Saved as check-in 1")
    assert repository.check_ins()[0].learned == "Learned without a script."
    assert keys.n_pressed <= 12
    context.close()


def test_the_second_of_two_editors_sees_both_texts(
    context: BrowserContext, form: str, repository: Repository
) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(form)
    second.goto(form)
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


def test_a_bad_answer_leads_to_its_field(context: BrowserContext, form: str) -> None:
    page = context.new_page()
    page.goto(form)
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
    page.goto(f"{address}/check-in")
    write(page, "Most questions are about one form. " * 9 + "x" * 300)
    expect(page.get_by_role("status")).to_contain_text("Saved")
    assert_fits(page, width)
    page.goto(f"{address}/check-in")
    assert_fits(page, width)
    page.locator(".check-in-form").get_by_role("button").click()  # nothing said
    expect(page.get_by_role("alert")).to_contain_text("Not saved yet")
    assert_fits(page, width)
    page.goto(address.replace("/objectives/love-mobile", "/present?at=2"))
    assert_fits(page, width)
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
    page.goto(f"{address}/check-in")
    write(page, hostile)
    expect(page.get_by_role("status")).to_contain_text("Saved")
    origin = address.removesuffix(PATH)
    assert not [url for url in asked if not url.startswith(origin)]
    assert page.title().endswith("· Narrows")
    # Its words may be there before all that says how they are laid out.
    page.wait_for_load_state("load")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_meeting_goes_from_one_objective_to_the_next_by_keys(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address.replace("/objectives/love-mobile", "/present"))
    seen = [page.get_by_role("heading", level=1).inner_text()]
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        # A heading may be there before the script that listens.
        page.wait_for_load_state("load")
        page.keyboard.press(key)
        expect(page.get_by_role("heading", level=1)).not_to_have_text(seen[-1])
        seen.append(page.get_by_role("heading", level=1).inner_text())
    assert len(set(seen)) == 3
    assert seen[3] == seen[1]
    page.wait_for_load_state("load")
    page.keyboard.press("c")
    expect(page).to_have_url(address + "/check-in")
    page.go_back()
    page.wait_for_load_state("load")
    page.keyboard.press("Escape")
    expect(page).to_have_url(address.replace(PATH, "/objectives?cycle=2026-Q4"))
