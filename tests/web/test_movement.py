"""The page of what moved in a stream: what it says is what the commands answer."""

import pytest
from fastapi.testclient import TestClient

from narrows.services.flow.losing import losses
from narrows.services.flow.moving import loads, traffic
from narrows.web.desk import Desk
from tests.web.clients import active_parts, client_of, text_of
from tests.web.lived import STATES, lived_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return lived_desk(tmp_path_factory.mktemp("moved"), STATES)


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return client_of(desk)


def test_the_page_says_what_was_measured(client: TestClient, desk: Desk) -> None:
    told = client.get("/streams/lived/movement.json").json()
    history = desk.history()
    assert len(told["losses"]) == len(losses(history, stream="lived")) > 0
    assert len(told["traffic"]) == len(traffic(history, stream="lived")) > 0
    assert [each["share_ratio"] for each in told["loads"]] == [
        each.share_ratio for each in loads(history, stream="lived")
    ]
    shown = client.get("/streams/lived/movement").text
    assert "Load by type" in text_of(shown)
    assert "<svg" in shown
    assert not list(active_parts(shown))


def test_the_page_of_a_stream_leads_to_it(client: TestClient) -> None:
    assert 'href="/streams/lived/movement"' in client.get("/streams/lived").text


def test_a_stream_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/streams/nope/movement").status_code == 404
