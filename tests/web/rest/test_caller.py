"""Who may do what: the owner at this machine, and bearers of tokens as far as they reach."""

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from narrows.domain.gate import TokenScope
from tests.web.rest.served import Served

PUSHED = {"/changes", "/observations"}
"""Where a POST takes a token, whoever sends it."""


def operations(rest: Served) -> Iterator[tuple[str, str, TokenScope]]:
    """Method, path and scope of everything that can be asked for."""
    for path, described in rest.get("/openapi.json")["paths"].items():
        for method in described:
            reads = method == "get" or path.endswith(("/differences", "/imports", "/drafts"))
            scope = TokenScope.READ if reads else TokenScope.WRITE
            if method == "post" and path in PUSHED:
                scope = TokenScope.PUSH
            yield method, "/api/v1" + re.sub(r"\{\w+\}", "fresh", path), scope


def status(
    client: TestClient, method: str, path: str, headers: dict[str, str] | None = None
) -> int:
    body: dict[str, str] | None = None if method in ("get", "delete") else {}
    answer = client.request(method, path, headers=headers, json=body)
    if answer.status_code in (401, 403):
        assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code


def test_each_operation_asks_for_its_scope(rest: Served) -> None:
    tokens = {each: rest.token(f"only-{each.value}", each) for each in TokenScope}
    n_cases = 0
    for method, path, needed in operations(rest):
        for scope, headers in tokens.items():
            found = status(rest.client, method, path, headers)
            assert (found == 403) is (scope is not needed), (method, path, scope)
            n_cases += 1
    assert n_cases >= 3 * 10


def test_elsewhere_nobody_is_let_in_without_a_token(rest: Served) -> None:
    for method, path, _ in operations(rest):
        assert status(rest.elsewhere, method, path) == 401, (method, path)
    headers = rest.token("far", TokenScope.READ)
    assert status(rest.elsewhere, "get", "/api/v1/plan", headers) == 200


def test_the_owner_at_this_machine_needs_none_but_to_push(rest: Served) -> None:
    for method, path, scope in operations(rest):
        found = status(rest.client, method, path)
        assert (found == 401) is (scope is TokenScope.PUSH), (method, path)


@pytest.mark.parametrize(
    "header", ["Bearer nobody", "Bearer ", "Bearer", "Basic YTpi", "bearer \u00e9", "x"]
)
def test_a_credential_that_is_none_is_not_the_owner(rest: Served, header: str) -> None:
    sent = [(b"authorization", header.encode("latin-1"))]
    answer = rest.client.get("/api/v1/plan", headers=sent)
    assert (answer.status_code, answer.json()["slug"]) == (401, "token-refused")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_revoked_token_is_none(rest: Served) -> None:
    headers = rest.token("gone")
    assert status(rest.client, "get", "/api/v1/plan", headers) == 200
    token = next(each for each in rest.home.repository.tokens() if each.name == "gone")
    rest.home.repository.revoke_token("gone", at=token.made_at)
    assert status(rest.client, "get", "/api/v1/plan", headers) == 401


def test_what_a_bearer_does_is_told_by_the_name_of_the_token(rest: Served) -> None:
    headers = rest.token("writer", TokenScope.WRITE)
    sent = {"seen_number": 0, "learned": "A lot"}
    path = "/api/v1/objectives/fresh/check-ins"
    saved = rest.client.post(path, json=sent, headers=headers)
    assert saved.json()["by"] == "token writer"
    assert rest.home.repository.audit()[-1].by == "token writer"


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"origin": "http://evil.example"},
    ],
)
def test_a_page_of_another_site_changes_nothing(rest: Served, headers: dict[str, str]) -> None:
    answer = rest.client.post("/api/v1/objectives", json={"text": "a"}, headers=headers)
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["slug"] in ("host-refused", "cross-site")
