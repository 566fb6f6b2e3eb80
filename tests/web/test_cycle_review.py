"""The review of a cycle on its page: graded, commented on, and with lessons written down."""

import pytest
from fastapi.testclient import TestClient

from narrows.domain.repository import Repository
from narrows.domain.sayings import About, Act, Kind
from narrows.services.cycles.closing import begin_closing, close
from narrows.services.cycles.publishing import publish
from tests.looks import PAYLOADS
from tests.web.clients import active_parts, client_of, text_of
from tests.web.decisions import following_desk, remark, room_in, send

PAGE = "/review/2026-Q4"


@pytest.fixture
def client(repository: Repository) -> TestClient:
    return client_of(following_desk(repository))


def test_grades_stand_with_what_their_owners_say(
    client: TestClient, repository: Repository
) -> None:
    told = client.get(f"{PAGE}.json").json()
    assert told["cycles"] == ["2026-Q3", "2026-Q4"]
    grades = told["told"]["objectives"][0]["grades"]
    assert [each["key"] for each in grades] == [
        "most-innovative/share",
        "most-innovative/provision",
    ]
    answer = send(client, PAGE, "/comments", words="A campaign of a rival ended.")
    assert answer.status_code == 303
    said = text_of(client.get(answer.headers["location"].partition("#")[0]).text)
    assert "The comment stands beside the grade." in said
    assert "A campaign of a rival ended." in said
    assert "Say it otherwise" in said
    last = repository.sayings()[-1]
    assert last.about == About(Kind.KEY_RESULT, "most-innovative/share")
    assert (last.act, last.behalf) == (Act.GRADE, "organisation")


def test_a_comment_without_words_is_refused_at_its_field(
    client: TestClient, repository: Repository
) -> None:
    refused = send(client, PAGE, "/comments", words=" ")
    assert refused.status_code == 422
    assert refused.text.count('aria-invalid="true"') == 1
    assert "Say it in words." in text_of(refused.text)
    long = send(client, PAGE, "/comments", words="x" * 20_000)
    assert (long.status_code, "x" * 20_000 in long.text) == (422, True)
    assert not repository.sayings()


def test_a_lesson_is_one_of_three_things_for_somebody(
    client: TestClient, repository: Repository
) -> None:
    send(client, PAGE, "/lessons", words="The weekly report.", of="stop", behalf="policy")
    said = text_of(client.get(PAGE).text)
    assert "What we stop Policy: The weekly report." in said
    wrong = send(client, PAGE, "/lessons", words="Kept as it is", of="gossip")
    assert wrong.status_code == 422
    assert "Choose what it is." in text_of(wrong.text)
    assert "Kept as it is" in wrong.text
    assert len(repository.sayings()) == 1


def test_of_a_closed_cycle_nothing_is_said_any_more(
    client: TestClient, repository: Repository
) -> None:
    measured = following_desk(repository)
    publish(room_in(repository), "2026-Q4", facts=None, reasons={}, remark=remark(""))
    begin_closing(room_in(repository), "2026-Q4", remark=remark(""))
    progress = measured.review().progress
    close(room_in(repository), "2026-Q4", progress=progress, remark=remark(""))
    page = client.get(PAGE).text
    assert "<form" not in page
    assert "closed; grades as they were copied then" in text_of(page)
    late = {"key_result": "most-innovative/share", "words": "Too late."}
    refused = client.post(f"{PAGE}/comments", data=late)
    assert refused.status_code == 409
    assert "stays as it was" in text_of(refused.text)


def test_what_is_of_another_cycle_is_not_commented_on_here(client: TestClient) -> None:
    other = {"key_result": "faster-quotes/quote", "words": "Elsewhere."}
    assert client.post(f"{PAGE}/comments", data=other).status_code == 404
    unknown = {"key_result": "nothing/at-all", "words": "Elsewhere."}
    assert client.post(f"{PAGE}/comments", data=unknown).status_code == 404
    assert client.post("/review/nowhere/lessons", data={"of": "stop"}).status_code == 404


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_inert(client: TestClient, payload: str) -> None:
    told = {"of": payload, "behalf": payload, "words": payload}
    assert not list(active_parts(client.post(f"{PAGE}/lessons", data=told).text))
    send(client, PAGE, "/lessons", words=f"x{payload}")
    assert not list(active_parts(client.get(PAGE).text))
