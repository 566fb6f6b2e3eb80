"""A file is handed over, looked at, corrected and connected; nothing of a person is ever written."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from fastapi.testclient import TestClient

from narrows.bootstrap.syncing import open_worker
from narrows.web.body_limits import LARGEST_FILE_BYTES, LARGEST_FORM_BYTES
from tests.commands import narrows
from tests.web.clients import active_parts, tags, text_of
from tests.web.opened import Opened, opened_home

PLAN = {
    "organisation": {"name": "Harbour", "zone": "Europe/London"},
    "streams": [
        {"id": "policy", "name": "Policy"},
        {"id": "claims", "name": "Claims"},
    ],
}
HEADS = ("Issue key", "Status", "Changed at", "Assignee", "Issue Type", "Project", "Notes")
CANARY = "Ada Canary"


def table(n_items: int = 12, *, project: str = "POL") -> bytes:
    """Each item a day in each of four statuses; somebody's name stands beside all of it."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(HEADS)
    for n in range(n_items):
        kind = ("Story", "Snag")[n % 2]
        for day, status in enumerate(("To do", "In progress", "Ready for test", "Done")):
            at = f"2026-03-{n + 1 + day:02} 09:00"
            rows.writerow((f"{project}-{n}", status, at, CANARY, kind, project, f"ask {CANARY}"))
    return text.getvalue().encode()


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return opened_home(tmp_path, PLAN)


def hand(client: TestClient, content: bytes, name: str = "log.csv", **told: str) -> str:
    """Hand a file over; the address that it is looked at on."""
    answer = client.post(
        "/connect", files={"file": (name, content)}, data=told, follow_redirects=False
    )
    assert answer.status_code == 303, text_of(answer.text)
    return str(answer.headers["location"])


def fields(client: TestClient, address: str) -> dict[str, str]:
    """What the form that connects it would send, as it was guessed."""
    told = client.get(address.replace("/connect?", "/connect.json?")).json()
    sent = {"file": told["file"], "title": told["title"], "zone": told["zone"], "stream": "policy"}
    for n, each in enumerate(told["told"]["statuses"]):
        sent |= {f"status-{n}": each["status"], f"meaning-{n}": each["meaning"]}
    for n, (word, kind) in enumerate(told["told"]["item_types"]):
        sent |= {f"word-{n}": word, f"type-{n}": kind}
    return sent


def test_a_file_becomes_a_source_with_its_stream_and_workflow_in_one_go(opened: Opened) -> None:
    home, client = opened
    assert "Hand over a file" in text_of(client.get("/sources").text)
    address = hand(client, table())
    page = client.get(address)
    shown = text_of(page.text)
    assert not list(active_parts(page.text))
    for words in ("12 items with 48 moves", "Changed at", "Ready for test", "Snag"):
        assert words in shown, words
    assert home.stored().plan.sources == (), "nothing is decided yet"
    sent = fields(client, address) | {"type-0": "defect", "part": "project=POL", "source": "jira"}
    done = client.post("/connect/source", data=sent, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, "/sources?done=jira#done")
    plan = home.stored().plan
    policy = plan.stream("policy")
    assert policy is not None
    assert policy.workflow is not None
    assert [(each.status, each.state) for each in policy.workflow.statuses] == [
        ("To do", "new"), ("In progress", "active"), ("Ready for test", "waiting"), ("Done", "done"),
    ]  # fmt: skip
    assert dict(policy.item_types) == {"Snag": "defect", "Story": "feature"}
    assert dict(policy.takes[0].where) == {"project": ("POL",)}
    worker = open_worker(home)
    while worker.tick():
        pass
    found = client.get("/sources/jira.json").json()["source"]
    assert (found["state"], found["n_items"], found["unmapped"]) == ("complete", 12, [])
    exported = narrows("export", "--home", home.folder)
    (home.folder.parent / "again.yaml").write_text(exported.out)
    assert (
        narrows(
            "plan", home.folder.parent / "again.yaml", "--home", home.folder, "--exit-code"
        ).code
        == 0
    )


def test_a_file_of_a_streams_page_is_that_streams(opened: Opened) -> None:
    _, client = opened
    assert 'href="/connect?stream=claims"' in client.get("/streams/claims").text
    page = client.get("/connect", params={"stream": "claims"}).text
    assert '<input type="hidden" name="stream" value="claims">' in page
    looked = client.get(hand(client, table(), stream="claims")).text
    assert '<option value="claims" selected>' in looked


def test_no_byte_of_a_person_is_written(opened: Opened) -> None:
    home, client = opened
    assert CANARY.encode() in table()
    address = hand(client, table())
    client.post("/connect/source", data=fields(client, address))
    worker = open_worker(home)
    while worker.tick():
        pass
    written = [each.read_bytes() for each in home.folder.rglob("*") if each.is_file()]
    assert any(b"In progress" in each for each in written), "the control: something was written"
    assert not [each for each in written if CANARY.encode() in each]
    assert CANARY not in client.get(address).text


