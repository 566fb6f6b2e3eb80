"""Talk over REST: questions wait for whoever owns the thing, and leaders acknowledge."""

from tests.web.rest.served import Served

TALK = "/api/v1/talk"


def test_a_question_waits_until_its_owner_answers(rest: Served) -> None:
    sent = {"act": "ask", "about": "fresh/nps", "words": "Who was asked?", "behalf": "organisation"}
    question = rest.client.post(TALK, json=sent).json()
    assert question["number"] in rest.get("/talk", {"about": "fresh/nps"})["unanswered"]
    theirs = rest.client.post(
        f"{TALK}/{question['number']}/answers", json={"words": "Us", "behalf": "cake"}
    )
    assert (theirs.status_code, theirs.json()["slug"]) == (403, "answer-not-yours")
    ours = rest.client.post(f"{TALK}/{question['number']}/answers", json={"words": "Regulars"})
    assert (ours.status_code, ours.json()["refers"]) == (201, question["number"])
    assert question["number"] not in rest.get("/talk")["unanswered"]


def test_a_comment_is_the_usual_thing_to_say(rest: Served) -> None:
    said = rest.client.post(TALK, json={"about": "strategy", "words": "We like it"}).json()
    assert (said["act"], said["about"][0]) == ("comment", "strategy")
    for body, status in (
        ({"about": "nothing", "words": "A"}, 404),
        ({"about": "fresh", "words": ""}, 422),
        ({"about": "fresh", "words": "A", "act": "shout"}, 422),
    ):
        assert rest.client.post(TALK, json=body).status_code == status
    assert rest.client.post(f"{TALK}/999999/answers", json={"words": "A"}).status_code == 404


def test_an_objective_is_acknowledged_and_that_is_taken_back(rest: Served) -> None:
    path = "/api/v1/objectives/fresh/acknowledgement"
    seen = rest.client.post(path, json={"words": "Near is where people live"})
    assert (seen.status_code, seen.json()["act"]) == (200, "acknowledge")
    back = rest.client.post(f"{path}/withdrawal", json={"words": "Not any more"})
    assert (back.status_code, back.json()["act"]) == (200, "withdraw")
    stranger = rest.client.post(path, json={"behalf": "cake", "words": "A"})
    assert stranger.status_code == 403
