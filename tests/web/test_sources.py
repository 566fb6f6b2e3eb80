"""The pages of sources: whether the data are complete, and connecting a tool in three fields."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from fastapi.testclient import TestClient

from narrows.bootstrap import open_home
from narrows.bootstrap.serving import open_desk
from narrows.bootstrap.syncing import open_worker
from narrows.domain.work import FlowState
from narrows.web.app import create_app
from tests.cli.test_connect import ACCOUNT, TOKEN, seen
from tests.commands import narrows
from tests.fakes.jira_tool import JiraTool
from tests.fakes.server import FakeServer, serving
from tests.web.clients import active_parts, asking, text_of

PLAN = """\
organisation: {name: Harbour, zone: Europe/London}
sources:
- {id: ledger, connector: csv_file, path: ledger.csv, columns: {item: key, status: status, moved_at: at}, every: 1d}
- {id: ci, connector: push}
streams:
- id: claims
  takes: [{source: ledger}, {source: ci}]
  workflow: [{status: Doing, state: active}, {status: Done, state: done}]
"""
LEDGER = """\
key,status,at
A-1,Doing,2026-11-01T10:00:00Z
A-1,Done,2026-11-03T10:00:00Z
A-2,Doing,not a day
A-3,On <b>hold</b>,2026-11-05T10:00:00Z
"""


@pytest.fixture(scope="module")
def tool() -> Iterator[FakeServer]:
    with pytest.MonkeyPatch.context() as patch, serving(JiraTool().respond) as server:
        patch.setenv("NARROWS_ALLOW_HOSTS", "127.0.0.0/8")
        patch.delenv("NARROWS_KEY", raising=False)
        yield server


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    (folder / "narrows.yaml").write_text(PLAN)
    (folder / "ledger.csv").write_text(LEDGER)
    home = folder / "home"
    assert narrows("apply", folder / "narrows.yaml", "--home", home).code == 0
    assert narrows("sync", "--home", home).code == 0
    return home


@pytest.fixture(scope="module")
def client(home: Path) -> TestClient:
    return asking(create_app(open_desk(open_home(home))))


def test_no_page_but_those_of_sources_reads_what_they_told(home: Path, tmp_path: Path) -> None:
    """Of 10⁸ moves the first page after each sync took eight seconds, to tell what it did not show."""
    copied = tmp_path / "home"
    copytree(home, copied)
    asked = asking(create_app(open_desk(open_home(copied))))
    (copied / "warehouse" / "segments").rename(tmp_path / "away")
    pages = (
        "/",
        "/streams",
        "/streams/claims",
        "/streams/claims/quality",
        "/objectives",
        "/value-score",
    )
    assert [asked.get(each).status_code for each in pages] == [200] * len(pages)
    assert asked.get("/sources").status_code == 500, "these are what it asks"


def fields(server: FakeServer, **other: str) -> dict[str, str]:
    told = {"tool": "jira", "address": server.address, "token": ACCOUNT, "take": "PAY, CLM"}
    return told | {"source": "policy-jira"} | other


def test_each_source_says_until_when_it_is_complete(client: TestClient) -> None:
    page = client.get("/sources")
    shown = text_of(page.text)
    assert not list(active_parts(page.text))
    for words in (
        "ledger complete", "complete until 5 Nov 2026, 10:00", "1 row in doubt",
        "1 status not mapped", "then every day", "ci nothing brought yet",
    ):  # fmt: skip
        assert words in shown, words
    ledger, ci = client.get("/sources.json").json()["sources"]
    assert (ledger["n_faults"], ci["is_pushed"]) == (1, True)


def test_one_source_says_what_is_in_doubt_and_what_to_map(client: TestClient) -> None:
    page = client.get("/sources/ledger")
    assert "On <b>hold</b>" in text_of(page.text)
    assert "<b>hold</b>" not in page.text
    found = client.get("/sources/ledger.json").json()
    assert [each["status"] for each in found["source"]["unmapped"]] == ["On <b>hold</b>"]
    assert len(found["runs"]) == 1
    assert found["faults"][0]["row"] == 4


def test_a_sync_is_asked_for_and_done_by_who_serves(home: Path, client: TestClient) -> None:
    answer = client.post("/sources/ledger/syncs", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sources/ledger")
    assert client.post("/sources/lag/syncs").status_code == 404
    worker = open_worker(open_home(home))
    (ledger,) = [each for each in worker._syncs.jobs() if each.source == "ledger"]
    assert ledger.is_asked


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"token": ""}, "Give a token"),
        ({"token": "ada:wrong-canary"}, "401"),
        ({"token": "my wröng canary"}, "characters that no token has"),
        ({"address": ""}, "where jira is"),
        ({"address": "https://me:canary@harbour.example"}, "before its «@»"),
        ({"take": ""}, "the token shows PAY, CLM"),
        ({"tool": "jura"}, "no tool «jura»"),
        ({"source": "ledger"}, "There is a source «ledger»"),
        ({"source": "my jira"}, "A short name cannot be «my jira»"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_the_token_comes_back_nowhere(
    tool: FakeServer, client: TestClient, other: dict[str, str], words: str
) -> None:
    sent = fields(tool, **other)
    page = client.post("/sources", data=sent)
    assert page.status_code == 422
    assert words in text_of(page.text)
    assert TOKEN not in page.text
    assert not sent["token"] or sent["token"] not in page.text
    assert f'value="{sent["take"]}"' in page.text, "what was written is kept"
    assert 'id="connect/-error"' not in page.text, "it stands at a field"
    assert [each["id"] for each in client.get("/sources.json").json()["sources"]] == [
        "ledger",
        "ci",
    ]


def test_three_fields_connect_a_tool_that_is_then_synced(
    tool: FakeServer, home: Path, client: TestClient
) -> None:
    answer = client.post("/sources", data=fields(tool), follow_redirects=False)
    assert answer.status_code == 303
    page = client.get(answer.headers["location"].partition("#")[0])
    assert "policy-jira is connected" in text_of(page.text)
    worker = open_worker(open_home(home))
    while worker.tick():
        pass
    found = client.get("/sources/policy-jira.json").json()
    assert (found["source"]["state"], found["source"]["n_items"]) == ("complete", 7)
    assert found["runs"][0]["asked_by"] in ("schedule", "call")
    shown = client.post("/sources/policy-jira/hooks")
    assert shown.headers["cache-control"] == "no-store"
    secret = shown.text.partition("<pre><code>")[2].partition("<")[0]
    assert len(secret) > 30
    assert secret not in client.get("/sources/policy-jira").text, "it is shown once"
    for path in ("/sources", "/sources/policy-jira", "/sources.json", "/sources/policy-jira.json"):
        assert TOKEN not in client.get(path).text
    assert seen(home) == []
    assert secret.encode() not in b"".join(
        each.read_bytes() for each in home.rglob("*") if each.is_file()
    )
    unsure = client.post("/sources/policy-jira/forgetting")
    assert (unsure.status_code, "Say that you are sure" in text_of(unsure.text)) == (422, True)
    assert client.get("/sources/policy-jira.json").json()["source"]["has_token"]
    client.post("/sources/policy-jira/forgetting", data={"sure": "1"})
    found = client.get("/sources/policy-jira.json").json()["source"]
    assert (found["has_token"], found["has_hook"], found["n_items"]) == (False, False, 7)


def test_another_site_connects_nothing(tool: FakeServer, client: TestClient) -> None:
    sent = {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"}
    for path in ("/sources", "/sources/ledger/syncs", "/sources/ledger/forgetting"):
        assert client.post(path, data=fields(tool), headers=sent).status_code == 403


def test_statuses_that_nobody_knows_are_mapped_in_one_go(tmp_path: Path) -> None:
    (tmp_path / "narrows.yaml").write_text(PLAN)
    (tmp_path / "ledger.csv").write_text(LEDGER + "A-4,Parked,2026-11-05T11:00:00Z\n")
    home = tmp_path / "home"
    narrows("apply", tmp_path / "narrows.yaml", "--home", home)
    narrows("sync", "--home", home)
    opened = open_home(home)
    client = asking(create_app(open_desk(opened)))
    page = client.get("/sources/ledger").text
    assert "Map them as chosen" in text_of(page)
    assert not list(active_parts(page))
    told = {"status-0": "On <b>hold</b>", "meaning-0": "", "status-1": "Parked", "meaning-1": ""}
    later = client.post("/sources/ledger/mappings", data=told)
    assert (later.status_code, "Nothing was mapped" in text_of(later.text)) == (422, True)
    wrong = client.post("/sources/ledger/mappings", data={**told, "meaning-0": "lunch"})
    assert (wrong.status_code, "no flow state" in text_of(wrong.text)) == (422, True)
    both = {**told, "meaning-0": "waiting", "meaning-1": "ignore"}
    done = client.post("/sources/ledger/mappings", data=both, follow_redirects=False)
    assert done.headers["location"] == "/sources/ledger?done=mapped#mapped"
    workflow = opened.stored().plan.streams[0].workflow
    assert workflow is not None
    states = {each.status: each.state for each in workflow.statuses}
    assert (states["On <b>hold</b>"], states["Parked"]) == (FlowState.WAITING, None)
    assert client.get("/sources/ledger.json").json()["source"]["unmapped"] == []
    assert opened.repository.audit()[-1].at >= opened.now
    elsewhere = {"sec-fetch-site": "cross-site"}
    assert client.post("/sources/ledger/mappings", data=both, headers=elsewhere).status_code == 403


def test_a_source_that_lacks_something_is_told_where_its_numbers_are_read(tmp_path: Path) -> None:
    (tmp_path / "narrows.yaml").write_text(PLAN)
    (tmp_path / "ledger.csv").write_text(LEDGER)
    home = tmp_path / "home"
    narrows("apply", tmp_path / "narrows.yaml", "--home", home)
    narrows("sync", "--home", home)
    client = asking(create_app(open_desk(open_home(home))))
    for path in ("/", "/streams/claims"):
        assert "/sources/ledger" not in client.get(path).text, "it is complete"
    (tmp_path / "ledger.csv").unlink()
    assert narrows("sync", "ledger", "--home", home).code in (1, 2)
    (found,) = [s for s in client.get("/sources.json").json()["sources"] if s["id"] == "ledger"]
    assert found["incomplete"], "the control: the sync was not complete"
    for path in ("/", "/streams/claims"):
        told = client.get(path).text
        assert "/sources/ledger" in told, path
        assert found["incomplete"] in text_of(told), path
