"""Review, alignment and requests of 60 streams: a part at a time, and all of it where asked."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.domain.plan import Plan
from narrows.domain.repository import Repository
from narrows.services.refusals.asked import Request
from narrows.services.refusals.refusing import log_request
from tests.web.clients import client_of, tags, text_of
from tests.web.decisions import decided_store, following_desk, remark, room_in, send
from tests.web.large import large_review
from tests.web.reviews import desk_of, review_of
from tests.web.test_long_lists import links

REVIEW = "/review/2026-Q4"
CLIENT = client_of(desk_of(replace(large_review(), unaligned=None)))
N_REQUESTS = 45


def page(path: str) -> str:
    answer = CLIENT.get(path)
    assert answer.status_code == 200
    return answer.text


def objectives_of(html: str) -> list[str]:
    return re.findall(r'<h3>(?:<span>)?[^<]*<a href="/objectives/(\w+)"', html)


def test_a_large_review_stands_in_parts_that_are_the_whole() -> None:
    n_parts = len(CLIENT.get(f"{REVIEW}.json").json()["owners"])
    assert n_parts > 5
    parts = [objectives_of(page(f"{REVIEW}?page={n}")) for n in range(1, n_parts + 1)]
    assert max(len(each) for each in parts) <= 20
    whole = objectives_of(page(f"{REVIEW}?page=0"))
    assert [each for part in parts for each in part] == whole
    assert len(whole) == 200
    assert parts[-1] == objectives_of(page(f"{REVIEW}?page=999"))


def test_parts_of_a_review_lead_to_each_other_and_to_all_of_it() -> None:
    html = page(REVIEW)
    assert {f"{REVIEW}?page=2", f"{REVIEW}?page=0"} <= set(links(html))
    assert "Part 1 of" in text_of(html)
    assert "To print the review of all" in text_of(html)
    assert "print makes one sheet of this page" in text_of(page(f"{REVIEW}?page=0"))
    assert CLIENT.get(f"{REVIEW}?page=-1").status_code == 400


def test_a_small_review_is_whole() -> None:
    small = replace(review_of(), streams={}, unaligned=None)
    html = client_of(desk_of(small)).get(REVIEW).text
    assert "Part 1" not in text_of(html)
    assert "print makes one sheet of this page" in text_of(html)


def test_alignment_draws_all_and_tells_some() -> None:
    html = page("/alignment?cycle=2026-Q4")
    assert sum(said.get("class") == "here" for _, said in tags(html)) == 2
    assert "way-1 and 58 more" in html, "59 at one point, and one apart: all 60"
    assert html.count('<article class="axes-stream"') == 8
    assert "/alignment?cycle=2026-Q4&page=2" in links(html)
    assert "<h2>way-59</h2>" in page("/alignment?cycle=2026-Q4&page=99")


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    with decided_store(tmp_path, _plan()) as opened:
        yield opened


@pytest.fixture
def client(repository: Repository) -> TestClient:
    for number in range(N_REQUESTS):
        asked = Request("s1", f"Wish {number}", "sales")
        log_request(room_in(repository), asked, remark=replace(remark(""), request_key=str(number)))
    return client_of(following_desk(repository))


def _plan() -> Plan:
    plan = large_review().plan
    metric = plan.metrics[0].id
    streams = tuple(replace(each, value_metric=metric) for each in plan.streams)
    return replace(plan, objectives=plan.objectives[:30], streams=streams)


def wishes(html: str) -> list[str]:
    return re.findall(r"<h2>(Wish \d+)</h2>", html)


def test_requests_stand_in_parts_and_each_is_found(client: TestClient) -> None:
    parts = [wishes(client.get(f"/refusals?page={n}").text) for n in (1, 2, 3)]
    assert [len(each) for each in parts] == [20, 20, 5]
    assert parts[0][0] == f"Wish {N_REQUESTS - 1}"
    assert "Wish 0" in wishes(client.get("/refusals?request=1").text)
    assert "/refusals?stream=s1&page=2" in links(client.get("/refusals?stream=s1").text)
    assert client.get("/refusals.json").json()["n_all"] == N_REQUESTS


def test_who_answers_in_a_part_stays_in_it(client: TestClient) -> None:
    refused = client.post("/refusals/1", data={"act": "refuse", "words": " ", "page": "3"})
    assert refused.status_code == 422
    assert 'aria-invalid="true"' in refused.text
    assert "Wish 0" in wishes(refused.text)
    done = send(client, "/refusals?page=3", "/refusals/1", act="refuse", words="No.")
    assert done.status_code == 303
    assert "page=3" in done.headers["location"]


def test_a_comment_is_read_where_its_objective_stands() -> None:
    last = objectives_of(page(f"{REVIEW}?page=0"))[-1]
    told = {"key_result": f"{last}/time", "words": " "}
    refused = CLIENT.post(f"{REVIEW}/comments", data=told)
    assert refused.status_code == 422
    assert last in objectives_of(refused.text)
    assert 'aria-invalid="true"' in refused.text
