"""An objective that is not saved is read along; only who may write moves or saves anything."""

import pytest

from narrows.domain.gate import TokenScope
from tests.web.rest.served import Served, objective

DRAFTS = "/api/v1/drafts"
DRAFT = {
    "text": "People come for cake",
    "owner": "cake",
    "cycle": "now",
    "key_results": ["Guests per day from 40 to 60", "Build a cake counter"],
}


def test_a_draft_is_told_what_is_found_meant_and_lacking(rest: Served) -> None:
    before = rest.get("/plan")
    answer = rest.client.post(DRAFTS, json={"objective": DRAFT})
    assert answer.status_code == 200
    told = answer.json()
    assert told["id"] == "people-come-cake"
    assert told["bets"] == ["build-cake-counter"]
    offer = told["offers"]["guests-per-day"]
    assert (offer["baseline"], offer["target"], offer["new"]["title"]) == (40, 60, "Guests per day")
    assert "deliverable_key_result" in {each["rule"] for each in told["findings"]}
    assert [each["at"] for each in told["refused"]] == [["key_results", 0], ["key_results", 1]]
    assert rest.get("/plan") == before


def test_an_objective_comes_with_the_metric_that_it_names(rest: Served) -> None:
    metric = {"id": "guests", "title": "Guests per day", "unit": "guests"}
    sent = objective("counted", key_results=[{"id": "guests", "metric": "guests", "target": 60}])
    bare = rest.client.post("/api/v1/objectives", json=sent)
    assert (bare.status_code, bare.json()["slug"]) == (422, "metric-unknown")
    added = rest.client.post("/api/v1/objectives", json={**sent, "metrics": [metric]})
    assert added.status_code == 201
    assert added.json() == sent
    assert metric in rest.get("/plan")["metrics"]


@pytest.mark.parametrize("scope", [TokenScope.READ, TokenScope.PUSH])
def test_who_may_only_read_or_push_writes_nothing(rest: Served, scope: TokenScope) -> None:
    headers = rest.token(f"only-{scope}", scope)
    written = rest.client.post("/api/v1/objectives", json=objective("other"), headers=headers)
    moved = rest.client.post(
        "/api/v1/objectives/fresh/key-results/time/move", json={}, headers=headers
    )
    assert [written.status_code, moved.status_code] == [403, 403]
    read = rest.client.post(DRAFTS, json={"objective": DRAFT}, headers=headers)
    assert read.status_code == (200 if scope is TokenScope.READ else 403)


def test_a_key_result_is_moved_to_the_bets(rest: Served) -> None:
    sent = objective(
        "counter",
        key_results=[
            {"id": "nps", "metric": "nps", "target": 50},
            {"id": "counter", "metric": "waste", "target": 1, "text": "Build a cake counter"},
        ],
    )
    assert rest.client.post("/api/v1/objectives", json=sent).status_code == 201
    moved = rest.client.post(
        "/api/v1/objectives/counter/key-results/counter/move", json={"words": "It is to do"}
    )
    assert moved.status_code == 201
    assert moved.headers["location"] == "/api/v1/initiatives/counter/build-cake-counter"
    now = rest.get("/objectives/counter")
    assert [each["id"] for each in now["key_results"]] == ["nps"]
    assert [each["text"] for each in now["initiatives"]] == ["Build a cake counter"]
