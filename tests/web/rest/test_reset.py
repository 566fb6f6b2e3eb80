"""Reset and workshop over REST: the steps of their files, all of them or none."""

from tests.web.rest.served import Served, objective

STEPS = "/api/v1/reset/steps"
BEGIN = {
    "cycle": {"id": "next", "after": "now"},
    "adoption": {"problem": "Old bread", "observable": "Empty shelves", "ends": "The report"},
}


def test_a_reset_begins_empty_and_ends_with_what_was_argued_for(rest: Served) -> None:
    early = rest.client.get("/api/v1/reset")
    assert (early.status_code, early.json()["slug"]) == (409, "reset-not-begun")
    begun = rest.client.post(STEPS, json=BEGIN)
    assert begun.status_code == 200, begun.text
    assert {each["fate"] for each in begun.json()["reset"]["items"]} == {"pending"}
    again = rest.client.post(STEPS, json=BEGIN).json()
    assert again["sayings"] == []

    new = objective("new", cycle="next", owner="cake")
    unknown = {"carry": [{"item": "none", "argument": "A"}], "finish": True}
    refused = rest.client.post(STEPS, json=unknown)
    assert (refused.status_code, refused.json()["slug"]) == (422, "reset-item-unknown")
    sent = {
        "carry": [{"item": "fresh", "argument": "Half of the way is gone"}],
        "add": [{"objective": new, "removes": "The monthly report"}],
        "finish": True,
    }
    done = rest.client.post(STEPS, json=sent).json()["reset"]
    fates = {each["item"]: each["fate"] for each in done["items"]}
    assert (fates["fresh"], fates["sweet"]) == ("carried", "dropped")
    assert [each["objective"] for each in done["added"]] == ["new"]
    carried = rest.get("/objectives", {"cycle": "next"})["objectives"]
    assert {each["id"] for each in carried} == {"fresh-next", "new"}


def test_a_reset_of_a_wrong_name_is_called_off(rest: Served) -> None:
    rest.client.post(STEPS, json=BEGIN)
    off = rest.client.post(STEPS, json={"call_off": True})
    assert (off.status_code, off.json()["reset"]) == (200, None)
    assert rest.client.post(STEPS, json={"call_off": True}).status_code == 409
    slip = {**BEGIN, "cycle": {"id": "slip", "after": "now"}}
    assert rest.client.post(STEPS, json=slip).json()["reset"]["into"] == "slip"
    renamed = rest.client.post(STEPS, json={**BEGIN, "call_off": True}).json()["reset"]
    assert (renamed["into"], {each["fate"] for each in renamed["items"]}) == ("next", {"pending"})


def test_workshop_answers_come_in_their_order(rest: Served) -> None:
    assert rest.get("/workshop")["steps"]
    path = "/api/v1/workshop/answers"
    empty = rest.client.post(path, json={})
    assert (empty.status_code, empty.json()["slug"]) == (422, "workshop-empty")
    why = {"why": {"problem": "Old bread", "observable": "Empty shelves", "ends": "The report"}}
    answered = rest.client.post(path, json=why)
    assert answered.status_code == 200, answered.text
    assert rest.client.post(path, json=why).json()["sayings"] == []
    theirs = rest.client.post(path, json={**why, "behalf": "cake"})
    assert (theirs.status_code, theirs.json()["slug"]) == (403, "strategy-not-yours")
    odd = rest.client.post(path, json={"why": {"problem": 3}})
    assert (odd.status_code, odd.json()["slug"]) == (422, "request-invalid")
