"""Requests over REST: logged, refused, accepted, taken up again, each by its one service."""

from typing import Any

from tests.web.rest.served import Served

REQUESTS = "/api/v1/requests"


def logged(rest: Served, **other: object) -> str:
    """A new request of the bread stream; where it is."""
    sent = {"stream": "bread", "what": "A page about our sponsors", "asked_by": "marketing"}
    made = rest.client.post(REQUESTS, json={**sent, **other})
    assert made.status_code == 201, made.text
    return made.headers["location"]


def post(rest: Served, path: str, **body: object) -> dict[str, Any]:
    answer = rest.client.post(path, json=body)
    assert answer.status_code in (200, 201), answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_request_is_refused_by_the_value_metric_and_taken_up_again(rest: Served) -> None:
    path = logged(rest, items=["B-1"])
    assert rest.client.get(path).json()["state"] == "open"
    refused = post(rest, f"{path}/refusal", words="It moves nobody's opinion")
    assert (refused["state"], refused["value_metric"]) == ("refused", "nps")
    again = post(rest, f"{path}/reopening", words="Sponsors pay for the flour now")
    assert (again["state"], again["reopens"]) == ("open", refused["number"])
    assert rest.client.get(path).json()["state"] == "reopened"


def test_a_request_becomes_an_initiative_of_the_plan(rest: Served) -> None:
    path = logged(rest, what="Open on Sundays")
    sent = {"objective": "fresh", "id": "sundays", "moves": "nps", "change": 2, "words": "Why not"}
    accepted = post(rest, f"{path}/acceptance", **sent)
    assert (accepted["state"], accepted["initiative"]) == ("accepted", "fresh/sundays")
    initiatives = rest.get("/objectives/fresh")["initiatives"]
    assert initiatives[-1]["text"] == "Open on Sundays"
    twice = rest.client.post(f"{path}/refusal", json={"words": "No"})
    assert (twice.status_code, twice.json()["slug"]) == (409, "request-decided")


def test_requests_are_listed_by_stream_with_their_counts(rest: Served) -> None:
    logged(rest, stream="cake", refused_because="It wastes cake")
    found = rest.get("/requests", {"stream": "cake"})
    assert [each["stream"] for each in found["requests"]] == ["cake"]
    assert found["counts"] == [
        {"stream": "cake", "n_open": 0, "n_refused": 1, "n_accepted": 0, "n_reopened": 0}
    ]
    logged(rest, stream="bread")
    first = rest.get("/requests", {"limit": 1})
    second = rest.get("/requests", {"limit": 1, "cursor": first["next"]})
    assert first["requests"][0]["number"] < second["requests"][0]["number"]


def test_what_is_refused_says_why_and_changes_nothing(rest: Served) -> None:
    before = rest.get("/requests")
    for body, status, slug in (
        ({"stream": "pie", "what": "Pie"}, 404, "stream-unknown"),
        ({"stream": "bread", "what": " "}, 422, "words-missing"),
        ({"stream": "bread", "what": "A", "asked_by": "anna.byron"}, 422, "asked-by-person"),
        ({"stream": "bread"}, 422, "request-invalid"),
    ):
        refused = rest.client.post(REQUESTS, json=body)
        assert (refused.status_code, refused.json()["slug"]) == (status, slug)
    assert rest.client.get(f"{REQUESTS}/999999").status_code == 404
    assert rest.get("/requests") == before


def test_a_request_that_is_sent_twice_is_logged_once(rest: Served) -> None:
    sent = {"stream": "bread", "what": "Twice"}
    key = {"idempotency-key": "twice"}
    first, second = (rest.client.post(REQUESTS, json=sent, headers=key) for _ in range(2))
    assert first.json() == second.json()
    told = [each for each in rest.get("/requests")["requests"] if each["what"] == "Twice"]
    assert len(told) == 1
