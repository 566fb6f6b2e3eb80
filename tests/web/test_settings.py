"""Settings: tokens that are shown once and revoked for good, and everything as one file."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.bootstrap import open_home
from narrows.domain.gate import TokenScope
from narrows.domain.observed import Observation
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.domain.work import Attribute, Change
from narrows.services.access.tokens import digest_of
from narrows.services.plan.file import parse_plan
from narrows.store.gate import StoredGate
from narrows.web.rest.bench import Bench
from tests.commands import narrows
from tests.web.clients import active_parts, client_of, tags, text_of
from tests.web.decisions import decided_desk
from tests.web.plans import INSURER
from tests.web.reviews import NOW, no_history, review_of

CONNECTORS = [each.connector for each in INSURER.sources]


@pytest.fixture
def gate(repository: Repository) -> StoredGate:
    assert isinstance(repository, StoredGate)
    return repository


@pytest.fixture
def client(gate: StoredGate) -> TestClient:
    bench = Bench(gate, review_of, no_history, lambda: NOW, frozenset(), tuple)
    return client_of(replace(decided_desk(gate), bench=bench))


def made(client: TestClient, name: str, *scopes: str) -> str:
    """The token that is shown."""
    sent = {"name": name, **{f"scope-{each}": "1" for each in scopes}}
    answer = client.post("/settings/tokens", data=sent)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    return next(each for each in text_of(answer.text).split() if each.startswith("narrows_"))


def test_a_token_is_shown_once_and_allows_what_was_named(
    client: TestClient, gate: StoredGate
) -> None:
    token = made(client, "ci", "push", "read")
    kept = gate.token(digest_of(token))
    assert kept is not None
    assert (kept.name, set(kept.scopes)) == ("ci", {TokenScope.READ, TokenScope.PUSH})
    for path in ("/settings", "/settings.json"):
        assert token not in client.get(path).text
    assert client.get("/settings.json").json()["tokens"][0]["name"] == "ci"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"name": "CI runner", "scope-read": "1"}, "small letters"),
        ({"name": "", "scope-read": "1"}, "small letters"),
        ({"name": "ci"}, "Say what it allows"),
        ({"name": "old", "scope-read": "1"}, "take another"),
    ],
)
def test_what_is_wrong_of_a_token_is_said_and_the_name_kept(
    client: TestClient, sent: dict[str, str], said: str
) -> None:
    made(client, "old", "read")
    refused = client.post("/settings/tokens", data=sent)
    assert refused.status_code == 422
    assert said in text_of(refused.text)
    assert "narrows_" not in text_of(refused.text)
    names = [each["value"] for _, each in tags(refused.text) if each.get("name") == "name"]
    assert names == [sent["name"]]


def test_a_token_is_revoked_when_somebody_says_that_they_are_sure(
    client: TestClient, gate: StoredGate
) -> None:
    made(client, "ci", "read")
    unsure = client.post("/settings/tokens/ci/revocation", data={})
    assert (unsure.status_code, "Say that you are sure" in text_of(unsure.text)) == (422, True)
    assert gate.tokens()[0].revoked_at is None
    sure = client.post("/settings/tokens/ci/revocation", data={"sure": "1"})
    assert "It is revoked" in text_of(sure.text)
    assert gate.tokens()[0].revoked_at == NOW
    assert client.post("/settings/tokens/none/revocation", data={"sure": "1"}).status_code == 404


def test_zones_roles_and_teams_are_those_of_the_plan(client: TestClient) -> None:
    told = text_of(client.get("/settings").text)
    assert INSURER.zone in told
    assert all(each.name or each.id in told for each in INSURER.streams)
    assert "no person is measured" in told
    assert not list(active_parts(client.get("/settings").text))


def test_everything_can_be_taken_along_and_put_in_another_home(
    client: TestClient, gate: StoredGate, tmp_path: Path
) -> None:
    gate.observe([Observation("mobile-nps", 31.5, NOW - timedelta(days=1), NOW)])
    token = made(client, "ci", "read")
    answer = client.get("/settings/everything.zip")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert (
        parse_plan(
            files["narrows.yaml"], file="narrows.yaml", folder=tmp_path, connectors=CONNECTORS
        )
        == INSURER
    )
    (row,) = csv.DictReader(io.StringIO(files["observations.csv"]))
    assert (row["metric"], float(row["value"])) == ("mobile-nps", 31.5)
    assert len(json.loads(files["audit.json"])) == len(gate.audit())
    assert json.loads(files["sayings.json"]) == []
    assert not any(token in text or digest_of(token) in text for text in files.values())
    assert client.get("/settings/everything.zip").content == answer.content


def test_the_command_writes_the_same(tmp_path: Path) -> None:
    home, archive = tmp_path / "home", tmp_path / "all.zip"
    narrows("init", "--yes", "--home", home)
    assert narrows("export", "--everything", archive, "--home", home).code == 0
    with zipfile.ZipFile(archive) as opened:
        assert "narrows.yaml" in opened.namelist()
    refused = narrows("export", "--everything", tmp_path / "no" / "all.zip", "--home", home)
    assert (refused.code, "cannot be written" in refused.err) == (2, True)


def test_what_programs_pushed_is_taken_along_for_no_sync_brings_it_again(tmp_path: Path) -> None:
    home, archive, plan = tmp_path / "home", tmp_path / "all.zip", tmp_path / "plan.yaml"
    plan.write_text("organisation: {name: A}\nsources: [{id: ci, connector: push}]\n", "utf-8")
    narrows("apply", plan, "--home", home)
    moved = Change("C-1", Attribute.STATUS, "Baking", NOW, "e-1")
    open_home(home).repository.push("ci", [moved], at=NOW)
    narrows("export", "--everything", archive, "--home", home)
    with zipfile.ZipFile(archive) as opened:
        told = json.loads(opened.read("pushed/ci.jsonl"))
        assert "pushed/" in opened.read("README.txt").decode()
    assert {**told, "changed_at": NOW} == {
        "item": "C-1", "attribute": "status", "value": "Baking", "changed_at": NOW, "id": "e-1"
    }  # fmt: skip


def test_without_a_way_in_for_programs_there_are_no_tokens(repository: Repository) -> None:
    client = client_of(decided_desk(repository))
    assert "Make a token" not in text_of(client.get("/settings").text)
    assert client.post("/settings/tokens", data={"name": "a", "scope-read": "1"}).status_code == 404
    assert LOCAL_OWNER.name in text_of(client.get("/settings").text).lower()
