"""Requests for work on their page: logged, refused, accepted, asked again, and found in the flow."""

import re
from csv import DictReader
from dataclasses import replace
from html import escape, unescape
from io import StringIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.domain.sayings import Act
from narrows.services.refusals.asked import Request
from narrows.services.refusals.refusing import log_request
from narrows.store import open_store
from tests.looks import PAYLOADS
from tests.web.clients import active_parts, client_of, text_of
from tests.web.decisions import decided_store, following_desk, remark, room_in, send
from tests.web.lived import lived_desk
from tests.web.plans import INSURER
from tests.web.reviews import NOW


@pytest.fixture
def client(repository: Repository) -> TestClient:
    return client_of(following_desk(repository))


def asked(repository: Repository, what: str = "A page about our sponsors") -> int:
    request = Request("policy", what, asked_by="marketing")
    return log_request(room_in(repository), request, remark=remark("")).number


def test_a_request_is_logged_and_waits(client: TestClient) -> None:
    told = {"stream": "policy", "asked_by": "sales", "items": "P-1, P-2"}
    bare = send(client, "/refusals", "/refusals", **told, act="log", what=" ")
    assert bare.status_code == 422
    assert "Say what is asked for." in text_of(bare.text)
    assert 'value="P-1, P-2"' in bare.text
    logged = send(client, "/refusals", "/refusals", **told, act="log", what="A bonus calculator")
    said = text_of(client.get(logged.headers["location"].partition("#")[0]).text)
    assert "The request is logged, and waits for an answer." in said
    assert "waits sales asks Policy" in said
    page = client.get("/refusals.json?stream=policy").json()
    assert page["counts"] == {"open": 1, "refused": 0, "accepted": 0, "reopened": 0}
    assert page["requests"][0]["would_move"] == "Mobile customer NPS"


def test_requests_are_a_file_too(client: TestClient, repository: Repository) -> None:
    number = asked(repository, "=A page about our sponsors")
    assert "/refusals.csv?stream=policy" in client.get("/refusals?stream=policy").text
    (row,) = DictReader(StringIO(client.get("/refusals.csv?stream=policy").text.lstrip("\ufeff")))
    assert (row["request"], row["state"], row["stream"]) == (str(number), "open", "Policy")
    assert row["what"] == "'=A page about our sponsors"
    assert client.get("/refusals.xlsx?stream=claims").status_code == 200
    assert client.get("/refusals.csv?stream=nowhere").status_code == 404


def test_what_was_written_of_a_request_that_is_decided_by_now_is_told_back(
    client: TestClient, repository: Repository
) -> None:
    number = asked(repository)
    path = f"/refusals/{number}"
    send(client, "/refusals", path, act="accept", words="", objective="love-mobile")
    words = "It moves nothing. " * 300
    late = client.post(path, data={"act": "refuse", "words": words})
    assert late.status_code in (409, 422)
    assert f"You wrote: «{words.strip()}" in text_of(late.text)


def test_persons_are_not_counted(client: TestClient, repository: Repository) -> None:
    told = {"stream": "policy", "what": "A page", "asked_by": "jane.doe@example.org"}
    refused = send(client, "/refusals", "/refusals", **told, act="log")
    assert refused.status_code == 422
    assert "people are not counted here" in text_of(refused.text)
    assert not repository.sayings()


def test_it_is_refused_by_the_value_metric_and_asked_again(
    client: TestClient, repository: Repository
) -> None:
    number = asked(repository)
    path = f"/refusals/{number}"
    assert send(client, "/refusals", path, act="refuse", words="").status_code == 422
    assert send(client, "/refusals", path, act="refuse", words="No customer.").status_code == 303
    said = text_of(client.get("/refusals").text)
    assert "It would not move Mobile customer NPS." in said
    assert "«No customer.»" in said
    assert send(client, "/refusals", path, act="reopen", words="They asked.").status_code == 303
    told = client.get("/refusals.json").json()
    assert [each["state"] for each in told["requests"]] == ["open", "reopened"]
    assert told["requests"][0]["reopens"] == number


