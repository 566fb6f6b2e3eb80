"""Strategy and adoption over REST."""

from tests.web.rest.served import Served


def test_a_strategy_is_a_draft_until_it_is_published(rest: Served) -> None:
    assert rest.get("/strategy")["state"] == "draft"
    path = "/api/v1/strategy/publication"
    theirs = rest.client.post(path, json={"behalf": "bread"})
    assert (theirs.status_code, theirs.json()["slug"]) == (403, "strategy-not-yours")
    rest.client.post("/api/v1/talk", json={"about": "strategy", "words": "Which people?"})
    stale = rest.client.post(path, json={"seen_number": 0})
    assert (stale.status_code, stale.json()["slug"]) == (409, "saying-stale")
    assert rest.client.post(path, json={"words": "All have spoken"}).status_code == 200
    assert rest.get("/strategy")["state"] == "published"


def test_opening_questions_are_answered_again_and_keep_their_history(rest: Served) -> None:
    path = "/api/v1/adoption/answers"
    for words in ("Old bread", "Nobody knows what is wanted"):
        assert rest.client.post(path, json={"problem": words}).status_code == 200
    problem = rest.get("/adoption")["questions"][0]
    assert problem["answer"] == "Nobody knows what is wanted"
    assert [each["words"] for each in problem["history"]] == [
        "Old bread",
        "Nobody knows what is wanted",
    ]
    assert rest.client.post(path, json={"pilots": ["none"]}).status_code == 422
