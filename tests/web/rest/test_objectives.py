"""Objectives are written, changed and taken away, and nobody's change covers another's."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.web.rest.served import Served, objective

OBJECTIVES = "/api/v1/objectives"


def test_an_objective_is_added_and_is_there_as_it_was_sent(rest: Served) -> None:
    sent = objective("thin", why="Thin bread sells")
    added = rest.client.post(OBJECTIVES, json=sent)
    assert added.status_code == 201
    assert added.json() == sent
    assert added.headers["location"] == f"{OBJECTIVES}/thin"
    read = rest.client.get(added.headers["location"])
    assert (read.json(), read.headers["etag"]) == (sent, added.headers["etag"])
    assert [each["id"] for each in rest.get("/plan")["objectives"]][-1] == "thin"
    again = rest.client.post(OBJECTIVES, json=sent)
    assert (again.status_code, again.json()["slug"]) == (409, "objective-taken")


def test_a_change_names_the_version_that_it_changes(rest: Served) -> None:
    path = rest.client.post(OBJECTIVES, json=objective("thick")).headers["location"]
    first = rest.client.get(path).headers["etag"]
    unnamed = rest.client.put(path, json=objective("thick"))
    assert (unnamed.status_code, unnamed.json()["slug"]) == (428, "version-missing")
    ours = objective("thick", text="Bread is thick")
    changed = rest.client.put(path, json=ours, headers={"if-match": first})
    assert changed.status_code == 200
    theirs = objective("thick", text="Bread is thicker")
    stale = rest.client.put(path, json=theirs, headers={"if-match": first})
    assert (stale.status_code, stale.json()["slug"]) == (412, "version-stale")
    assert stale.json()["current"] == ours
    assert stale.headers["etag"] == changed.headers["etag"]
    assert rest.client.get(path).json() == ours
    gone = rest.client.delete(path, headers={"if-match": first})
    assert gone.status_code == 412
    gone = rest.client.delete(path, headers={"if-match": changed.headers["etag"]})
    assert (gone.status_code, gone.content) == (204, b"")
    assert rest.client.get(path).status_code == 404


def test_of_many_who_change_one_version_one_succeeds(rest: Served) -> None:
    path = rest.client.post(OBJECTIVES, json=objective("raced")).headers["location"]
    version = rest.client.get(path).headers["etag"]

    def change(nth: int) -> int:
        sent = objective("raced", text=f"Version {nth}")
        return rest.client.put(path, json=sent, headers={"if-match": version}).status_code

    with ThreadPoolExecutor(8) as people:
        statuses = list(people.map(change, range(8)))
    assert sorted(statuses) == [200, *[412] * 7]
    assert rest.get("/objectives/raced")["text"] == f"Version {statuses.index(200)}"


def test_what_a_plan_file_is_refused_for_is_refused_here(rest: Served) -> None:
    same = [{"id": "waste", "metric": "waste", "baseline": 3, "target": 3}]
    refused = rest.client.post(OBJECTIVES, json=objective("same", key_results=same))
    assert (refused.status_code, refused.json()["slug"]) == (422, "target-is-baseline")
    assert refused.headers["content-type"] == "application/problem+json"
    nobody = rest.client.post(OBJECTIVES, json=objective("whose", owner="nobody"))
    assert nobody.status_code == 422
    assert nobody.json()["detail"].startswith("There is no owner «nobody»")
    twice = [{"id": "waste", "metric": "waste", "target": 3}] * 2
    detail = rest.client.post(OBJECTIVES, json=objective("twice", key_results=twice)).json()[
        "detail"
    ]
    assert detail == "There is a key result «waste» already; give one of them another id."
    assert "same" not in [each["id"] for each in rest.get("/plan")["objectives"]]


def test_an_objective_keeps_its_name(rest: Served) -> None:
    path = f"{OBJECTIVES}/sweet"
    version = {"if-match": rest.client.get(path).headers["etag"]}
    renamed = rest.client.put(path, json=objective("sour"), headers=version)
    assert (renamed.status_code, renamed.json()["slug"]) == (422, "objective-renamed")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"text": 3}, "body.text"),
        ({"text": "a", "surprise": 1}, "body.surprise"),
        ({"text": "a", "key_results": [{"target": "3"}]}, "body.key_results.0.target"),
        ({"text": "a\0"}, "body"),
        ([], "body"),
        ({}, "body.text"),
    ],
)
def test_what_does_not_fit_is_named_by_its_place(rest: Served, body: object, field: str) -> None:
    refused = rest.client.post(OBJECTIVES, json=body)
    assert (refused.status_code, refused.json()["slug"]) == (422, "request-invalid")
    assert refused.json()["field"] == field


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("{", "application/json", 422),
        ('{"text": "\\ud800"}', "application/json", 422),
        ('{"text": "a", "key_results": [{"target": NaN}]}', "application/json", 422),
        ("[" * 5_000 + "]" * 5_000, "application/json", 400),
        ("[" * 500 + "]" * 500, "application/json", 422),
        ("text=a", "application/x-www-form-urlencoded", 415),
        ("{}", "text/plain", 415),
        ('"' + "a" * 1_000_001 + '"', "application/json", 413),
    ],
)
def test_what_is_no_json_of_ours_is_refused(
    rest: Served, text: str, kind: str, status: int
) -> None:
    headers = {"content-type": kind}
    refused = rest.client.post(OBJECTIVES, content=text.encode(), headers=headers)
    assert refused.status_code == status
    assert refused.headers["content-type"] == "application/problem+json"
