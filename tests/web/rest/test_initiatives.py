"""Initiatives over REST: each step with its reason, none of them over somebody else's."""

from typing import Any

from tests.web.rest.served import Served

INITIATIVES = "/api/v1/initiatives"


def proposed(rest: Served, id_: str) -> str:
    """A new bet of the cake stream; where it is."""
    sent = {
        "objective": "sweet",
        "id": id_,
        "text": "Bake half as much on Mondays",
        "moves": "waste",
        "change": -2,
        "words": "Mondays are slow",
    }
    made = rest.client.post(INITIATIVES, json=sent)
    assert made.status_code == 201, made.text
    assert made.json()["planned"]["hypotheses"][0]["change"] == -2
    where: str = made.headers["location"]
    return where


def post(rest: Served, path: str, **body: object) -> dict[str, Any]:
    answer = rest.client.post(path, json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_bet_runs_its_course_and_keeps_its_history(rest: Served) -> None:
    path = proposed(rest, "half")
    assert post(rest, f"{path}/start", words="Now")["state"] == "running"
    assert post(rest, f"{path}/keep", words="Less is thrown away")["state"] == "kept"
    changed = post(rest, f"{path}/change", text="Bake a third on Mondays", words="Still too much")
    assert (changed["state"], changed["text"]) == ("changed", "Bake a third on Mondays")
    swapped = post(rest, f"{path}/swap", id="orders", text="Bake what is ordered", words="Simpler")
    assert (swapped["state"], swapped["planned"]) == ("swapped", None)
    told = [each["act"] for each in rest.client.get(path).json()["history"]]
    assert told == ["propose", "start", "keep", "change", "swap"]
    instead = rest.client.get(f"{INITIATIVES}/sweet/orders").json()
    assert (instead["state"], instead["planned"]["text"]) == ("proposed", "Bake what is ordered")


def test_nobody_decides_over_what_they_did_not_see(rest: Served) -> None:
    path = proposed(rest, "seen")
    seen = rest.client.get(path).json()["history"][-1]["number"]
    post(rest, f"{path}/start", words="Now", seen_number=seen)
    late = rest.client.post(f"{path}/stop", json={"words": "No", "seen_number": seen})
    assert (late.status_code, late.json()["slug"]) == (409, "saying-stale")
    assert rest.client.get(path).json()["state"] == "running"


def test_what_cannot_be_done_is_refused_and_changes_nothing(rest: Served) -> None:
    path = proposed(rest, "still")
    before = rest.client.get(path).json()
    for step, body, status, slug in (
        ("keep", {"words": "Yes"}, 409, "initiative-move"),
        ("start", {"behalf": "bread"}, 403, "initiative-not-yours"),
        ("start", {"words": 3}, 422, "request-invalid"),
        ("swap", {"id": "still", "text": "A", "words": "B"}, 409, "initiative-id-taken"),
    ):
        refused = rest.client.post(f"{path}/{step}", json=body)
        assert (refused.status_code, refused.json()["slug"]) == (status, slug)
    assert rest.client.get(path).json() == before
    assert rest.client.post(f"{INITIATIVES}/no/ne/start", json={}).status_code == 404
    again = rest.client.post(INITIATIVES, json={"objective": "sweet", "id": "still", "text": "A"})
    assert again.status_code in (409, 422)


def test_initiatives_are_listed_by_cycle(rest: Served) -> None:
    proposed(rest, "listed")
    found = rest.get("/initiatives", {"cycle": "now"})["initiatives"]
    assert {"fresh/earlier", "sweet/listed"} <= {each["key"] for each in found}
    assert rest.get("/initiatives", {"cycle": "before"})["initiatives"] == []
