"""Sources over REST: how each stands, its runs, and a sync that is asked for."""

from narrows.domain.gate import TokenScope
from tests.web.rest.served import Served


def test_sources_are_told_as_they_stand(rest: Served) -> None:
    listed = {each["id"]: each for each in rest.get("/sources")["sources"]}
    log = listed["log"]
    assert (log["state"], log["n_items"], log["streams"]) == ("complete", 56, ["bread"])
    assert (log["every"], log["is_live"], log["has_token"]) == (None, False, False)
    assert rest.get("/sources/log") == log
    assert rest.client.get("/api/v1/sources/lag").json()["slug"] == "source-unknown"


def test_runs_are_listed_the_latest_first(rest: Served) -> None:
    (run,) = rest.get("/sources/log/runs", {"limit": 1})["runs"]
    assert (run["asked_by"], run["n_faults"]) == ("command", 0)
    assert run["ended_at"] is not None
    assert run["incomplete"] is None


def test_a_sync_that_is_asked_for_is_due_and_done_once(rest: Served) -> None:
    asked = rest.client.post("/api/v1/sources/log/syncs", headers={"idempotency-key": "now"})
    assert asked.status_code == 202
    assert asked.json()["source"] == "log"
    again = rest.client.post("/api/v1/sources/log/syncs", headers={"idempotency-key": "now"})
    assert again.json() == asked.json()
    assert rest.get("/sources/log")["next_at"] == asked.json()["due_at"]
    assert rest.client.post("/api/v1/sources/lag/syncs").status_code == 404


def test_who_may_only_read_asks_for_no_sync(rest: Served) -> None:
    reading = rest.token("reader", TokenScope.READ)
    assert rest.client.get("/api/v1/sources", headers=reading).status_code == 200
    refused = rest.client.post("/api/v1/sources/log/syncs", headers=reading)
    assert (refused.status_code, refused.json()["slug"]) == (403, "scope-missing")
    assert rest.elsewhere.get("/api/v1/sources").status_code == 401