def test_a_newer_export_adds_what_is_new(opened: Opened) -> None:
    home, client = opened
    client.post("/connect/source", data=fields(client, hand(client, table(5))) | {"source": "log"})
    worker = open_worker(home)
    while worker.tick():
        pass
    assert client.get("/sources/log.json").json()["source"]["n_items"] == 5
    none = client.post("/sources/log/files", files={"other": ("x", b"")})
    assert (none.status_code, "Choose a file" in text_of(none.text)) == (422, True)
    wrong = client.post("/sources/log/files", files={"file": ("log.csv", b"a,b\n1,2\n")})
    assert (wrong.status_code, "no column «" in text_of(wrong.text)) == (422, True)
    newer = client.post(
        "/sources/log/files", files={"file": ("log.csv", table(9))}, follow_redirects=False
    )
    assert newer.headers["location"] == "/sources/log?done=file#handed"
    assert "newer export is kept" in text_of(client.get("/sources/log?done=file").text)
    (job,) = home.repository.jobs()
    assert job.is_asked, "whoever serves syncs it, half a minute after the last sync began"
    assert narrows("sync", "--home", home.folder).code == 0
    assert client.get("/sources/log.json").json()["source"]["n_items"] == 9
    assert CANARY.encode() not in b"".join(
        e.read_bytes() for e in (home.folder / "files").iterdir()
    )


def test_a_new_stream_is_named_where_no_one_is_there(opened: Opened) -> None:
    home, client = opened
    sent = fields(client, hand(client, table())) | {"stream": ""}
    page = client.post("/connect/source", data=sent)
    assert (page.status_code, "what the new stream is called" in text_of(page.text)) == (422, True)
    client.post("/connect/source", data=sent | {"name": "Pets & <b>horses</b>"})
    made = home.stored().plan.streams[-1]
    assert (made.id, made.name) == ("pets-b-horses-b", "Pets & <b>horses</b>")
    assert made.workflow is not None


def test_a_new_stream_has_no_name_that_another_has(opened: Opened) -> None:
    """Who types the name of a stream means that one, or cannot tell the two apart on any page."""
    home, client = opened
    sent = fields(client, hand(client, table())) | {"stream": "", "name": " policy"}
    page = client.post("/connect/source", data=sent)
    assert page.status_code == 422
    assert "There is a stream «Policy» already: choose it above" in text_of(page.text)
    assert 'value=" policy"' in page.text
    assert not home.stored().plan.sources
    client.post("/connect/source", data=sent | {"stream": "policy"})
    assert [each.id for each in home.stored().plan.sources] == ["log"]


