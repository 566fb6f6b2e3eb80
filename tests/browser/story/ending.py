"""How it ends: grades, a lesson, a sheet of paper, and a next cycle that begins empty."""

import unicodedata

import pytest
from playwright.sync_api import expect

from tests.browser.paper import n_pages, text_of
from tests.browser.story.beginning import COVER, MEET, PORTAL, THRIFT
from tests.browser.story.stage import Stage, is_said
from tests.browser.story.work import QUICK_DAYS

LESSON = "Look where work waits before promising more."


def the_coach_closes(stage: Stage) -> None:
    """After the last day: why it ended there, what was learned, and closed for good."""
    page = stage.coach
    stage.clock.turn(2026, 12, 28)
    stage.bring_work_in()
    stage.open(page, "/cycles/2026-Q4")
    page.get_by_role("button", name="Begin to close 2026-Q4").click()
    page.get_by_role("link", name="Look back first").click()
    _grades_are_as_measured(stage)
    page.get_by_text("Say why").first.click()
    page.get_by_label("Why did it end there?").first.fill("Nobody waited for an answer.")
    page.get_by_role("button", name="Save for").first.click()
    is_said(page, "stands beside the grade")
    page.get_by_label("In words").fill(LESSON)
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text(LESSON)).to_be_visible()
    stage.open(page, "/cycles/2026-Q4")
    page.get_by_role("button", name="Close 2026-Q4 for good").click()
    is_said(page, "closed")


def _grades_are_as_measured(stage: Stage) -> None:
    """What the page says of key results is what the service says."""
    told = stage.asked("/cycles/2026-Q4/review")["review"]
    (key_result,) = next(e["key_results"] for e in told["objectives"] if e["text"] == COVER)
    assert key_result["progress"]["current"] == pytest.approx(QUICK_DAYS)
    row = stage.coach.get_by_role("row").filter(has_text="Flow time of features, p85").first
    expect(row).to_contain_text(f"{key_result['progress']['current']:.1f} days")
    expect(row.locator(".grade")).to_have_text(f"{key_result['grade_ratio']:.1f}")
    (flow,) = told["flow"]
    (half,) = (e for e in flow["moves"] if (e["metric"], e["statistic"]) == ("flow_time", "p50"))
    row = stage.coach.get_by_role("row").filter(has_text="half took no longer")
    expect(row.get_by_role("cell").nth(1)).to_have_text(f"{half['after']:.1f} days")
    expect(stage.coach.get_by_text("the plain mean of 1 of 1")).to_have_count(3)
    observed = stage.coach.get_by_text("grade 0.50, the plain mean of 1 of 1")
    expect(observed).to_be_visible()


def the_review_is_printed(stage: Stage) -> None:
    """One sheet with all that was said."""
    page = stage.coach
    stage.open(page, "/review/2026-Q4")
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    text = unicodedata.normalize("NFKC", text_of(pdf))
    for told in (COVER, LESSON, "A portal for brokers"):
        assert told.replace(" ", "") in text
    assert n_pages(pdf) == 1


def the_next_cycle_begins_empty(stage: Stage) -> None:
    """Item by item: one thing is argued for anew, the rest lapses."""
    page = stage.coach
    stage.open(page, "/reset")
    page.get_by_label("Name of the new cycle").fill("2027-Q1")
    expect(page.get_by_label("First day")).to_have_value("2026-12-28")
    page.get_by_role("button", name="Begin the reset of 2026-Q4").click()
    left = (
        (MEET, "Let it go"), (COVER, "Carry it"), (PORTAL, "Let it go"), (THRIFT, "Let it go"),
    )  # fmt: skip
    for n, (text, act) in enumerate(left):
        expect(page.get_by_text(f"{n} of {len(left)} decided")).to_be_visible()
        card = page.get_by_role("region", name=text)
        card.get_by_label("Why does it go on?").fill("It is not true everywhere yet.")
        card.get_by_role("button", name=act).click()
    expect(page.get_by_role("heading", name="Nothing waits")).to_be_visible()
    page.get_by_role("link", name="see what publishing").click()
    expect(page.get_by_role("button", name="Publish 2027-Q1")).to_be_visible()
    expect(page.get_by_role("link", name=COVER, exact=True)).to_be_visible()
    expect(page.get_by_role("link", name=MEET, exact=True)).to_have_count(0)
