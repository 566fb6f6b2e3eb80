"""Where tools call: signed calls let a source be fetched, and nobody else learns anything."""

import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate
from narrows.domain.live import Webhook
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.secret import Secret
from narrows.services.connect.connecting import Tools
from narrows.services.sources.calling import Call, is_signed
from narrows.store import open_store
from narrows.vault import KeyVault
from narrows.web.app import create_app
from narrows.web.body_limits import LARGEST_FORM_BYTES
from narrows.web.source_desk import SourceDesk
from tests.web.reviews import NOW, desk_of

GITHUB = Webhook("x-hub-signature-256", "x-github-delivery")
JIRA = Webhook("x-hub-signature", "x-atlassian-webhook-identifier")
SECRET = Secret("canary-hook")
BODY = '{"action": "edited", "title": "Grüße"}'.encode()


@pytest.fixture
def gate(tmp_path: Path) -> Iterator[Gate]:
    store = open_store(str(tmp_path / "store.db"))
    yield store.repository(LOCAL_OWNER)
    store.close()


@pytest.fixture
def client(gate: Gate) -> TestClient:
    """From outside, by a name that no page is served at."""
    signed = {"code": (GITHUB, SECRET), "tracker": (JIRA, SECRET)}
    vault = KeyVault(lambda _is_made: b"k" * 32)
    tools = Tools({}, lambda *_: pytest.fail("nobody is asked"), vault, str)
    desk = replace(desk_of(), sources=SourceDesk(gate, list, tools, signed.get, dict))
    return TestClient(
        create_app(desk), base_url="https://flow.harbour.example", raise_server_exceptions=False
    )


def signature(body: bytes = BODY, key: str = "canary-hook") -> str:
    return "sha256=" + hmac.new(key.encode(), body, hashlib.sha256).hexdigest()


def headers(webhook: Webhook, delivery: str = "1", **sent: str) -> dict[str, str]:
    return {webhook.delivery: delivery, webhook.signature: signature(), **sent}


@pytest.mark.parametrize(("source", "webhook"), [("code", GITHUB), ("tracker", JIRA)])
def test_a_signed_call_lets_its_source_be_fetched(
    gate: Gate, client: TestClient, source: str, webhook: Webhook
) -> None:
    answer = client.post(f"/hooks/{source}", content=BODY, headers=headers(webhook))
    assert (answer.status_code, answer.text) == (202, "")
    assert [(each.source, each.due_at) for each in gate.jobs()] == [(source, NOW)]
    assert gate.runs() == [], "and does nothing else"


def test_what_is_sent_again_is_known(gate: Gate, client: TestClient) -> None:
    assert client.post("/hooks/code", content=BODY, headers=headers(GITHUB)).status_code == 202
    gate.schedule({"code": timedelta(hours=1)}, now=lambda: NOW)
    before = gate.jobs()
    assert client.post("/hooks/code", content=BODY, headers=headers(GITHUB)).status_code == 200
    assert gate.jobs() == before
    other = headers(GITHUB, "2")
    assert client.post("/hooks/code", content=BODY, headers=other).status_code == 202


def test_a_tool_that_numbers_nothing_is_known_by_what_it_says(client: TestClient) -> None:
    signed = {GITHUB.signature: signature()}
    statuses = [
        client.post("/hooks/code", content=BODY, headers=signed).status_code for _ in range(2)
    ]
    assert statuses == [202, 200]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {GITHUB.signature: ""},
        {GITHUB.signature: signature()[7:]},
        {GITHUB.signature: signature().upper()},
        {GITHUB.signature: signature(key="other")},
        {GITHUB.signature: signature(BODY + b" ")},
        {GITHUB.signature: "sha1=" + signature()[7:]},
        {"x-hub-signature": signature()},
        {GITHUB.signature: "sha256=\xff\xfe"},
    ],
)
def test_what_is_not_signed_is_refused_without_a_word(
    gate: Gate, client: TestClient, sent: dict[str, str]
) -> None:
    encoded = [(name.encode(), value.encode("latin-1")) for name, value in sent.items()]
    answer = client.post("/hooks/code", content=BODY, headers=encoded)
    assert (answer.status_code, answer.text) == (403, "")
    assert gate.jobs() == []


def test_the_raw_bytes_are_signed() -> None:
    """The same JSON written otherwise is not what was signed."""
    for body, holds in ((BODY, True), (BODY.replace(b": ", b":"), False), (b"", False)):
        call = Call(body, {GITHUB.signature: signature()})
        assert is_signed(call, GITHUB, secret=SECRET) is holds


@pytest.mark.parametrize("source", ["log", "nobody", "code/x", "%2e%2e", "code%00"])
def test_without_a_secret_nobody_is_there(client: TestClient, source: str) -> None:
    answer = client.post(f"/hooks/{source}", content=BODY, headers=headers(GITHUB))
    assert (answer.status_code, answer.text) == (404, "")


def test_nobody_outside_learns_whose_server_it_is(client: TestClient) -> None:
    for answer in (client.get("/hooks/code"), client.put("/hooks/code"), client.post("/hooks/")):
        assert (answer.status_code in (404, 405), answer.text) == (True, "")


def test_too_much_is_not_read(gate: Gate, client: TestClient) -> None:
    much = b"x" * (LARGEST_FORM_BYTES + 1)

    def slowly() -> Iterator[bytes]:
        yield from (much[n : n + 65536] for n in range(0, len(much), 65536))

    for content in (much, slowly()):
        answer = client.post("/hooks/code", content=content, headers=headers(GITHUB))
        assert (answer.status_code, answer.text) == (413, "")
    assert gate.jobs() == []


def test_only_hooks_answer_to_a_name_of_the_outside(client: TestClient) -> None:
    for path in ("/", "/sources", "/api/v1/sources", "/hooks", "/static/base.css"):
        assert client.get(path).status_code == 403, path


def test_a_browser_of_another_site_cannot_sign(gate: Gate, client: TestClient) -> None:
    sent = {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
    assert client.post("/hooks/code", content=BODY, headers=sent).status_code == 403
    assert client.post("/inbox", content=BODY, headers=sent).status_code == 403
    assert gate.jobs() == []


def test_a_secret_that_does_not_open_is_no_secret(gate: Gate) -> None:
    def closed(_source: str) -> None:
        raise NarrowsError("key-other", "sealed with another key")

    vault = KeyVault(lambda _is_made: b"k" * 32)
    tools = Tools({}, lambda *_: pytest.fail("nobody is asked"), vault, str)
    desk = replace(desk_of(), sources=SourceDesk(gate, list, tools, closed, dict))
    client = TestClient(create_app(desk), raise_server_exceptions=False)
    answer = client.post("/hooks/code", content=BODY, headers=headers(GITHUB))
    assert answer.text == ""
    assert 400 <= answer.status_code < 500
