"""How it goes on: the coach publishes and answers, the lead checks in, the leader says yes and no."""

import pytest
from playwright.sync_api import expect

from tests.browser.story.beginning import COVER, MEET, THRIFT, told_of
from tests.browser.story.stage import Stage, is_said
from tests.browser.story.work import QUICK_DAYS

LEARNED = "Somebody from the business at the table ended the queue."
NEXT = "Ask on the same day."
CHANCE = "confidence/flow-time-features-days"
MOST_KEYS = 12
"""What a check-in may take, besides the written text. [keys]"""


def the_coach_publishes(stage: Stage) -> None:
    """On the first day of the cycle: from draft to active."""
    page = stage.coach
    stage.clock.turn(2026, 9, 28)
    stage.open(page, "/cycles")
    page.get_by_role("link", name="2026-Q4", exact=True).click()
    expect(page.get_by_text("No finding says «stop»")).to_be_visible()
    page.get_by_role("button", name="Publish 2026-Q4").click()
    is_said(page, "The cycle is published")


def two_streams_talk(stage: Stage) -> None:
    """The page finds who works against whom; told, answered, and mended by who can do without."""
    stage.open(stage.coach, "/ripples")
    found = stage.coach.get_by_role("region", name="Who works against whom?")
    expect(found).to_contain_text("Cost of hosting")
    expect(found).to_contain_text("No ripple says so yet")
    (conflict,) = stage.asked("/ripples/conflicts")["conflicts"]
    assert conflict["metric"] == "cost-of-hosting"
    page = stage.lead
    stage.open(page, "/objectives")
    page.get_by_role("link", name=MEET, exact=True).click()
    page.get_by_text("Propose a ripple").click()
    page.get_by_role("radio", name="hinders").check()
    page.get_by_label("Whom?").select_option(label=f"Platform: {THRIFT}")
    page.get_by_label("What is felt?").fill("We pay for machines to test on phones.")
    page.get_by_role("button", name="Propose", exact=True).click()
    is_said(page, "The ripple is proposed.")
    stage.open(stage.coach, "/inbox")
    card = stage.coach.get_by_role("article").filter(has_text="machines to test on")
    card.get_by_label("Platform answers").fill("Test at night, when half of them idle.")
    card.get_by_role("button", name="Decline").click()
    is_said(stage.coach, "The ripple is declined.")
    stage.open(stage.coach, "/ripples")
    expect(found).to_contain_text("is declined")
    stage.open(page, "/objectives")
    page.get_by_role("link", name=MEET, exact=True).click()
    page.get_by_role("link", name="Say it better").click()
    page.get_by_role("button", name="Take out").nth(1).click()
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/objectives/*?written=1")
    assert stage.asked("/ripples/conflicts")["conflicts"] == []
    stage.open(stage.coach, "/ripples")
    expect(stage.coach.get_by_text("Who works against whom?")).to_have_count(0)


def the_coach_answers(stage: Stage) -> None:
    """What waits in the inbox, and what it does to ripples, conflicts and alignment."""
    page = stage.coach
    stage.open(page, "/inbox")
    expect(page.get_by_role("heading", level=2)).to_contain_text(COVER)
    page.get_by_label("Platform answers").fill("From the second of November.")
    page.get_by_role("button", name="Accept").click()
    is_said(page, "The ripple is accepted.")
    expect(page.get_by_role("heading", name="Nothing waits")).to_be_visible()
    stage.open(page, "/ripples")
    expect(page.get_by_text("accepted", exact=True).first).to_be_visible()
    stage.open(page, "/alignment")
    expect(page.get_by_text("0 of 2 objectives serve where all go")).to_be_visible()


def the_lead_checks_in(stage: Stage) -> None:
    """Seven weeks later, by few keys besides what is written."""
    page = stage.lead
    stage.clock.turn(2026, 11, 16)
    stage.bring_work_in()
    stage.open(page, "/objectives")
    page.get_by_role("link", name=COVER, exact=True).click()
    _is_as_measured(stage)
    n_pressed = 0

    def press(*keys: str) -> None:
        nonlocal n_pressed
        for key in keys:
            page.keyboard.press(key)
        n_pressed += len(keys)

    press("c")
    expect(page.locator("input:focus")).to_have_attribute("name", CHANCE)
    press("6", "0", "Tab")
    page.keyboard.type(LEARNED)
    press("Tab")
    page.keyboard.type(NEXT)
    press("Tab", "Space", "Tab")  # the first choice: it held
    page.keyboard.type("two mornings were enough")
    press("Control+Enter")
    is_said(page, "Saved as check-in 1")
    expect(page.get_by_text(LEARNED).first).to_be_visible()
    assert n_pressed <= MOST_KEYS


def _is_as_measured(stage: Stage) -> None:
    """The page says the number that the service says, and that the log has."""
    told = stage.asked("/okrs")["objectives"]
    (key_result,) = next(each["key_results"] for each in told if each["text"] == COVER)
    assert (key_result["state"], key_result["unit"]) == ("measured", "days")
    assert key_result["current"] == pytest.approx(QUICK_DAYS)
    card = stage.lead.get_by_role("article").filter(has_text="Flow time of features, p85").first
    expect(card).to_contain_text(f"{key_result['current']:.1f} days")
    expect(card).to_contain_text(f"{key_result['n_items']} items")
    expect(card).to_contain_text(
        f"{key_result['progress_ratio']:.0%}".replace("%", " % of the way")
    )


def the_lead_observes(stage: Stage) -> None:
    """What is told counts at once, from where it stood before the cycle."""
    page = stage.lead
    stage.open(page, "/objectives")
    page.get_by_role("link", name=MEET, exact=True).click()
    told_of(page, "Mobile NPS", "35.5", source="The survey of November")
    is_said(page, "Mobile NPS is told: 35.5 points")
    told = stage.asked("/okrs")["objectives"]
    (key_result,) = next(each["key_results"] for each in told if each["text"] == MEET)
    assert (key_result["baseline"], key_result["current"]) == (31, 35.5)
    assert key_result["progress_ratio"] == pytest.approx(0.5)
    card = page.get_by_role("article").filter(has_text="Mobile NPS").first
    expect(card).to_contain_text("50 % of the way")


def it_is_shown_in_a_meeting(stage: Stage) -> None:
    """One objective after the other, by arrows."""
    page = stage.lead
    stage.open(page, "/present?cycle=2026-Q4")
    expect(page.get_by_text("1 of 3")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text(COVER)
    expect(page.get_by_text(LEARNED)).to_be_visible()
    expect(page.get_by_text("owners gave it 60 %")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_url("**/objectives?cycle=2026-Q4")