@pytest.mark.parametrize(
    ("other", "words", "kept"),
    [
        ({"meaning-3": "waiting"}, "no status with state done", "waiting"),
        ({"meaning-0": "lunch"}, "no flow state", "Jira of all"),
        ({"stream": "polocy"}, "no stream «polocy»", "Jira of all"),
        ({"part": "status=Done"}, "Choose what the stream takes", "Jira of all"),
        ({"zone": "Europe/Lundun"}, "Europe/Lundun", "Europe/Lundun"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_the_rest_is_kept(
    opened: Opened, other: dict[str, str], words: str, kept: str
) -> None:
    home, client = opened
    sent = fields(client, hand(client, table())) | {"source": "Jira of all"} | other
    page = client.post("/connect/source", data=sent)
    assert page.status_code == 422
    assert words in text_of(page.text)
    assert kept in page.text
    assert home.stored().plan.sources == ()


def test_a_source_of_that_name_is_not_overwritten(opened: Opened) -> None:
    home, client = opened
    for source in ("log", ""):
        sent = fields(client, hand(client, table())) | {"source": source}
        client.post("/connect/source", data=sent)
    assert [each.id for each in home.stored().plan.sources] == ["log", "log-2"]
    again = client.post("/connect/source", data=sent | {"source": "log"})
    assert (again.status_code, "already" in text_of(again.text)) == (422, True)


def test_a_workflow_that_is_there_is_added_to_and_never_overwritten(opened: Opened) -> None:
    home, client = opened
    client.post("/connect/source", data=fields(client, hand(client, table())) | {"source": "one"})
    more = table(3, project="CLM").replace(b"Ready for test", b"With the bank")
    sent = fields(client, hand(client, more)) | {"source": "two"}
    place = next(n for n in range(4) if sent[f"status-{n}"] == "With the bank")
    said = client.post("/connect/source", data=sent | {f"meaning-{place}": "waiting"})
    assert said.status_code == 200
    workflow = home.stored().plan.streams[0].workflow
    assert workflow is not None
    assert [each.status for each in workflow.statuses] == [
        "To do", "In progress", "Ready for test", "With the bank", "Done",
    ]  # fmt: skip
    sent = fields(client, hand(client, table(2))) | {"source": "three", "meaning-0": "waiting"}
    page = client.post("/connect/source", data=sent)
    assert "says that «To do» is new" in text_of(page.text)


def test_columns_that_cannot_be_told_are_said_and_the_file_given_again(opened: Opened) -> None:
    _, client = opened
    odd = (
        table()
        .replace(b"Issue key", b"Wo")
        .replace(b"Changed at", b"Wann")
        .replace(b"Status", b"Was")
    )
    page = client.post("/connect", files={"file": ("log.csv", odd)}, data={"zone": "Asia/Tokyo"})
    seen = client.post(
        "/connect", files={"file": ("log.csv", odd)},
        data={"column-item": "Wo", "column-status": "Was", "column-moved_at": "Wann"},
    )  # fmt: skip
    assert seen.status_code == 200
    assert "12 items" in text_of(seen.text)
    assert page.status_code in (200, 422)
    client.post("/connect", files={"file": ("log.csv", b"a,b,c\n1,2,3\n")})
    lost = client.post("/connect", files={"file": ("log.csv", b"a,b,c\n1,2,3\n")})
    assert lost.status_code == 422
    assert "since the columns are a, b, c; say below in which column" in text_of(lost.text)
    assert "say below in which column each stands" in text_of(lost.text)
    assert "--" not in text_of(lost.text), "a page has no options"


DAYS = b"item,status,moved at\nA,Doing,03/04/2026\nA,Done,05/04/2026\n"


@pytest.mark.parametrize(
    ("told", "name", "words"),
    [
        ({}, "date_format", "write below which of them it is, %d/%m/%Y or %m/%d/%Y"),
        (
            {"date_format": "dd.mm"},
            "date_format",
            "fits the date format «dd.mm»; write it otherwise",
        ),
        ({"column-item_type": "Kind"}, "column-item_type", "no column «Kind»"),
        ({"column-moved_at": "Wann"}, "column-moved_at", "no column «Wann»"),
    ],
)
def test_how_a_file_is_read_is_settled_at_the_field_that_says_it(
    opened: Opened, told: dict[str, str], name: str, words: str
) -> None:
    """Both the days and the type stood at the file or at the item's column, with options to pass."""
    _, client = opened
    refused = client.post("/connect", files={"file": ("log.csv", DAYS)}, data=told)
    assert refused.status_code == 422
    wrong = [each for _, each in tags(refused.text) if each.get("aria-invalid") == "true"]
    assert [each.get("name") for each in wrong] == [name]
    assert words in text_of(refused.text)
    assert "--" not in text_of(refused.text), "a page has no options"


def test_it_is_read_otherwise_without_being_given_again(opened: Opened) -> None:
    _, client = opened
    address = hand(client, table())
    other = client.get(f"{address}&column-status=Issue+Type&zone=Asia%2FTokyo")
    assert other.status_code == 200
    told = client.get(address.replace("/connect?", "/connect.json?") + "&zone=Asia%2FTokyo").json()
    assert told["told"]["first_at"] == "2026-03-01T00:00:00Z", "nine o'clock in Tokyo"
    wrong = client.get(f"{address}&column-status=Colour")
    assert (wrong.status_code, "no column «Colour»" in text_of(wrong.text)) == (422, True)


def test_nothing_else_is_opened_by_a_name(opened: Opened) -> None:
    home, client = opened
    for name in ("../store.db", "/etc/passwd", "ab" * 16):
        assert client.get("/connect", params={"file": name}).status_code == 404
        assert client.post("/connect/source", data={"file": name}).status_code == 404
    plan = home.folder.parent / "narrows.yaml"
    sources = [{"id": "own", "connector": "csv_file", "path": f"{home.folder.parent / 'own.csv'}"}]
    plan.write_text(yaml.safe_dump(PLAN | {"sources": sources}))
    assert narrows("apply", plan, "--home", home.folder).code == 0
    own = client.post("/sources/own/files", files={"file": ("log.csv", table())})
    assert (own.status_code, "lies where the plan says" in text_of(own.text)) == (422, True)
    assert not (home.folder.parent / "own.csv").exists()
    assert client.post("/sources/none/files", files={"file": ("l", b"a")}).status_code == 404


Asks = Callable[[TestClient], int]


@pytest.mark.parametrize(
    ("ask", "status"),
    [
        (lambda client: client.post("/connect").status_code, 400),
        (lambda client: client.post("/connect", data={"file": "text"}).status_code, 400),
        (lambda client: client.post("/connect", files={"file": ("", b"")}).status_code, 422),
        (
            lambda client: (
                client.post(
                    "/connect", files={"file": ("a.csv", b"x" * (LARGEST_FILE_BYTES + 1))}
                ).status_code
            ),
            413,
        ),
        (
            lambda client: (
                client.post(
                    "/connect/source", data={"file": "x" * (LARGEST_FORM_BYTES + 1)}
                ).status_code
            ),
            413,
        ),
        (
            lambda client: (
                client.post(
                    "/connect",
                    files={"file": ("a.csv", table())},
                    headers={"sec-fetch-site": "cross-site"},
                ).status_code
            ),
            403,
        ),
    ],
)
def test_what_is_no_file_or_too_much_is_refused(opened: Opened, ask: Asks, status: int) -> None:
    home, client = opened
    assert ask(client) == status
    assert not (home.folder / "files").exists()
