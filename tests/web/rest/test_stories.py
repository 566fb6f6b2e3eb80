"""Stories over REST."""

from tests.web.rest.served import Served

STORIES = "/api/v1/stories"


def told(rest: Served, **other: object) -> str:
    """A new story; where it is."""
    sent = {"objective": "fresh", "words": "A child buys the first loaf", "key_result": "nps"}
    made = rest.client.post(STORIES, json={**sent, **other})
    assert made.status_code == 201, made.text
    where: str = made.headers["location"]
    return where


def test_a_story_is_told_and_finished(rest: Served) -> None:
    path = told(rest)
    assert rest.client.get(path).json()["state"] == "open"
    finished = rest.client.post(f"{path}/finish", json={})
    assert (finished.status_code, finished.json()["state"]) == (200, "finished")
    dropped = rest.client.post(f"{path}/drop", json={"words": "No"})
    assert (dropped.status_code, dropped.json()["slug"]) == (409, "story-over")


def test_a_story_is_dropped_with_a_reason(rest: Served) -> None:
    path = told(rest)
    assert rest.client.post(f"{path}/drop", json={}).json()["slug"] == "words-missing"
    assert rest.client.post(f"{path}/drop", json={"words": "No"}).json()["state"] == "dropped"


def test_a_story_needs_another_cycle_to_be_argued_into(rest: Served) -> None:
    path = told(rest)
    argued = rest.client.post(f"{path}/argument", json={"objective": "sweet", "words": "Yes"})
    assert argued.json()["slug"] == "story-same-cycle"


def test_stories_are_listed_by_objective(rest: Served) -> None:
    told(rest, objective="sweet", key_result="waste")
    found = rest.get("/stories", {"objective": "sweet"})["stories"]
    assert {each["objective"] for each in found} == {"sweet"}


def test_what_there_is_not_is_said(rest: Served) -> None:
    assert rest.client.get(f"{STORIES}/999999").status_code == 404
    for body in (
        {"objective": "none", "words": "A"},
        {"objective": "fresh", "words": "A", "key_result": "none"},
        {"objective": "fresh", "words": "A", "behalf": "cake"},
    ):
        assert rest.client.post(STORIES, json=body).status_code in (403, 404, 422)
