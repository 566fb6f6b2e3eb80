"""How it begins: the leader asks why, the lead sees where work waits and writes what shall be."""

from playwright.sync_api import Page, expect

from narrows.services.workshop.steps import Step
from tests.browser.story.stage import Stage, is_said

COVER = "Cover is there while people still want it"
"""What the lead writes."""
MEET = "People meet us gladly on their phones"
"""What the workshop asked for."""
PORTAL = "Build a portal for verifiers"
"""No key result, but a bet."""

ANSWERS: dict[Step, dict[str, str]] = {
    Step.WHY: {
        "Why OKRs here": "Plans hide where work waits",
        "What will you observe": "A policy is provided in days",
        "Which mechanism ends": "The monthly report of progress",
        "Who leads": "board",
    },
    Step.STRATEGY: {
        "The vision": "Nobody waits for cover", "What is true then": "Cover is there the same week",
    },
    Step.CUSTOMERS: {
        "Who they are": "People with a phone",
        "Phases of their life with you": "joining, being served",
    },
    Step.STREAMS: {"What it is called": "Policy", "In which phase": "joining"},
    Step.METRICS: {"What it is called": "Mobile NPS"},
    Step.TEAMS: {"Teams that take part": "mobile, underwriting"},
    Step.OBJECTIVES: {
        "Its name": "2026-Q4", "Its first day": "2026-09-28",
        "What shall be true at its end": MEET,
        "Its target": "40",
    },
}  # fmt: skip


def the_leader_begins(stage: Stage) -> None:
    """From an empty home through seven steps to a whole plan."""
    page = stage.leader
    stage.open(page, "/")
    page.get_by_role("link", name="Begin the workshop").click()
    page.get_by_role("link", name="Begin: Why OKRs here?").click()
    for step in Step:
        _answer(page, step)
    expect(page.get_by_role("heading", name="The plan is whole")).to_be_visible()
    row = page.get_by_role("row").filter(has_text="Policy")
    expect(row).to_contain_text("People with a phone, joining")
    expect(row).to_contain_text("mobile, underwriting")
    page.get_by_label("Why now?").fill("All streams were heard.")
    page.get_by_role("button", name="Publish the strategy").click()
    is_said(page, "The strategy is published")
    expect(page.get_by_text("published", exact=True)).to_be_visible()


def _answer(page: Page, step: Step) -> None:
    for label, words in ANSWERS[step].items():
        page.get_by_label(label).first.fill(words)
    if step is Step.STREAMS:
        page.get_by_label("It begins, as a pilot").first.check()
        page.get_by_label("What it is called").nth(1).fill("Platform")
    if step is Step.METRICS:
        page.get_by_label("What it is called").nth(1).fill("Cost of hosting")
    if step is Step.TEAMS:
        page.get_by_label("Teams that take part").nth(1).fill("cloud")
    if step is Step.OBJECTIVES:
        page.get_by_label("By which metric").first.select_option("mobile-nps")
    last = step is Step.OBJECTIVES
    page.get_by_role("button", name="Save" if last else "Save and go on", exact=True).click()


def work_comes_in(stage: Stage) -> None:
    """The lead says what a status means that nobody knew, and sees the narrows."""
    page = stage.lead
    stage.open(page, "/streams/policy")
    expect(page.get_by_text("Nothing of this stream has been brought yet")).to_be_visible()
    stage.connect_work()
    stage.open(page, "/sources/log")
    expect(page.get_by_text("complete until").first).to_be_visible()
    page.get_by_label("What Verification means").select_option("waiting")
    page.get_by_label("What Verifying means").select_option("active")
    page.get_by_role("button", name="Map them as chosen").click()
    is_said(page, "Mapped.")
    stage.asked("/okrs")
    stage.open(page, "/streams/policy")
    (told,) = stage.asked("/bottlenecks")["bottlenecks"]
    assert (told["effect"], told["status"]) == ("limits", "Verifying")
    passes = f"it can pass {told['evidence'][0]['capacity_per_week']:.1f} items a week"
    river = page.get_by_role("figure").first
    expect(river).to_contain_text("the narrows")
    expect(page.get_by_text(f"Verifying holds this stream back: {passes}")).to_be_visible()


def the_lead_writes(stage: Stage) -> None:
    """By keyboard: what is typed is read along, offered, taken, and moved to the bets."""
    page = stage.lead
    stage.open(page, "/write?owner=policy&cycle=2026-Q4&waypoint=cover-is-there-the")
    expect(page.locator("textarea:focus")).to_have_id("write/text")
    page.keyboard.type(COVER)
    page.keyboard.press("Tab")
    page.keyboard.type("Whoever waits a fortnight buys elsewhere.")
    page.keyboard.press("Tab")
    page.keyboard.type("Flow time of features from 10 to 4 days")
    expect(page.locator("#read-key_results-0")).to_contain_text("from 10 to 4 · days")
    page.keyboard.press("Alt+Enter")
    expect(page.get_by_label("To", exact=True).first).to_have_value("4")
    page.keyboard.type(PORTAL)
    found = page.locator("#read-key_results-1")
    expect(found).to_contain_text("is something to do")
    expect(found).to_contain_text("source 003")
    page.keyboard.press("Alt+Enter")
    expect(page.locator("input:focus")).to_have_id("write/initiatives/0/by")
    page.keyboard.type("-3")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/objectives/*?written=1")
    expect(page.get_by_role("heading", level=1)).to_have_text(COVER)
    bet = page.get_by_role("article").filter(has_text=PORTAL)
    expect(bet).to_contain_text("Moves Flow time of features, p85 by −3 days.")


def the_lead_asks_for_help(stage: Stage) -> None:
    """A ripple to the stream that the objective needs."""
    page = stage.lead
    page.get_by_text("Propose a ripple").click()
    page.get_by_role("radio", name="needs").check()
    page.get_by_label("Whom?").select_option("platform")
    page.get_by_label("What is felt?").fill("A test system for verifiers by November")
    page.get_by_role("button", name="Propose", exact=True).click()
    is_said(page, "ripple")
