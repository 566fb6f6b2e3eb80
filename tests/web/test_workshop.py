"""The workshop on its pages: step by step into the plan, left at any time, and gone back in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from narrows.domain.organisation import Adoption
from narrows.domain.plan import Plan
from narrows.domain.repository import Repository
from narrows.domain.sayings import Act
from narrows.services.workshop.steps import Step, about_step, next_step
from tests.web.clients import active_parts, client_of, tags, text_of
from tests.web.decisions import decided_desk, decided_store
from tests.web.editors import fields_in, form_of

ANSWERS: dict[Step, dict[str, str]] = {
    Step.WHY: {
        "problem": "A policy takes seven weeks", "observable": "It takes days",
        "ends": "The monthly report", "name": "Harbour", "zone": "Europe/London",
        "leaders": "Head of insurance, Head of claims",
    },
    Step.STRATEGY: {
        "vision": "Nobody waits for cover", "0-text": "A policy takes days", "0-by": "2027-06-30",
        "constraints": "No stream sells what it cannot serve\n\nNo new tools",
    },
    Step.CUSTOMERS: {"0-customer": "People with a phone", "0-phases": "choosing, being covered"},
    Step.STREAMS: {
        "0-name": "Policy", "0-customer": "People with a phone", "0-phase": "choosing",
        "0-pilot": "1",
        "1-name": "Claims", "1-customer": "People with a phone", "1-phase": "being covered",
    },
    Step.METRICS: {
        "0-title": "Mobile NPS", "0-better": "higher",
        "1-title": "Days to payment", "1-unit": "days", "1-better": "lower",
    },
    Step.TEAMS: {"0-teams": "mobile, underwriting", "1-teams": "underwriting"},
    Step.OBJECTIVES: {
        "cycle": "2027-Q1", "start": "2027-01-04", "text": "Customers love our mobile experience",
        "owner": "policy", "waypoint": "a-policy-takes-days",
        "0-metric": "mobile-nps", "0-target": "37,2", "1-metric": "flow_time", "1-target": "29",
    },
}  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    with decided_store(tmp_path, Plan()) as opened:
        yield opened


@pytest.fixture
def client(repository: Repository) -> TestClient:
    return client_of(decided_desk(repository))


def plan_of(repository: Repository) -> Plan:
    stored = repository.plan()
    assert stored is not None
    return stored.plan


def form(client: TestClient, step: Step) -> dict[str, str]:
    """What a browser would send for the form as it stands."""
    html = client.get(f"/workshop/{step}").text
    found = form_of(html, f"/workshop/{step}")
    assert found is not None, text_of(html)
    ticked = {a["name"] for _, a in tags(found) if a.get("type") == "checkbox" and "checked" in a}
    fields = {
        name: value
        for name, value in fields_in(found).items()
        if name in ticked or not name.endswith("pilot")
    }
    return {**fields, **chosen_in(found)}


def chosen_in(html: str) -> dict[str, str]:
    """What is chosen in each list: the first of it, where nothing is."""
    chosen: dict[str, str] = {}
    name = ""
    for tag, attributes in tags(html):
        if tag == "select":
            name = attributes["name"] or ""
        elif tag == "option" and (name not in chosen or "selected" in attributes):
            chosen[name] = attributes["value"] or ""
    return chosen


def answer(client: TestClient, step: Step, **instead: str) -> Response:
    sent = {**form(client, step), **ANSWERS[step], **instead}
    return client.post(f"/workshop/{step}", data=sent, follow_redirects=False)


def answered_until(client: TestClient, last: Step) -> None:
    for step in list(Step)[: list(Step).index(last) + 1]:
        assert answer(client, step).status_code == 303, step


def test_seven_answers_make_a_whole_plan(client: TestClient, repository: Repository) -> None:
    for step, after in zip(Step, [*list(Step)[1:], None], strict=True):
        there = "/workshop" if after is None else f"/workshop/{after}"
        assert answer(client, step).headers["location"] == f"{there}?done={step}#done"
    plan = plan_of(repository)
    assert next_step(plan, repository.sayings()) is None
    assert (plan.organisation.name, plan.zone) == ("Harbour", "Europe/London")
    assert plan.organisation.adoption == Adoption(
        "A policy takes seven weeks", "It takes days", "The monthly report", ("policy",),
        ("Head of insurance", "Head of claims"),
    )  # fmt: skip
    assert plan.strategy is not None
    assert plan.strategy.constraints == ("No stream sells what it cannot serve", "No new tools")
    assert [(s.id, s.value_metric, s.teams) for s in plan.streams] == [
        ("policy", "mobile-nps", ("mobile", "underwriting")),
        ("claims", "days-to-payment", ("underwriting",)),
    ]
    (objective,) = plan.objectives
    assert [(each.metric, each.target) for each in objective.key_results] == [
        ("mobile-nps", 37.2), ("flow_time", 29.0),
    ]  # fmt: skip
    told = client.get("/workshop").text
    assert "The plan is whole" in text_of(told)
    assert {"/streams/policy", "/objectives", "/write", "/sources"} <= {
        each.get("href") for name, each in tags(told) if name == "a"
    }


def test_it_goes_on_where_it_was_left(client: TestClient) -> None:
    assert "Begin: Why OKRs here?" in text_of(client.get("/workshop").text)
    answered_until(client, Step.STRATEGY)
    assert "Go on: Whom do you serve?" in text_of(client.get("/workshop").text)
    early = client.get("/workshop/metrics")
    assert "not answered yet" in text_of(early.text)
    assert form_of(early.text, "/workshop/metrics") is None
    assert client.get("/workshop.json").json()["next_step"] == "customers"


EMPTY = {Step.WHY: ["problem", "observable", "ends"], Step.STRATEGY: ["vision", "0-text"]}


@pytest.mark.parametrize("step", EMPTY)
def test_nothing_written_is_not_called_saved(
    client: TestClient, repository: Repository, step: Step
) -> None:
    for before in list(Step)[: list(Step).index(step)]:
        answer(client, before)
    n_sayings = len(repository.sayings())
    refused = client.post(f"/workshop/{step}", data=form(client, step), follow_redirects=False)
    assert refused.status_code == 422
    wrong = [a["name"] for _, a in tags(refused.text) if a.get("aria-invalid") == "true"]
    assert wrong == EMPTY[step]
    assert "in the plan." not in text_of(refused.text)
    assert len(repository.sayings()) == n_sayings


def test_part_of_an_answer_is_saved_and_the_rest_asked_for_in_its_own_words(
    client: TestClient,
) -> None:
    sent = {**form(client, Step.WHY), "problem": "A policy takes seven weeks", "ends": "A report"}
    saved = client.post("/workshop/why", data=sent)
    said = "«Why OKRs here?» still lacks: «What will you observe if it works?»."
    assert saved.url.path == "/workshop/why"
    assert f"What you wrote is in the plan. {said}" in text_of(saved.text)
    assert "It still lacks: «What will you observe if it works?»." in text_of(
        client.get("/workshop/why").text
    )
    answered_until(client, Step.WHY)
    vision = answer(client, Step.STRATEGY, **{"0-text": "", "0-by": "", "more": "1"})
    shown = text_of(client.get(vision.headers["location"]).text)
    assert "What you wrote is in the plan. «Where does it lead?» still lacks: a waypoint." in shown


def test_one_goes_back_and_finds_what_was_said(client: TestClient, repository: Repository) -> None:
    answered_until(client, Step.TEAMS)
    before = plan_of(repository)
    for step in list(Step)[:6]:
        # As it stands, with nothing written anew: nothing changes.
        assert answer(client, step, **form(client, step)).status_code == 303
    assert plan_of(repository) == before
    again = {**form(client, Step.STRATEGY), "vision": "Nobody waits at all"}
    client.post("/workshop/strategy", data=again)
    after = plan_of(repository)
    assert after.strategy is not None
    assert before.strategy is not None
    assert after.strategy.vision == "Nobody waits at all"
    assert after.strategy.waypoints == before.strategy.waypoints


def test_whoever_needs_more_rows_gets_them(client: TestClient, repository: Repository) -> None:
    answered_until(client, Step.WHY)
    more = answer(client, Step.STRATEGY, **{"1-text": "All is done by phone", "more": "1"})
    assert more.headers["location"] == "/workshop/strategy?done=strategy#done"
    third = {**form(client, Step.STRATEGY), "2-text": "Nobody has to call"}
    client.post("/workshop/strategy", data=third)
    strategy = plan_of(repository).strategy
    assert strategy is not None
    assert len(strategy.waypoints) == 3


WRONG = [
    (Step.WHY, {"zone": "Europe/Nowhere"}, "zone", "Europe/Nowhere"),
    (Step.STRATEGY, {"0-by": "next summer"}, "0-by", "«next summer» is no day"),
    (Step.CUSTOMERS, {"0-customer": " ", "0-phases": ""}, "0-customer", "Name one at least"),
    (Step.STREAMS, {"1-customer": ""}, "1-customer", "Say whom «Claims» serves"),
    (Step.STREAMS, {"1-name": "policy"}, "1-name", "There is a stream «Policy» above"),
    (Step.STREAMS, {"0-name": "Claims"}, "1-name", "There is a stream «Claims» above"),
    (Step.STREAMS, {"1-phase": "leaving"}, "1-phase", "There is no phase «leaving»"),
    (Step.METRICS, {"0-title": ""}, "0-title", "new metric of «Policy» is called"),
    (Step.METRICS, {"1-title": ""}, "1-title", "«days» alone would be lost"),
    (Step.METRICS, {"0-title": "", "0-better": "lower"}, "0-title", "«lower is better» alone"),
    (Step.METRICS, {"0-known": "mobile-nps"}, "0-title", "«Mobile NPS» is chosen above"),
    (Step.METRICS, {"0-known": "mobile-nps", "0-title": "", "0-unit": "EUR"}, "0-unit", "«EUR» he"),
    (Step.WHY, {"name": ""}, "name", "the plan says «Harbour», and an empty field keeps that"),
    (Step.WHY, {"zone": ""}, "zone", "the plan says «Europe/London»"),
    (Step.WHY, {"ends": ""}, "ends", "the plan says «The monthly report»"),
    (Step.WHY, {"problem": "w" * 5001}, "problem", "5,001 characters, and 5,000 are kept"),
    (Step.STRATEGY, {"vision": "w" * 5001}, "vision", "5,001 characters, and 5,000 are kept"),
    (Step.STRATEGY, {"0-text": "w" * 5001}, "0-text", "5,001 characters, and 5,000 are kept"),
    (Step.STRATEGY, {"vision": ""}, "vision", "the plan says «Nobody waits for cover»"),
    (Step.STRATEGY, {"0-text": ""}, "0-text", "Keep one waypoint at least"),
    (Step.CUSTOMERS, {"0-customer": "People"}, "0-customer", "«Policy» serves «People with a"),
    (Step.STREAMS, {"0-name": ""}, "0-name", "the plan says «Policy»"),
    (Step.STREAMS, {"1-phase": ""}, "1-phase", "the plan says «being covered»"),
    (Step.TEAMS, {"1-teams": ""}, "1-teams", "the plan says «underwriting»"),
    (Step.TEAMS, {"0-teams": ",", "1-teams": ""}, "0-teams", "Name one at least"),
    (Step.OBJECTIVES, {"start": "2027-01-05"}, "start", "is a Tuesday"),
    (Step.OBJECTIVES, {"cycle": ""}, "cycle", "short name"),
    (Step.OBJECTIVES, {"text": ""}, "text", "what shall be true"),
    (Step.OBJECTIVES, {"1-target": "soon"}, "1-target", "«soon» is no number of days"),
    (Step.OBJECTIVES, {"0-target": "nan"}, "0-target", "«nan» is no number"),
    (Step.OBJECTIVES, {"0-metric": "", "0-target": "", "1-target": "-5"}, "1-target", "be -5 days"),
    (Step.OBJECTIVES, {"1-target": "48 h"}, "1-target", "«48 h» is no number of days"),
    (Step.OBJECTIVES, {"1-target": ""}, "1-target", "Write a number of days"),
    (Step.OBJECTIVES, {"cycle": "a b"}, "cycle", "A short name cannot be «a b»"),
    (Step.STRATEGY, {"0-by": "1800-01-01"}, "0-by", "in the years 1970 to 2199"),
    (Step.OBJECTIVES, {"0-metric": "status_wait"}, "0-status", "in which status"),
    (Step.STRATEGY, {"1-by": "2027-12-31"}, "1-text", "«2027-12-31» would be lost"),
    (Step.CUSTOMERS, {"1-phases": "leaving"}, "1-customer", "«leaving» would be lost"),
    (Step.OBJECTIVES, {"1-metric": ""}, "1-metric", "«29» would be lost"),
    (Step.OBJECTIVES, {"1-status": "Review"}, "1-status", "Only a status wait"),
    (Step.OBJECTIVES, {"owner": "organisation"}, "1-metric", "measured of a stream"),
]


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Repository]:
    """A workshop of which all but the last step is answered."""
    with decided_store(tmp_path_factory.mktemp("answered"), Plan()) as opened:
        answered_until(client_of(decided_desk(opened)), Step.TEAMS)
        yield opened


@pytest.mark.parametrize(("step", "instead", "name", "said"), WRONG)
def test_what_is_wrong_stands_at_its_field_and_the_rest_is_kept(
    answered: Repository, step: Step, instead: dict[str, str], name: str, said: str
) -> None:
    client, before = client_of(decided_desk(answered)), plan_of(answered)
    refused = answer(client, step, **{"0-known": "", "1-known": "", **instead})
    assert refused.status_code == 422
    wrong = [each for _, each in tags(refused.text) if each.get("aria-invalid") == "true"]
    assert [each.get("name") for each in wrong] == [name]
    assert said in text_of(refused.text)
    standing = fields_in(form_of(refused.text, f"/workshop/{step}") or "")
    kept = {n: v for n, v in {**ANSWERS[step], **instead}.items() if n in standing}
    assert {n: standing[n] for n in kept if n != "0-pilot"} == {
        n: v for n, v in kept.items() if n != "0-pilot"
    }
    assert plan_of(answered) == before


def test_what_may_be_emptied_is_empty_then(client: TestClient, repository: Repository) -> None:
    """Constraints, leaders and pilots are none where none is said; nothing else is lost by it."""
    answered_until(client, Step.STREAMS)
    before = plan_of(repository)
    answer(client, Step.WHY, leaders="")
    answer(client, Step.STRATEGY, **{"constraints": "", "0-id": "a-policy-takes-days"})
    unticked = {**form(client, Step.STREAMS)}
    del unticked["0-pilot"]
    assert client.post("/workshop/streams", data=unticked).status_code == 200
    after = plan_of(repository)
    assert after.strategy is not None
    assert before.strategy is not None
    assert after.strategy == replace(before.strategy, constraints=())
    assert after.organisation.adoption is not None
    assert (after.organisation.adoption.leaders, after.organisation.adoption.pilots) == ((), ())
    assert after.streams == before.streams


def test_a_waypoint_that_an_objective_leads_to_is_not_emptied(
    client: TestClient, repository: Repository
) -> None:
    """It was said that there is no such waypoint, above and at no field."""
    answered_until(client, Step.OBJECTIVES)
    answer(client, Step.STRATEGY, **{"1-text": "Claims are paid in a day"})
    before = plan_of(repository)
    refused = answer(client, Step.STRATEGY, **{"0-text": ""})
    assert refused.status_code == 422
    wrong = [each for _, each in tags(refused.text) if each.get("aria-invalid") == "true"]
    assert [each.get("name") for each in wrong] == ["0-text"]
    assert "leads there: change its words, or let it stand." in text_of(refused.text)
    assert plan_of(repository) == before


def test_a_new_metric_takes_the_place_of_another_where_that_is_said(
    client: TestClient, repository: Repository
) -> None:
    answered_until(client, Step.METRICS)
    html = client.get("/workshop/metrics").text
    assert html.count("<legend>Only for a new metric</legend>") == 2
    said = {**form(client, Step.METRICS), "0-known": "", "0-title": "Stars", "0-unit": "stars"}
    assert client.post("/workshop/metrics", data=said).status_code == 200
    plan = plan_of(repository)
    assert [each.value_metric for each in plan.streams] == ["stars", "days-to-payment"]


def test_what_only_the_plan_refuses_is_said_above(answered: Repository) -> None:
    client = client_of(decided_desk(answered))
    refused = answer(client, Step.OBJECTIVES, owner="nobody")
    assert refused.status_code == 422
    assert "Not saved yet" in text_of(refused.text)
    assert "There is no owner «nobody»" in text_of(refused.text), "nobody wrote a file"


def test_sending_it_twice_saves_once(client: TestClient, repository: Repository) -> None:
    sent = {**form(client, Step.WHY), **ANSWERS[Step.WHY]}
    for _ in range(2):
        assert client.post("/workshop/why", data=sent, follow_redirects=False).status_code == 303
    assert len([each for each in repository.sayings() if each.about == about_step(Step.WHY)]) == 1


def test_a_step_that_is_none_is_not_there(client: TestClient) -> None:
    assert client.get("/workshop/lunch").status_code == 404
    assert client.post("/workshop/lunch", data={}).status_code == 404


HOSTILE = '"><script>alert(1)</script><b hx-get="/x" onclick="x">{{7*7}}'


def test_what_people_write_is_text_on_every_step(client: TestClient) -> None:
    for step in Step:
        hostile = {
            name: f"{HOSTILE}{name}" for name in ANSWERS[step]
            if name.rpartition("-")[2] in ("problem", "name", "vision", "text", "title",
                                           "teams", "unit", "why", "constraints")
        }  # fmt: skip
        answer(client, step, **hostile)
        page = client.get(f"/workshop/{step}").text
        assert not list(active_parts(page)), step
        assert "49" not in text_of(page)


def test_leaders_publish_the_strategy_until_it_changes(
    client: TestClient, repository: Repository
) -> None:
    """A draft first, then published with its words, and a draft again when it says otherwise."""
    assert "Publish the strategy" not in client.get("/workshop").text
    answered_until(client, Step.STRATEGY)
    assert "Publish the strategy" in client.get("/workshop").text
    done = client.post("/workshop/strategy/publication", data={"words": "All have spoken."})
    assert "The strategy is published" in done.text
    assert "«All have spoken.»" in done.text
    assert "Publish the strategy" not in done.text
    assert repository.sayings()[-1].act is Act.PUBLISH
    answer(client, Step.STRATEGY, vision="Everybody is covered")
    assert "Publish the strategy" in client.get("/workshop").text


def test_a_strategy_that_is_not_there_is_not_published(client: TestClient) -> None:
    refused = client.post("/workshop/strategy/publication", data={"words": "Go."})
    assert refused.status_code == 409
    assert "No strategy is written yet" in refused.text


def test_an_objective_without_key_results_leaves_the_last_step_open(client: TestClient) -> None:
    """The pilot has an objective, and nobody could see whether it comes true."""
    answered_until(client, Step.TEAMS)
    without = dict.fromkeys(("0-metric", "0-target", "1-metric", "1-target"), "")
    assert answer(client, Step.OBJECTIVES, **without).status_code == 303
    whole = text_of(client.get("/workshop").text)
    assert "The plan is whole" not in whole
    assert "It still lacks: a key result of «Customers love our mobile experience»." in whole
    step = client.get("/workshop/objectives").text
    assert 'href="/objectives/customers-love-our-mobile/write"' in step
    answer(client, Step.OBJECTIVES, text="Everybody is covered in days")
    assert "The plan is whole" in text_of(client.get("/workshop").text), "the control"


def test_a_step_that_stays_open_says_why(client: TestClient) -> None:
    answered_until(client, Step.TEAMS)
    assert "It still lacks: an objective of Policy, which begins as a pilot." in text_of(
        client.get("/workshop").text
    )
    answer(client, Step.OBJECTIVES, owner="claims")
    assert "an objective of Policy" in text_of(client.get("/workshop").text), "another owns it"
