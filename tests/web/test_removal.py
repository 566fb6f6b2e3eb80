"""An objective is taken out of the plan on a page of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.domain.okr import Ripple
from narrows.domain.repository import Repository
from tests.services.rooms import new_store
from tests.web.clients import client_of, text_of
from tests.web.decisions import decided_desk, decided_store
from tests.web.editors import fields_in
from tests.web.plans import INSURER, LOVE


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    (tmp_path / "store.sqlite3").write_bytes(new_store())
    with decided_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def client(repository: Repository) -> TestClient:
    return client_of(decided_desk(repository))


def objectives_of(repository: Repository) -> list[str]:
    stored = repository.plan()
    assert stored is not None
    return [each.id for each in stored.plan.objectives]


def test_removing_asks_first_and_is_refused_where_somebody_changed_it(
    client: TestClient, repository: Repository
) -> None:
    path = "/objectives/cheaper-hosting/removal"
    asked = client.get(path)
    assert "Remove «Growth does not cost more to host»?" in text_of(asked.text)
    assert "Check-ins, what people said, and the trail of what it was all stay" in text_of(
        asked.text
    )
    version = asked.text.split('name="version" value="')[1].split('"')[0]
    assert client.post(path, data={"version": "x"}).status_code == 412
    assert "cheaper-hosting" in objectives_of(repository)
    gone = client.post(path, data={"version": version}, follow_redirects=False)
    assert gone.headers["location"] == "/objectives?cycle=2026-Q4"
    assert "cheaper-hosting" not in objectives_of(repository)


def test_what_else_names_it_is_said_in_words_and_without_a_line_of_a_file(
    client: TestClient, repository: Repository
) -> None:
    """Who feels a wave may be outside; but so near to the name of another it is a slip."""
    stored = repository.plan()
    assert stored is not None
    gone = replace(LOVE, id="love-mobil", ripples=())
    waving = replace(gone, id="wave", ripples=(Ripple("love-mobil", "helps", "less to wait for"),))
    plan = replace(INSURER, objectives=(*INSURER.objectives, gone, waving))
    repository.replace_plan(plan, revision=stored.revision, at=datetime.now(UTC))
    version = fields_in(client.get("/objectives/love-mobil/removal").text)["version"]
    refused = client.post("/objectives/love-mobil/removal", data={"version": version})
    assert refused.status_code == 409
    said = text_of(refused.text)
    assert "There is no objective or stream «love-mobil»; did you mean «love-mobile»?" in said
    assert "the plan:" not in said
