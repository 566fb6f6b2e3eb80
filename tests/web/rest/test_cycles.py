"""A cycle over REST from draft to closed, and what each step asks."""

from tests.web.rest.served import Served

CYCLE = "/api/v1/cycles/now"


def test_a_cycle_goes_its_way(rest: Served) -> None:
    assert {each["state"] for each in rest.get("/cycles")["cycles"]} == {"draft"}
    early = rest.client.post(f"{CYCLE}/closure", json={})
    assert (early.status_code, early.json()["slug"]) == (409, "cycle-not-closing")
    stops = rest.get("/cycles/now")["stops"]
    reasons = {each["key"]: "We know, and want it all the same" for each in stops}
    if stops:
        without = rest.client.post(f"{CYCLE}/publication", json={})
        assert (without.status_code, without.json()["slug"]) == (422, "publish-reason-missing")
        assert rest.get("/cycles/now")["cycle"]["state"] == "draft"
    needless = rest.client.post(f"{CYCLE}/publication", json={"reasons": {"no/such": "A"}})
    assert (needless.status_code, needless.json()["slug"]) == (422, "publish-reason-needless")
    published = rest.client.post(f"{CYCLE}/publication", json={"reasons": reasons})
    assert (published.status_code, published.json()["act"]) == (200, "publish")
    assert rest.get("/cycles/now")["cycle"]["state"] == "active"

    assert rest.client.post(f"{CYCLE}/closing", json={}).status_code == 200
    lesson = rest.client.post(f"{CYCLE}/lessons", json={"of": "same_way", "words": "Not at all"})
    assert lesson.status_code == 201
    path = "/api/v1/objectives/sweet/key-results/waste/grade"
    assert rest.client.post(path, json={"words": "A hot summer"}).status_code == 200
    review = rest.get("/cycles/now/review")["review"]
    assert [each["words"] for each in review["same_way"]] == ["Not at all"]
    assert rest.client.post(f"{CYCLE}/closure", json={}).json()["act"] == "close"
    assert rest.get("/cycles/now")["cycle"]["state"] == "closed"
    late = rest.client.post(f"{CYCLE}/lessons", json={"words": "One more"})
    assert (late.status_code, late.json()["slug"]) == (409, "cycle-closed")


def test_what_there_is_not_is_said(rest: Served) -> None:
    for path in ("publication", "closing", "closure", "lessons"):
        answer = rest.client.post(f"/api/v1/cycles/none/{path}", json={"words": "A"})
        assert (answer.status_code, answer.json()["slug"]) == (404, "cycle-unknown")
    for path in ("", "/review"):
        assert rest.client.get(f"/api/v1/cycles/none{path}").status_code == 404
    path = "/api/v1/objectives/sweet/key-results/none/grade"
    assert rest.client.post(path, json={"words": "A"}).json()["slug"] == "key-result-unknown"
