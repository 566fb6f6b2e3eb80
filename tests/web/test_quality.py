"""The pages of data quality: what is found, its items, and a form that maps a status."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from narrows.web.desk import Desk
from tests.services.rooms import room_with
from tests.web.clients import active_parts, client_of, text_of
from tests.web.lived import STATES, lived_desk
from tests.web.reviews import desk_of


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("doubtful")
    lived = lived_desk(folder, STATES)
    with room_with(lived.review().plan, folder) as room:
        yield replace(lived, repository=room.repository)


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return client_of(desk)


@pytest.fixture(scope="module")
def stream(desk: Desk) -> str:
    return desk.review().plan.streams[0].id


def test_the_page_says_what_is_measured_whole_and_its_twin_the_same(
    client: TestClient, stream: str
) -> None:
    told = client.get(f"/streams/{stream}/quality.json").json()
    coverage = told["quality"]["coverage"]
    assert 0 <= coverage["n_whole"] <= coverage["n_items"]
    said = text_of(client.get(f"/streams/{stream}/quality").text)
    assert f"{coverage['n_whole']:,} of {coverage['n_items']:,} items are measured whole" in said
    assert "An item is measured whole where" in said
    for finding in told["quality"]["findings"]:
        assert finding["title"] in said
        assert finding["state"] in {"found", "clean", "no_data", "not_configured"}


def test_the_share_that_littles_law_tells_leads_to_a_page_that_tells_it_too(
    client: TestClient, stream: str
) -> None:
    shown = client.get(f"/streams/{stream}").text
    [share] = re.findall(r'href="[^"]*/quality/littles_gap"[^>]*>([^<]+)</a>', shown)
    behind = text_of(client.get(f"/streams/{stream}/quality/littles_gap").text)
    assert f"Items that ended account for {text_of(share)} of all time in process." in behind
    assert "account for" not in text_of(client.get(f"/streams/{stream}/quality/bulk_closes").text)


def test_each_finding_leads_to_all_its_items_a_page_at_a_time(
    client: TestClient, stream: str
) -> None:
    told = client.get(f"/streams/{stream}/quality.json").json()["quality"]["findings"]
    found = [each for each in told if each["n_times"]]
    assert found
    for each in found:
        path = f"/streams/{stream}/quality/{each['check']}"
        assert path in client.get(f"/streams/{stream}/quality").text
        shown = client.get(f"{path}.json").json()
        assert shown["finding"]["n_times"] == each["n_times"]
        assert len(shown["finding"]["items"]) == min(50, each["n_times"])
        key = shown["finding"]["items"][0]["id"]
        assert client.get(f"/streams/{stream}/items/{key}").status_code == 200
    last = client.get(f"{path}?page=999999").status_code
    assert last == 200


def test_the_page_of_the_stream_leads_there(client: TestClient, stream: str) -> None:
    assert f'href="/streams/{stream}/quality"' in client.get(f"/streams/{stream}").text


def test_a_status_is_mapped_by_one_form_and_never_otherwise_than_it_is(
    client: TestClient, stream: str
) -> None:
    where = f"/streams/{stream}/quality"
    said = {"status": "Never seen", "meaning": "active"}
    done = client.post(where, data=said, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (
        303,
        f"{where}?mapped=Never+seen#mapped",
    )
    refused = client.post(where, data={**said, "meaning": "done"})
    assert refused.status_code == 422
    assert "says that «Never seen» is active" in text_of(refused.text)
    assert client.post(where, data={**said, "status": "X", "meaning": "busy"}).status_code == 422
    assert client.post("/streams/no-such/quality", data=said).status_code == 404


def test_hostile_names_are_inert(client: TestClient, desk: Desk) -> None:
    for stream in desk.review().plan.streams:
        page = client.get(f"/streams/{stream.id}/quality")
        assert page.status_code == 200
        assert not list(active_parts(page.text))
    quiet = client.get("/streams/quiet/quality").text
    assert "Nothing of this stream has been brought yet" in quiet
    assert client.get("/streams/quiet/quality.json").json()["quality"] is None


def test_what_is_not_there_is_not_found() -> None:
    client = client_of(desk_of())
    assert client.get("/streams/policy/quality/no-such").status_code == 404
