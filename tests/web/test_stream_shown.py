"""The page of a stream is drawn once for each review; what the clock says of it is never kept."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from narrows.web import stream_shown
from narrows.web.app import create_app
from narrows.web.rendering import rendered
from tests.web.reviews import NOW, desk_of, review_of

PATH = "/streams/policy"
STREAMS = ("policy", "claims", "platform")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which templates were rendered for what is kept, in turn."""
    asked: list[str] = []

    def counting(template: str, **of: object) -> str:
        asked.append(template)
        return rendered(template, **of)

    monkeypatch.setattr(stream_shown, "rendered", counting)
    return asked


def test_it_is_drawn_once_for_each_review(drawn: list[str]) -> None:
    review = [review_of()]
    desk = replace(desk_of(), review=lambda: review[0])
    client = TestClient(create_app(desk), base_url="http://127.0.0.1")
    first, again = client.get(PATH), client.get(PATH)
    assert first.status_code == 200
    assert again.text == first.text
    assert len(drawn) == 1

    plan = review[0].plan
    streams = tuple(replace(each, customer=f"{each.id} for all") for each in plan.streams)
    review[0] = replace(review[0], plan=replace(plan, streams=streams))
    assert "policy for all" in client.get(PATH).text
    assert len(drawn) == 2


def test_each_stream_is_drawn_for_itself(drawn: list[str]) -> None:
    client = TestClient(create_app(desk_of()), base_url="http://127.0.0.1")
    titles = [client.get(f"/streams/{each}").text.split("<h1>")[1][:20] for each in STREAMS * 2]
    assert titles[: len(STREAMS)] == titles[len(STREAMS) :]
    assert len(set(titles)) == len(drawn) == len(STREAMS)


def test_that_its_data_end_long_ago_is_said_whenever_that_is_so(drawn: list[str]) -> None:
    now = [NOW]
    desk = replace(desk_of(), now=lambda: now[0])
    client = TestClient(create_app(desk), base_url="http://127.0.0.1")
    assert "days ago" not in client.get(PATH).text
    now[0] += timedelta(days=30)
    assert "30 days ago" in client.get(PATH).text
    assert len(drawn) == 1