def the_leader_sees_what_it_serves(stage: Stage) -> None:
    """The leader acknowledges, and the axis of alignment moves."""
    page = stage.leader
    stage.open(page, "/objectives")
    page.get_by_role("link", name=COVER, exact=True).click()
    page.get_by_text("Acknowledge it, for the leaders").click()
    page.get_by_role("button", name="I see how it serves the waypoint").click()
    is_said(page, "acknowledge")
    stage.open(page, "/alignment")
    expect(page.get_by_text("1 of 2 objectives serve where all go")).to_be_visible()


def the_leader_refuses(stage: Stage) -> None:
    """Work that no stream takes, refused because it would not move the value metric."""
    page = stage.leader
    stage.open(page, "/refusals")
    page.get_by_role("link", name="Ask a stream for X-1").click()
    expect(page.get_by_label("Flow items that it is")).to_have_value("X-1")
    page.get_by_label("What is asked for?").fill("A portal for brokers")
    page.get_by_label("Why would it not move").fill("Brokers do not answer on phones.")
    page.get_by_role("button", name="Log and refuse it").click()
    card = page.get_by_role("article").filter(has_text="A portal for brokers")
    expect(card).to_contain_text("It would not move Mobile NPS")
    expect(card).to_contain_text("Refused, and worked on all the same.")
