"""Whoever filters by what is not there is told so: an empty list would say that there is nothing."""

import re

import pytest

from tests.web.rest.served import Served

PAGING = {"cursor", "limit"}
ANSWERED = {("/audit/verification", "hash")}
"""What is asked there is whether it is known."""


NEEDED = {"/explanation": {"metric": "flow_load", "stream": "bread"}}
"""What an address cannot do without."""


def filters(rest: Served) -> list[tuple[str, str]]:
    described = rest.get("/openapi.json")["paths"]
    return [
        (re.sub(r"\{\w+\}", "fresh", path), each["name"])
        for path, verbs in described.items()
        for each in verbs.get("get", {}).get("parameters", ())
        if each["in"] == "query" and each["name"] not in PAGING
    ]


def test_no_list_is_filtered_by_what_is_not_there(rest: Served) -> None:
    found = filters(rest)
    assert len(found) > 20
    for path, name in found:
        asked = NEEDED.get(path, {}) | {name: "nope"}
        answer = rest.client.get(f"/api/v1{path}", params=asked)
        is_known = (path, name) in ANSWERED
        assert answer.status_code in ({200} if is_known else {404, 422}), f"{path}?{name}=nope"
        if name in {"cycle", "metric", "objective", "of", "owner", "stream"}:
            assert answer.status_code == 404, f"{path}?{name}=nope"


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("/audit?of=nope", "trail-unknown"),
        ("/bottlenecks?stream=nope", "stream-unknown"),
        ("/inbox?owner=nope", "owner-unknown"),
        ("/initiatives?cycle=nope", "cycle-unknown"),
        ("/objectives?owner=nope", "owner-unknown"),
        ("/stories?objective=nope", "objective-unknown"),
    ],
)
def test_it_is_said_what_there_is_not(rest: Served, path: str, slug: str) -> None:
    refused = rest.client.get(f"/api/v1{path}")
    assert (refused.status_code, refused.json()["slug"]) == (404, slug)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/inbox?owner=cake", "inbox"),
        ("/initiatives?cycle=before", "initiatives"),
        ("/objectives?owner=organisation", "objectives"),
        ("/stories?objective=sweet", "stories"),
    ],
)
def test_what_is_there_and_has_nothing_is_an_empty_list(rest: Served, path: str, name: str) -> None:
    assert rest.client.get(f"/api/v1{path}").json()[name] == []
