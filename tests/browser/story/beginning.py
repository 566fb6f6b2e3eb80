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
THRIFT = "Every machine that is paid for serves somebody"
"""What the stream «Platform» writes."""

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
        page.get_by_label("It moves well when").nth(1).select_option("lower")
    if step is Step.TEAMS:
        page.get_by_label("Teams that take part").nth(1).fill("cloud")
    if step is Step.OBJECTIVES:
        for n, (metric, target) in enumerate(
            {"mobile-nps": "40", "cost-of-hosting": "120"}.items()
        ):
            page.get_by_label("By which metric").nth(n).select_option(metric)
            page.get_by_label("Its target").nth(n).fill(target)
    last = step is Step.OBJECTIVES
    page.get_by_role("button", name="Save" if last else "Save and go on", exact=True).click()


def a_stranger_is_refused(stage: Stage) -> None:
    """Whoever has no link reads nothing and writes nothing; nor does a program that may read."""
    page = stage.stranger
    answer = page.goto(f"{stage.address}/workshop")
    assert answer is not None
    assert answer.status == 401
    expect(page.get_by_text("Sign in first")).to_be_visible()
    for path in ("/workshop/strategy/publication", "/connect/source", "/settings/tokens"):
        assert page.request.post(stage.address + path).status == 401
    written = page.request.post(f"{stage.address}/api/v1/sources/log/syncs", headers=stage.program)
    assert written.status == 403, "a token that reads writes nothing"


def work_comes_in(stage: Stage) -> None:
    """The lead hands over a file and says what its statuses mean, some of them later."""
    page = stage.lead
    stage.open(page, "/streams/policy")
    page.get_by_role("link", name="Hand over a file of its work").click()
    page.get_by_label("The file").set_input_files(stage.work_until_now())
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("log.csv: is this your work?")
    meant = {"Asked": "new", "Writing": "active", "Verification": "", "Verifying": "", "Doing": ""}
    for status, meaning in meant.items():
        page.get_by_label(f"What {status} means").select_option(meaning)
    expect(page.get_by_label("What Done means")).to_have_value("done")
    expect(page.get_by_label("What story is")).to_have_value("feature")
    page.get_by_label("The value stream").select_option("policy")
    page.get_by_label("Which of its items").select_option("project=Policy")
    page.get_by_label("Name of the source").fill("log")
    page.get_by_role("button", name="Connect it").click()
    is_said(page, "log is connected.")
    stage.sync()
    page.get_by_role("link", name="log", exact=True).click()
    expect(page.get_by_text("complete until").first).to_be_visible()
    page.get_by_label("What Verification means").select_option("waiting")
    page.get_by_label("What Verifying means").select_option("active")
    page.get_by_label("What Doing means").select_option("")
    page.get_by_role("button", name="Map them as chosen").click()
    is_said(page, "Mapped.")
    stage.asked("/okrs")


def the_narrows_is_seen(stage: Stage) -> None:
    """The page names what the service names."""
    page = stage.lead
    stage.open(page, "/streams/policy")
    (told,) = stage.asked("/bottlenecks")["bottlenecks"]
    assert (told["effect"], told["status"]) == ("limits", "Verifying")
    passes = f"it can pass {told['evidence'][0]['capacity_per_week']:.1f} items a week"
    river = page.get_by_role("figure").first
    expect(river).to_contain_text("the narrows")
    expect(page.get_by_text(f"Verifying holds this stream back: {passes}")).to_be_visible()


def the_lead_tells_where_it_stands(stage: Stage) -> None:
    """What no log can tell is told from outside, and a slip is corrected."""
    page = stage.lead
    stage.open(page, "/objectives")
    page.get_by_role("link", name=MEET, exact=True).click()
    told_of(page, "Mobile NPS", "thirty")
    expect(page.get_by_role("alert")).to_contain_text("«thirty» is no number of points")
    expect(page.get_by_role("alert")).to_be_focused()
    stage.expect_refusal()
    for value in ("13", "31"):
        told_of(page, "Mobile NPS", value, source="The survey of September")
        is_said(page, f"Mobile NPS is told: {value} points")
    told_of(page, "Cost of hosting", "100")
    is_said(page, "Cost of hosting is told: 100 points")
    expect(page.get_by_text("31 points on 2026-09-24: The survey of September")).to_be_visible()


def told_of(page: Page, metric: str, value: str, *, source: str = "") -> None:
    """Tell a value of a metric on the page of an objective."""
    card = page.get_by_role("article").filter(has_text=f"Tell what {metric} is").first
    form = card.locator("details.act")
    if form.get_attribute("open") is None:
        card.get_by_text(f"Tell what {metric} is").click()
    card.get_by_label("Value").fill(value)
    card.get_by_label("Where it comes from").fill(source)
    card.get_by_role("button", name="Tell it").click()


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


def the_platform_writes(stage: Stage) -> None:
    """What one stream wants to spend the other wants to save: nobody has noticed yet."""
    page = stage.coach
    stage.open(page, "/write?owner=platform&cycle=2026-Q4&waypoint=cover-is-there-the")
    expect(page.get_by_label("What shall be true?")).to_be_focused()
    page.get_by_label("What shall be true?").fill(THRIFT)
    page.get_by_label("Why?").fill("Half of them idle at night.")
    page.get_by_label("Key result 1").fill("Cost of hosting from 100 to 80")
    expect(page.locator("#read-key_results-0")).to_contain_text("from 100 to 80")
    page.get_by_label("Key result 1").press("Alt+Enter")
    expect(page.get_by_label("To", exact=True).first).to_have_value("80")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/objectives/*?written=1")
    expect(page.get_by_role("heading", level=1)).to_have_text(THRIFT)
    card = page.get_by_role("article").filter(has_text="Tell what Cost of hosting is")
    expect(card).to_contain_text("100 → 80")