def test_it_is_accepted_as_a_bet_of_the_stream(client: TestClient, repository: Repository) -> None:
    path = f"/refusals/{asked(repository)}"
    accepted = send(client, "/refusals", path, act="accept", objective="love-mobile", words="")
    assert accepted.status_code == 303
    assert "A bet of Customers love our mobile experience." in text_of(client.get("/refusals").text)
    bets = [each.text for each in room_in(repository).plan.objectives[1].initiatives]
    assert "A page about our sponsors" in bets


def test_what_comes_at_once_is_refused_in_one(client: TestClient, repository: Repository) -> None:
    told = {"stream": "policy", "what": "A page", "words": "No customer sees it."}
    assert send(client, "/refusals", "/refusals", **told, act="refuse").status_code == 303
    assert [each.act for each in repository.sayings()] == [Act.REFUSE]
    other = {**told, "stream": "claims"}
    without = send(client, "/refusals", "/refusals", **other, act="refuse")
    assert without.status_code == 422
    assert "has no value metric" in text_of(without.text)


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/refusals?stream=nobody").status_code == 404
    assert client.post("/refusals/99", data={"act": "refuse", "words": "x"}).status_code == 404
    told = {"stream": "policy", "what": "x"}
    origin = {"origin": "http://elsewhere.example"}
    assert client.post("/refusals", data=told, headers=origin).status_code == 403


def test_work_that_no_stream_takes_is_linked_to_its_request(tmp_path: Path) -> None:
    desk = lived_desk(tmp_path)
    store = open_store(str(tmp_path / "store.sqlite3"))
    repository = store.repository(LOCAL_OWNER)
    repository.replace_plan(desk.review().plan, revision=None, at=NOW)
    client = client_of(replace(desk, repository=repository))
    work = client.get("/refusals.json").json()["unaligned"]
    assert work
    assert not list(active_parts(client.get("/refusals").text))
    key = work[0]["id"]
    asking = client.get("/refusals", params={"item": key}).text
    assert not list(active_parts(asking))
    assert f"Ask a stream for {key}" in text_of(asking)
    what = re.search(r'name="what"[^>]*>\s*([^<]*)<', asking)
    assert what is not None
    assert unescape(what[1]) == (work[0]["title"] or key)
    typed = {"stream": "lived", "what": "It", "act": "log", "items": f"{key}, abc, ;;"}
    refused = client.post("/refusals", data=typed)
    assert refused.status_code == 422
    assert "No source knows «abc», «;;»." in text_of(refused.text)
    assert f'value="{escape(key)}, abc, ;;" aria-invalid="true"' in refused.text
    log_request(room_in(repository), Request("lived", "It", items=(key,)), remark=remark(""))
    told = client.get("/refusals.json").json()
    assert (told["n_linked"], told["unaligned"][0]["request"]) == (1, told["requests"][0]["number"])
    store.close()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_inert(client: TestClient, repository: Repository, payload: str) -> None:
    asked(repository, f"x{payload}")
    told = {"stream": payload, "what": payload, "asked_by": payload, "items": payload}
    assert not list(active_parts(client.post("/refusals", data=told).text))
    assert not list(active_parts(client.get("/refusals", params={"item": payload}).text))


def test_of_many_streams_whose_requests_are_shown_is_chosen_from_a_list(tmp_path: Path) -> None:
    more = tuple(replace(INSURER.streams[0], id=f"way-{n}", name=f"Way {n}") for n in range(8))
    plan = replace(INSURER, streams=(*INSURER.streams, *more))
    with decided_store(tmp_path, plan) as repository:
        asked(repository)
        client = client_of(following_desk(repository))
        html = client.get("/refusals?stream=policy").text
        assert '<option value="policy" selected>' in html.partition('id="shown-stream"')[2]
        assert 'aria-label="Whose requests"' not in html
        assert client.get("/refusals?stream=").status_code == 200, "all of them again"
