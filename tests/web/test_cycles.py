"""Cycles: where each stands, and turning one from draft to closed on its page."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from fastapi.testclient import TestClient

from narrows.domain.gate import Gate
from narrows.domain.okr import Cycle
from narrows.domain.ports import History
from narrows.domain.repository import Repository
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.reviewing import Review
from narrows.views.cycle_shown import cycle_shown
from narrows.views.cycles import cycle_page
from narrows.web.rest.bench import Bench
from tests.looks import PAYLOADS
from tests.services.cycles.cycle_rooms import with_things_to_build
from tests.web.clients import active_parts, client_of, text_of
from tests.web.decisions import decided_store, following_desk, send
from tests.web.plans import INSURER, LOVE
from tests.web.reviews import FINDINGS, NOW, desk_of, empty_review, review_of

PAGE = "/cycles/2026-Q4"


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    with decided_store(tmp_path, with_things_to_build()) as opened:
        yield opened


@pytest.fixture
def client(repository: Repository) -> TestClient:
    return client_of(following_desk(repository))


def stops(client: TestClient) -> list[dict[str, str]]:
    found: list[dict[str, str]] = client.get(f"{PAGE}.json").json()["asked"]["stops"]
    return found


def published(client: TestClient) -> None:
    """Publish with a reason for each «stop»."""
    fields = [part.split('"')[0] for part in client.get(PAGE).text.split('name="reason-')[1:]]
    reasons = {f"reason-{each}": "We try it all the same." for each in fields}
    answer = send(client, PAGE, "/publication", **reasons)
    assert answer.status_code == 303, text_of(answer.text)


def test_cycles_are_told_the_newest_first(client: TestClient) -> None:
    told = client.get("/cycles.json").json()
    assert [each["id"] for each in told["cycles"]] == ["2026-Q4", "2026-Q3"]
    assert (told["current"], told["reset_into"]) == ("2026-Q4", None)
    said = text_of(client.get("/cycles").text)
    assert "Week 8 of 13" in said
    assert "3 objectives" in said


def test_each_stop_asks_for_a_reason_beside_it(client: TestClient, repository: Repository) -> None:
    assert stops(client)
    refused = send(client, PAGE, "/publication", words="Ours now.")
    assert refused.status_code == 422
    said = text_of(refused.text)
    assert "Say why it is published all the same, or mend it first." in said
    assert "Ours now." in refused.text
    assert refused.text.count('aria-invalid="true"') == len(stops(client))
    assert not repository.sayings()
    published(client)
    acts = [each.act for each in repository.sayings()]
    assert acts == [Act.PUBLISH, *[Act.GIVE_REASON] * (len(acts) - 1)]
    assert "Published all the same: «We try it all the same.»" in text_of(client.get(PAGE).text)


def test_a_cycle_is_published_closed_and_then_read_only(
    client: TestClient, repository: Repository
) -> None:
    published(client)
    begun = send(client, PAGE, "/closing", words="Thirteen weeks are over.")
    said = text_of(client.get(begun.headers["location"].partition("#")[0]).text)
    assert "The cycle is being closed: look back at it now." in said
    assert "Thirteen weeks are over." in said
    closed = send(client, PAGE, "/closure")
    assert closed.status_code == 303
    page = client.get(PAGE).text
    assert "<form" not in page
    assert "nothing of the cycle changes any more" in text_of(page)
    cycle = About(Kind.CYCLE, "2026-Q4")
    acts = [each.act for each in repository.sayings(cycle)]
    assert acts == [Act.PUBLISH, Act.BEGIN_CLOSING, Act.CLOSE]


def test_a_cycle_closed_before_its_last_day_takes_no_check_in_and_tells_the_words_back(
    client: TestClient,
) -> None:
    published(client)
    send(client, PAGE, "/closing")
    send(client, PAGE, "/closure")
    for path in ("/objectives/love-mobile", "/objectives/love-mobile/check-in"):
        shown = client.get(path).text
        assert "The cycle is closed, so this objective can only be read." in text_of(shown)
        assert 'data-key="c"' not in shown
        assert "/check-ins" not in shown
    told = {"request_key": "late", "seen_number": "0", "learned": "They wait for us."}
    late = client.post("/objectives/love-mobile/check-ins", data=told)
    assert late.status_code == 409
    assert "What you wrote was not saved." in text_of(late.text)
    assert "They wait for us." in late.text


def test_home_asks_for_nothing_of_a_cycle_that_is_closed(client: TestClient) -> None:
    assert "no check-in yet" in text_of(client.get("/").text)
    published(client)
    send(client, PAGE, "/closing")
    send(client, PAGE, "/closure")
    home = text_of(client.get("/").text)
    assert "2026-Q4 is closed, so nothing of it waits for anybody." in home
    assert "no check-in yet" not in home
    assert "think again" not in home
    asked = client.get("/objectives.json", params={"state": "outdated"}).json()
    assert asked["listed"]["n_found"] == 0


def test_the_objectives_of_a_cycle_stand_owner_by_owner() -> None:
    second = replace(LOVE, id="second")
    plan = replace(INSURER, objectives=(second, *reversed(INSURER.objectives)))
    review = replace(review_of(), plan=plan)
    shown = cycle_shown(plan.cycles[-1], review, findings=(), sayings=(), now=NOW)
    names = [each.owner for each in shown.objectives]
    assert names == ["Harbour Insurance", "Policy", "Policy", "Platform"]


def test_one_objective_counts_and_several_count(client: TestClient, tmp_path: Path) -> None:
    assert "From then on its 3 objectives count." in text_of(client.get(PAGE).text)
    (tmp_path / "one").mkdir()
    with decided_store(tmp_path / "one", replace(INSURER, objectives=(LOVE,))) as opened:
        one = client_of(following_desk(opened)).get(PAGE).text
    assert "From then on its 1 objective counts." in text_of(one)


def test_what_waits_is_counted_apart_from_what_asks_for_a_thought() -> None:
    review, answered = review_of(), replace(FINDINGS[0], muted="We know.")
    cycle, waits = review.plan.cycles[-1], replace(FINDINGS[0], rule="unanswered_ripple")
    found = (*FINDINGS, waits, waits, answered)
    asked = cycle_page(cycle, review, findings=found, sayings=(), now=NOW)
    n_open = sum(each.muted is None for each in FINDINGS) - len(asked.stops)
    assert (asked.n_waiting, asked.n_thoughts) == (2, n_open)
    assert asked.n_other > asked.n_thoughts + asked.n_waiting, "some are answered"


def test_nobody_is_asked_to_look_back_on_what_has_not_begun(tmp_path: Path) -> None:
    plan = with_things_to_build()
    coming = Cycle("2027-Q1", plan.cycles[-1].end)
    later = tuple(replace(each, cycle=coming.id, ripples=()) for each in plan.objectives)
    plan = replace(plan, cycles=(*plan.cycles, coming), objectives=later)
    with decided_store(tmp_path, plan) as opened:
        client = client_of(following_desk(opened))
        told = Saying(0, About(Kind.CYCLE, coming.id), Act.PUBLISH, "", NOW, "somebody")
        opened.say(told, seen=None, request_key="p")
        said = text_of(client.get("/cycles/2027-Q1").text)
        review = client.get("/review/2027-Q1").text
    assert "It has not begun" in said
    assert "It is published and begins on" in said
    assert "Is it time to look back?" not in said
    assert "has not begun; it begins on" in text_of(review)
    for asked in ("Why did it", "Why does it", "What did you learn?", "ended at", "same way as"):
        assert asked not in text_of(review)


def test_a_turn_that_is_not_its_own_is_refused(client: TestClient, repository: Repository) -> None:
    refused = client.post(f"{PAGE}/closure", data={"words": "Too soon"})
    assert refused.status_code == 409
    assert "is draft, and is closed only after" in text_of(refused.text)
    assert client.post("/cycles/nowhere/closing", data={}).status_code == 404
    origin = {"origin": "http://elsewhere.example"}
    assert client.post(f"{PAGE}/publication", data={}, headers=origin).status_code == 403
    assert not repository.sayings()


def test_a_cycle_without_objectives_says_what_to_do(client: TestClient) -> None:
    assert client.get("/cycles/2026-Q3").status_code == 200
    assert "narrows workshop" in text_of(client_of(desk_of(empty_review())).get("/cycles").text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_inert(client: TestClient, payload: str) -> None:
    kept = client.post(f"{PAGE}/publication", data={"words": payload, "reason-x": payload}).text
    assert not list(active_parts(kept))


def test_a_page_waits_for_what_was_just_carried_and_for_nothing_else(
    repository: Repository,
) -> None:
    """What is at hand was measured before; whoever serves knows more once it is waited for."""
    stored = repository.plan()
    assert stored is not None
    new = replace(stored.plan.objectives[0], id="carried", text="Carried just now")
    measured, waited = following_desk(repository).review, [0]
    at_hand = [measured()]

    def settled() -> Review:
        waited[0] += 1
        at_hand[0] = measured()
        return at_hand[0]

    bench = Bench(
        gate=cast("Gate", repository), review=settled, history=no_history, now=lambda: NOW,
        connectors=frozenset(), standings=lambda: (),
    )  # fmt: skip
    desk = replace(following_desk(repository), review=lambda: at_hand[0], bench=bench)
    client = client_of(desk)
    assert client.get(PAGE).status_code == 200
    assert waited == [0], "the control: nothing is new"
    plan = replace(stored.plan, objectives=(*stored.plan.objectives, new))
    repository.replace_plan(plan, revision=stored.revision, at=NOW)
    assert client.get("/cycles/2026-Q3").status_code == 200
    assert waited == [0], "nothing is new of that cycle"
    assert "Carried just now" in text_of(client.get(PAGE).text)
    assert waited == [1]
    assert client.get(f"{PAGE}.json").status_code == 200
    assert waited == [1], "it is measured now"


def no_history() -> History:
    raise AssertionError("no page of cycles asks for items")
