"""Ripples, the inbox, what streams offer, and the layers over REST."""

from tests.web.rest.served import Served

API = "/api/v1"
KEY = "fresh/needs/cake"


def proposed(rest: Served, **other: object) -> None:
    sent = {"objective": "fresh", "effect": "needs", "to": "cake", "text": "an oven at six"}
    made = rest.client.post(f"{API}/ripples", json={**sent, "words": "can you?", **other})
    assert made.status_code == 201, made.text
    assert made.json()["saying"]["act"] == "propose"


def state(rest: Served, key: str = KEY) -> str:
    found = {
        each["key"]: each["state"] for each in rest.get("/ripples", {"of": "fresh"})["ripples"]
    }
    return str(found[key])


def test_a_ripple_is_proposed_answered_and_withdrawn(rest: Served) -> None:
    proposed(rest)
    assert state(rest) == "proposed"
    assert KEY in [each["about"] for each in rest.get("/inbox", {"owner": "cake"})["inbox"]]
    for verb, words, told in (
        ("acceptance", "", "accepted"),
        ("declining", "we bake all night", "declined"),
    ):
        sent = {"ripple": KEY, "words": words, "behalf": "cake"}
        assert rest.client.post(f"{API}/ripples/{verb}", json=sent).status_code == 200
        assert state(rest) == told
    gone = rest.client.post(f"{API}/ripples/withdrawal", json={"ripple": KEY})
    assert gone.json()["saying"]["act"] == "withdraw"
    said = rest.get("/ripples/history", {"ripple": KEY, "limit": 3})
    assert [each["act"] for each in said["history"]] == ["propose", "accept", "decline"]
    (last,) = rest.get("/ripples/history", {"ripple": KEY, "cursor": said["next"]})["history"]
    assert last["act"] == "withdraw"


def test_a_wave_from_outside_is_noted(rest: Served) -> None:
    sent = {"party": "the flour guild", "effect": "hinders", "to": "fresh", "words": "noon"}
    assert rest.client.post(f"{API}/ripples/outside", json=sent).status_code == 201
    assert state(rest, "the flour guild/hinders/fresh") == "told"


def test_what_cannot_be_is_refused(rest: Served) -> None:
    ripples = f"{API}/ripples"
    wave = {"objective": "fresh", "effect": "needs", "to": "cake", "text": "an oven"}
    for path, body, status, slug in (
        (ripples, {**wave, "objective": "none"}, 404, "objective-unknown"),
        (ripples, {**wave, "to": "pie"}, 422, "ripple-to-unknown"),
        (ripples, {**wave, "effect": "eats"}, 422, "ripple-effect-unknown"),
        (ripples, {**wave, "text": " "}, 422, "words-missing"),
        (ripples, {**wave, "text": ""}, 422, "request-invalid"),
        (ripples, {**wave, "behalf": "cake"}, 403, "ripple-not-yours"),
        (f"{ripples}/acceptance", {"ripple": "a/b/c"}, 404, "ripple-unknown"),
        (f"{API}/stream-apis/cake/publication", {"behalf": "bread"}, 403, "api-not-yours"),
        (f"{API}/stream-apis/pie/publication", {}, 404, "stream-unknown"),
        (f"{API}/layers/dropping", {"status": "Rising", "cycle": "now", "words": "no"}, 404, "draft-unknown"),
    ):  # fmt: skip
        answer = rest.client.post(path, json=body)
        assert (answer.status_code, answer.json()["slug"]) == (status, slug)
    for path in ("/ripples?of=pie", "/ripples?cycle=never", "/ripples/history?ripple=a"):
        assert rest.client.get(API + path).status_code == 404


def test_a_stream_publishes_what_it_offers(rest: Served) -> None:
    sent = {"offers": ["an oven at six"], "words": "from Monday"}
    made = rest.client.post(f"{API}/stream-apis/cake/publication", json=sent)
    assert made.status_code == 200, made.text
    found = rest.get("/stream-apis/cake")
    assert (found["offers"], found["words"]) == (["an oven at six"], "from Monday")
    assert found["published_at"] is not None
    streams = rest.get("/stream-apis")["streams"]
    assert [each["stream"] for each in streams] == ["bread", "cake"]


def test_conflicts_and_layers_are_read(rest: Served) -> None:
    assert rest.get("/ripples/conflicts")["conflicts"] == []
    found = rest.get("/layers", {"cycle": "now"})
    assert [(each["owner"], each["canal"]) for each in found["layers"]] == [
        ("bread", "widen"),
        ("cake", "widen"),
        ("organisation", "build"),
    ]
    assert found["drafts"] == []
    taken = {"status": "Rising", "cycle": "now", "target_days": 1}
    refused = rest.client.post(f"{API}/layers/taking", json=taken)
    assert refused.json()["slug"] == "draft-unknown"
