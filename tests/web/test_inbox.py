"""The inbox: what waits for whose answer, answered where it is read."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from narrows.domain.okr import Cycle, Objective
from narrows.domain.repository import Repository
from narrows.domain.sayings import About, Act, Kind
from narrows.services.refusals.asked import Request
from narrows.services.refusals.refusing import log_request
from narrows.services.talk.conversing import ask
from narrows.views.inbox import PAGE_THINGS, inbox_page
from tests.looks import PAYLOADS
from tests.web.clients import active_parts, client_of, text_of
from tests.web.decisions import decided_desk, remark, room_in, send
from tests.web.plans import INSURER
from tests.web.reviews import NOW

WAVE = "love-mobile/helps/most-innovative"


@pytest.fixture
def client(repository: Repository) -> TestClient:
    return client_of(decided_desk(repository))


def asked(repository: Repository, words: str = "What would a customer see of it?") -> int:
    about = About(Kind.OBJECTIVE, "love-mobile")
    return ask(room_in(repository), about, remark=remark(words, "organisation")).number


def requested(repository: Repository) -> int:
    request = Request("policy", "A dashboard for the board", asked_by="the board")
    return log_request(room_in(repository), request, remark=remark("")).number


def test_everything_that_waits_is_told_with_who_asked_whom(
    client: TestClient, repository: Repository
) -> None:
    asked(repository)
    requested(repository)
    said = text_of(client.get("/inbox").text)
    assert "Policy asks Harbour Insurance" in said
    assert "Policy: Customers love our mobile experience helps Harbour Insurance" in said
    assert "Harbour Insurance asks Policy What would a customer see of it?" in said
    assert "the board asks Policy A dashboard for the board" in said
    told = client.get("/inbox.json").json()
    assert [each["kind"] for each in told["waiting"]] == ["ripple", "question", "request"]
    (cycle,) = (each for each in INSURER.cycles if each.id == "2026-Q4")
    n_days = (NOW.date() - cycle.start).days
    assert told["waiting"][0]["waited_days"] == n_days, "nobody was asked before the cycle began"
    assert f"ripple, {n_days} days" in said


def test_an_empty_inbox_names_an_objective_that_one_can_ask_about() -> None:
    coming = Cycle("2027-Q1", INSURER.cycles[-1].end)
    better = Objective("better", coming.id, "policy", "Better")
    plan = replace(
        INSURER,
        cycles=(*INSURER.cycles, coming),
        objectives=(*INSURER.objectives, better),
    )
    for each, closed, example in (
        (plan, (), "/objectives/most-innovative"),
        (plan, ("2026-Q4",), "/objectives/better"),
        (INSURER, ("2026-Q4",), None),
    ):
        page = inbox_page(each, (), owner=None, now=NOW, closed=closed)
        assert (page.example and page.example.address) == example
        assert page.is_past is (example is None)
    assert not inbox_page(replace(plan, objectives=()), (), owner=None, now=NOW).is_past


def test_one_owner_sees_what_waits_for_them_alone(
    client: TestClient, repository: Repository
) -> None:
    asked(repository)
    said = text_of(client.get("/inbox?owner=policy").text)
    assert "What would a customer see of it?" in said
    assert "most innovative insurer" not in said
    nothing = text_of(client.get("/inbox?owner=claims").text)
    assert "Nothing waits for Claims" in nothing
    assert "2 things wait for others" in nothing


def test_a_question_is_answered_where_it_is_read(
    client: TestClient, repository: Repository
) -> None:
    number = asked(repository)
    answer = send(client, "/inbox", f"/inbox/questions/{number}", words="Their cover.")
    assert answer.status_code == 303
    said = text_of(client.get(answer.headers["location"].partition("#")[0]).text)
    assert "The question is answered." in said
    assert "What would a customer see of it?" not in said
    last = repository.sayings()[-1]
    assert (last.act, last.words, last.behalf) == (Act.ANSWER, "Their cover.", "policy")


def test_a_decline_without_words_is_refused_at_its_field(
    client: TestClient, repository: Repository
) -> None:
    refused = send(client, "/inbox", "/inbox/ripples", act="decline", words="  ")
    assert refused.status_code == 422
    assert "Not saved yet." in text_of(refused.text)
    assert 'aria-invalid="true"' in refused.text
    assert not repository.sayings()
    declined = send(client, "/inbox", "/inbox/ripples", act="decline", words="We feel none.")
    assert declined.status_code == 303
    assert repository.sayings()[-1].act is Act.DECLINE
    assert "Nothing waits" in text_of(client.get("/inbox").text)


def test_the_same_form_sent_twice_answers_once(client: TestClient, repository: Repository) -> None:
    told = {"ripple": WAVE, "act": "accept", "words": "Yes.", "request_key": "the same"}
    for _ in range(2):
        answer = client.post("/inbox/ripples", data=told, follow_redirects=False)
        assert answer.status_code == 303
    assert [each.act for each in repository.sayings()] == [Act.ACCEPT]


def test_a_ripple_that_reads_otherwise_by_now_is_shown_again(
    client: TestClient, repository: Repository
) -> None:
    told = {"ripple": WAVE, "act": "accept", "read": "something else", "words": "Yes."}
    stale = client.post("/inbox/ripples", data=told)
    assert stale.status_code == 409
    assert "Somebody decided on it meanwhile" in text_of(stale.text)
    assert "Yes." in stale.text
    assert not repository.sayings()


def test_a_request_is_refused_by_the_value_metric_or_becomes_a_bet(
    client: TestClient, repository: Repository
) -> None:
    number = requested(repository)
    path = f"/inbox/requests/{number}"
    assert send(client, "/inbox", path, act="refuse", words="").status_code == 422
    accepted = send(client, "/inbox", path, act="accept", objective="love-mobile", words="")
    assert accepted.status_code == 303
    plan = room_in(repository).plan
    bets = [each.id for each in plan.objectives[1].initiatives]
    assert bets == ["business-in-the-room", "dashboard-board"]
    other = requested(repository)
    refused = send(client, "/inbox", f"/inbox/requests/{other}", act="refuse", words="No NPS.")
    assert refused.status_code == 303
    assert repository.sayings()[-1].act is Act.REFUSE


def test_what_is_not_there_is_no_form(client: TestClient) -> None:
    assert client.post("/inbox/questions/99", data={"words": "x"}).status_code == 404
    assert client.get("/inbox?owner=nobody").status_code == 404
    refused = client.post("/inbox/drafts", data={"draft": "Review", "act": "take", "target": "x"})
    assert "Say how many days" in text_of(refused.text)
    assert (
        client.post(
            "/inbox/drafts", data={"draft": "Review", "act": "drop", "words": "x"}
        ).status_code
        == 404
    )


def test_much_that_waits_is_told_in_parts(client: TestClient, repository: Repository) -> None:
    for number in range(PAGE_THINGS):
        asked(repository, f"Question {number}?")
    told = client.get("/inbox.json?page=2").json()
    assert (told["n_theirs"], told["n_pages"]) == (PAGE_THINGS + 1, 2)
    assert [each["words"] for each in told["waiting"]] == [f"Question {PAGE_THINGS - 1}?"]
    assert client.get("/inbox.json?page=99").json() == told
    second = client.get("/inbox?page=2").text
    assert '<a href="/inbox?page=2" aria-current="page">2</a>' in second
    assert 'href="/inbox" rel="prev"' in second
    assert "26 things in the inbox" in text_of(client.get("/").text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_inert(client: TestClient, repository: Repository, payload: str) -> None:
    asked(repository, payload)
    page = client.get("/inbox").text
    assert not list(active_parts(page))
    kept = client.post("/inbox/ripples", data={"ripple": payload, "words": payload}).text
    assert not list(active_parts(kept))


def test_another_site_changes_nothing(client: TestClient, repository: Repository) -> None:
    told = {"ripple": WAVE, "act": "accept"}
    origin = {"origin": "http://elsewhere.example"}
    assert client.post("/inbox/ripples", data=told, headers=origin).status_code == 403
    assert not repository.sayings()


def test_words_about_what_somebody_else_decided_meanwhile_are_told_back(
    client: TestClient, repository: Repository
) -> None:
    path = f"/inbox/requests/{requested(repository)}"
    assert send(client, "/inbox", path, act="refuse", words="It moves no NPS.").status_code == 303
    told = {"request_key": "mine", "act": "refuse", "words": "The board has one."}
    late = client.post(path, data=told)
    assert late.status_code == 409
    said = text_of(late.text)
    assert "Not saved. Request" in said
    assert "You wrote: «The board has one.»" in said
    assert "kept below" not in said
