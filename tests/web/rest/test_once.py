"""What is sent again is done once, and answered as it was the first time."""

from concurrent.futures import ThreadPoolExecutor

from narrows.domain.gate import TokenScope
from tests.web.rest.served import Served, objective

OBJECTIVES = "/api/v1/objectives"


def test_the_same_request_is_answered_the_same(rest: Served) -> None:
    sent, headers = objective("twice"), {"idempotency-key": "t1"}
    first = rest.client.post(OBJECTIVES, json=sent, headers=headers)
    path = first.headers["location"]
    gone = rest.client.delete(path, headers={"if-match": first.headers["etag"]})
    assert gone.status_code == 204
    again = rest.client.post(OBJECTIVES, json=sent, headers=headers)
    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["location"] == path
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    assert rest.client.get(path).status_code == 404


def test_without_a_key_each_request_is_one_of_its_own(rest: Served) -> None:
    """The control: the second is no repetition, and finds what the first has made."""
    assert rest.client.post(OBJECTIVES, json=objective("alone")).status_code == 201
    assert rest.client.post(OBJECTIVES, json=objective("alone")).status_code == 409


def test_another_request_of_the_same_key_is_refused(rest: Served) -> None:
    headers = {"idempotency-key": "t2"}
    assert rest.client.post(OBJECTIVES, json=objective("one"), headers=headers).status_code == 201
    other = rest.client.post(OBJECTIVES, json=objective("two"), headers=headers)
    assert (other.status_code, other.json()["slug"]) == (422, "idempotency-key-reused")
    elsewhere = rest.client.post(
        f"{OBJECTIVES}/one/check-ins", json={"seen_number": 0, "learned": "a"}, headers=headers
    )
    assert elsewhere.json()["slug"] == "idempotency-key-reused"


def test_what_was_refused_may_be_mended_under_its_key(rest: Served) -> None:
    headers = {"idempotency-key": "t3"}
    wrong = rest.client.post(OBJECTIVES, json=objective("mend", owner="x"), headers=headers)
    assert wrong.status_code == 422
    assert rest.client.post(OBJECTIVES, json=objective("mend"), headers=headers).status_code == 201


def test_two_callers_may_choose_one_key(rest: Served) -> None:
    path, body = "/api/v1/observations", {"metric": "nps", "value": 1.5, "at": "2026-02-01"}
    sent = {"observations": [body]}
    for name in ("ann", "bob"):
        headers = rest.token(name, TokenScope.PUSH) | {"idempotency-key": "t4"}
        answer = rest.client.post(path, json=sent, headers=headers)
        assert answer.status_code == 201
        assert "idempotency-replayed" not in answer.headers


def test_sent_at_once_it_is_done_once(rest: Served) -> None:
    path = f"{OBJECTIVES}/sweet/check-ins"
    body = {"seen_number": 0, "learned": "Less sugar"}

    def send(_: int) -> bytes:
        answer = rest.client.post(path, json=body, headers={"idempotency-key": "t5"})
        assert answer.status_code == 201
        return answer.content

    with ThreadPoolExecutor(8) as people:
        assert len(set(people.map(send, range(8)))) == 1
    assert len(rest.get("/objectives/sweet/check-ins")["check_ins"]) == 1
