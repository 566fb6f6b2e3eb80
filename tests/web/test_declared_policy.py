"""Pages of a stream that declares another policy define its numbers by that one."""

import pytest
from fastapi.testclient import TestClient

from tests.web.clients import client_of, text_of
from tests.worked import PLAN, worked_desk

FROM_WORK = PLAN.replace(
    "    name: Shop\n", "    name: Shop\n    policy: {start: first_active, reopened: last_spell}\n"
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client_of(worked_desk(tmp_path_factory.mktemp("declared"), FROM_WORK))


@pytest.mark.parametrize(
    ("page", "usual", "declared"),
    [
        (
            "/streams/{stream}",
            "From the first entry into waiting or active until done",
            "From the first entry into active, or from the last reopening, until done",
        ),
        (
            "/streams/{stream}/charts",
            "Age since commitment",
            "Age since the first entry into active",
        ),
        ("/streams/{stream}/items", "nobody committed to", "an item that was never active"),
        ("/streams/{stream}/items/{key}-1", "Committed", "First active"),
        (
            "/streams/{stream}/explain?metric=flow_time",
            "The whole span counts",
            "only the last spell counts",
        ),
    ],
)
def test_what_a_page_says_to_be_counted_follows_the_policy_beside_it(
    client: TestClient, page: str, usual: str, declared: str
) -> None:
    told = {
        stream: text_of(client.get(page.format(stream=stream, key=stream.upper())).text)
        for stream in ("office", "shop")
    }
    assert usual in told["office"]
    assert declared in told["shop"]
    assert usual not in told["shop"]
    assert declared not in told["office"]
