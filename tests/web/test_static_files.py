"""Style sheets and scripts: kept for ever, and packed for who unpacks them."""

from fastapi.testclient import TestClient

from narrows.web.areas.static_files import WORTH_PACKING
from narrows.web.assets import assets, static
from tests.web.clients import client_of
from tests.web.reviews import desk_of


def asked(name: str, *, accepts: str) -> tuple[TestClient, str, dict[str, str]]:
    return client_of(desk_of()), static(name), {"accept-encoding": accepts}


def test_a_long_file_is_packed_for_who_unpacks_it_and_is_the_same_file() -> None:
    client, address, headers = asked("base.css", accepts="gzip, deflate")
    found = client.get(address, headers=headers)
    assert found.headers["content-encoding"] == "gzip"
    assert found.headers["vary"] == "accept-encoding"
    assert found.content == assets()["base.css"].content
    assert int(found.headers["content-length"]) < len(found.content) / 2


def test_who_does_not_unpack_gets_it_as_it_is_and_short_ones_go_as_they_are() -> None:
    client, address, headers = asked("base.css", accepts="identity")
    plain = client.get(address, headers=headers)
    assert "content-encoding" not in plain.headers
    assert plain.content == assets()["base.css"].content
    client, address, headers = asked("icon.svg", accepts="gzip")
    assert len(assets()["icon.svg"].content) < WORTH_PACKING
    assert "content-encoding" not in client.get(address, headers=headers).headers
