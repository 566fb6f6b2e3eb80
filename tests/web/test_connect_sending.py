"""A program that sends its changes becomes a source in the browser, and what it sends counts."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.looks import PAYLOADS
from tests.web.clients import active_parts, text_of
from tests.web.opened import opened_home

PLAN = {
    "organisation": {"name": "Harbour", "zone": "Europe/London"},
    "streams": [{"id": "policy", "name": "Policy"}],
}
PAGE = "/connect/sending"
STATUSES = "To do\nIn progress\nReady for test\nDone"


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return opened_home(tmp_path, PLAN)[1]


def said(client: TestClient, **told: str) -> dict[str, str]:
    """What the second form would send, as it was guessed."""
    answer = client.get(f"{PAGE}.json", params=told).json()
    sent = {each: answer[each] for each in ("source", "stream", "name")}
    for n, each in enumerate(answer["statuses"]):
        sent |= {f"status-{n}": each["status"], f"meaning-{n}": each["meaning"]}
    return sent


def test_a_program_becomes_a_source_with_a_stream_and_a_workflow(client: TestClient) -> None:
    assert "A program that sends" in text_of(client.get("/sources").text)
    sent = said(client, source="Service desk", name="Help", statuses=STATUSES)
    assert [sent[f"meaning-{n}"] for n in range(4)] == ["new", "active", "waiting", "done"]
    done = client.post(PAGE, data=sent, follow_redirects=False)
    assert done.headers["location"] == "/sources/service-desk?done=sends#sends"
    page = text_of(client.get("/sources/service-desk?done=sends").text)
    assert "service-desk may send now." in page
    assert "/api/v1/changes -H" in page
    changes = [
        {
            "item": "H-1",
            "attribute": "status",
            "value": status,
            "changed_at": f"2026-03-0{n}T10:00Z",
        }
        for n, status in enumerate(STATUSES.splitlines(), start=2)
    ]
    made = client.post("/settings/tokens", data={"name": "desk", "scope-push": "1"}).text
    token = re.search(r"<pre><code>([^<]+)</code></pre>", made)
    assert token is not None
    pushed = client.post(
        "/api/v1/changes",
        json={"source": "service-desk", "changes": changes},
        headers={"authorization": f"Bearer {token[1]}"},
    )
    assert pushed.json() == {"new": 4, "known": 0, "doubts": []}, (
        "the stream's workflow knows its statuses"
    )


def test_a_stream_with_a_workflow_needs_no_statuses(client: TestClient) -> None:
    client.post(PAGE, data=said(client, source="desk", stream="policy", statuses=STATUSES))
    shown = client.get(PAGE, params={"source": "other", "stream": "policy"})
    assert "The stream has a workflow" in text_of(shown.text)
    sent = {"source": "other", "stream": "policy"}
    assert client.post(PAGE, data=sent, follow_redirects=False).status_code == 303
    known = client.get(f"{PAGE}.json", params={**sent, "statuses": "In progress"}).json()
    assert known["statuses"][0]["because"] == "workflow"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"source": " ", "stream": "policy", "statuses": STATUSES}, "Say what sends"),
        ({"source": "desk", "stream": "policy"}, "Say its statuses"),
        ({"source": "desk", "statuses": STATUSES}, "Say what the new stream is called"),
    ],
)
def test_what_lacks_is_said_at_its_field_and_the_rest_kept(
    client: TestClient, told: dict[str, str], why: str
) -> None:
    page = client.get(PAGE, params=told)
    assert page.status_code == 422
    assert why in text_of(page.text)
    assert f'value="{told["source"]}"' in page.text


def test_a_workflow_without_an_end_is_refused_and_nothing_is_saved(client: TestClient) -> None:
    sent = said(client, source="desk", stream="policy", statuses=STATUSES) | {"meaning-3": "active"}
    refused = client.post(PAGE, data=sent)
    assert refused.status_code == 422
    assert "done" in text_of(refused.text)
    assert not client.get("/sources.json").json()["sources"]


def test_a_source_of_that_name_stays_as_it_is(client: TestClient) -> None:
    sent = said(client, source="desk", stream="policy", statuses=STATUSES)
    assert client.post(PAGE, data=sent, follow_redirects=False).status_code == 303
    again = client.post(PAGE, data=sent)
    assert "There is a source «desk» already" in text_of(again.text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_inert(client: TestClient, payload: str) -> None:
    told = {"source": payload, "name": payload, "statuses": f"{payload}\nDone"}
    assert not list(active_parts(client.get(PAGE, params=told).text))
    answer = client.post(PAGE, data=said(client, **told))
    assert answer.status_code < 500
    assert not list(active_parts(answer.text))
