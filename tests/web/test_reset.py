"""The reset on its page: begun, decided item by item, and ended."""

from dataclasses import replace
from datetime import date

import pytest
from fastapi.testclient import TestClient

from narrows.domain.okr import Cycle
from narrows.domain.repository import Repository
from narrows.services.cycles.closing import begin_closing
from narrows.services.cycles.publishing import publish
from tests.looks import PAYLOADS
from tests.web.clients import active_parts, client_of, text_of
from tests.web.decisions import following_desk, remark, room_in, send
from tests.web.reviews import NOW, desk_of, empty_review

ANSWERS = {
    "problem": "Work waits in queues.",
    "observable": "Less waits, and we see where.",
    "ends": "The monthly status report.",
}


@pytest.fixture
def client(repository: Repository) -> TestClient:
    return client_of(following_desk(repository))


@pytest.fixture
def begun(client: TestClient) -> TestClient:
    answer = send(client, "/reset", "/beginning", cycle="2027-Q1", **ANSWERS)
    assert answer.status_code == 303, text_of(answer.text)
    return client


def test_what_is_missing_is_said_at_its_field(client: TestClient, repository: Repository) -> None:
    nameless = send(client, "/reset", "/beginning", **ANSWERS)
    assert nameless.status_code == 422
    assert "Give the new cycle a short name" in text_of(nameless.text)
    assert "Work waits in queues." in nameless.text
    spaced = send(client, "/reset", "/beginning", **{**ANSWERS, "cycle": "Winter 27"})
    assert "A short name cannot be «Winter 27»; use letters" in text_of(spaced.text)
    assert 'name="cycle" value="Winter 27"' in spaced.text
    for field, told in (("start", "soon"), ("start", "2027-01-05"), ("weeks", "many")):
        wrong = send(client, "/reset", "/beginning", **{**ANSWERS, "cycle": "2027-Q1", field: told})
        assert wrong.status_code == 422
        assert f'name="{field}" value="{told}" aria-invalid="true"' in wrong.text
    unanswered = send(client, "/reset", "/beginning", cycle="2027-Q1", problem="Queues.")
    assert "the same words are an answer too" in text_of(unanswered.text)
    assert not repository.sayings()


def test_all_that_is_wrong_is_said_at_once(client: TestClient) -> None:
    told = {**ANSWERS, "cycle": "2027-Q1", "start": "01/12/2026", "weeks": "thirteen"}
    wrong = send(client, "/reset", "/beginning", **told)
    assert wrong.status_code == 422
    assert wrong.text.count('aria-invalid="true"') == 2
    said = text_of(wrong.text)
    assert "«01/12/2026» is no day" in said
    assert "«thirteen» is no number of weeks" in said


def test_a_day_that_is_no_monday_is_told_as_people_write_it_and_as_the_form_takes_it(
    client: TestClient,
) -> None:
    tuesday = {**ANSWERS, "cycle": "2027-Q1", "start": "2027-01-05"}
    said = text_of(send(client, "/reset", "/beginning", **tuesday).text)
    assert "starts on Tuesday, 5 Jan 2027; cycles start on a Monday" in said
    assert "such as 4 Jan 2027 (2027-01-04)." in said


def test_a_name_that_a_cycle_has_is_refused_at_its_field(
    client: TestClient, repository: Repository
) -> None:
    """A draft in the plan keeps its days, and a cycle that counts its name."""
    stored = repository.plan()
    assert stored is not None
    spare = Cycle("2027-Q3", date(2027, 7, 5))
    cycles = (*stored.plan.cycles, spare)
    repository.replace_plan(replace(stored.plan, cycles=cycles), revision=stored.revision, at=NOW)
    publish(room_in(repository), "2026-Q4", facts=None, reasons={}, remark=remark(""))
    begin_closing(room_in(repository), "2026-Q4", remark=remark(""))
    wrong = {
        "2026-Q4": "There is a cycle «2026-Q4» already; give the new one another name",
        "2027-Q3": "«2027-Q3» is in the plan already, 13 weeks from 5 Jul 2027; leave day and",
    }
    for name, said in wrong.items():
        told = {**ANSWERS, "cycle": name, "start": "2027-01-04", "weeks": "13"}
        refused = send(client, "/reset", "/beginning", **told)
        assert refused.status_code == 422
        assert f'name="cycle" value="{name}" aria-invalid="true"' in refused.text
        assert said in text_of(refused.text)
    told = {**ANSWERS, "cycle": "2027-Q3", "start": "", "weeks": ""}
    assert send(client, "/reset", "/beginning", **told).status_code == 303, "the control"


def test_items_are_asked_for_one_after_the_other(begun: TestClient) -> None:
    told = begun.get("/reset.json").json()
    names = [each["item"] for each in told["reset"]["items"]]
    assert told["next"]["item"] == names[0]
    assert (told["is_open"], told["n_decided"]) == (True, 0)
    bare = send(begun, "/reset", "/reset/items", act="carry", words="")
    assert bare.status_code == 422
    assert "without an argument it lapses" in text_of(bare.text)
    send(begun, "/reset", "/reset/items", act="carry", words="It is not true yet.")
    send(begun, "/reset", "/reset/items", act="drop", words="Nobody asked for it.")
    told = begun.get("/reset.json").json()
    assert [each["fate"] for each in told["reset"]["items"]][:2] == ["carried", "dropped"]
    said = text_of(begun.get("/reset").text)
    assert "«It is not true yet.»" in said
    assert f"{2 + told['n_under']} of {told['n_items']} decided" in said


def test_all_that_the_cycle_left_is_counted_from_the_first_decision_to_the_last(
    begun: TestClient,
) -> None:
    """What goes with its objective is decided as well: the whole never changes."""
    first = begun.get("/reset.json").json()
    n_all, names = first["n_items"], [each["item"] for each in first["reset"]["items"]]
    assert len(names) == n_all > 3
    send(begun, "/reset", "/reset/items", item="love-mobile", act="drop", words="It is true.")
    parts = [each for each in names if each.startswith("love-mobile/")]
    assert parts
    assert f"{1 + len(parts)} of {n_all} decided" in text_of(begun.get("/reset").text)


def test_things_are_called_by_what_they_say(begun: TestClient, repository: Repository) -> None:
    told = {"owner": "policy", "text": "A claim is settled in a day", "removes": "The portal."}
    send(begun, "/reset", "/reset/additions", **told)
    (new,) = room_in(repository).plan.of_cycle("2027-Q1").objectives
    assert f'<a href="/objectives/{new.id}">{new.text}</a>' in begun.get("/reset").text
    for _ in begun.get("/reset.json").json()["reset"]["items"]:
        asked = begun.get("/reset.json").json()["next"]
        said = text_of(begun.get("/reset").text)
        assert asked["item"] not in said
        if asked["kind"] != "objective":
            assert "Initiative of Policy, for «Customers love our mobile experience»" in said
            return
        send(begun, "/reset", "/reset/items", act="carry", words="It is not true yet.")
    pytest.fail("no part of an objective was asked for")


def test_a_part_goes_on_only_with_its_objective(begun: TestClient) -> None:
    part = {"item": "love-mobile/business-in-the-room", "act": "carry", "words": "It works."}
    refused = begun.post("/reset/items", data=part)
    assert refused.status_code == 409
    assert "carry the objective first" in text_of(refused.text)
    assert "It works." in refused.text
    strange = begun.post("/reset/items", data={**part, "item": "no-such"})
    assert strange.status_code == 422


def test_adding_asks_what_is_removed(begun: TestClient, repository: Repository) -> None:
    new = {"owner": "policy", "text": "A claim is settled in a day", "why": "They wait."}
    refused = send(begun, "/reset", "/additions", **new)
    assert refused.status_code == 422
    assert "Say what ends, or is no longer done" in text_of(refused.text)
    assert send(begun, "/reset", "/additions", **new, removes="The portal.").status_code == 303
    added = room_in(repository).plan.of_cycle("2027-Q1").objectives
    assert [(each.owner, each.text, each.why) for each in added] == [tuple(new.values())]
    assert "removed for it: The portal." in text_of(begun.get("/reset").text)


def test_the_rest_is_let_go_at_once(begun: TestClient) -> None:
    before = begun.get("/reset").text
    told = begun.get("/reset.json").json()
    n_all = len(told["reset"]["items"])
    assert f"Let all {n_all} go" in text_of(before)
    assert "What waits for a decision?" in text_of(before)
    ended = send(begun, "/reset", "/reset/end")
    assert ended.status_code == 303
    said = text_of(begun.get(ended.headers["location"].partition("#")[0]).text)
    objectives = sum(each["kind"] == "objective" for each in told["reset"]["items"])
    assert f"{objectives} things are let go." in said
    page = begun.get("/reset").text
    assert "Nothing waits" in text_of(page)
    # What belongs to an objective goes with it, and the sum says so.
    went = n_all - objectives
    assert f"{n_all} of {n_all} decided ({went} of them went with" in text_of(page)
    assert "/reset/end" not in page
    assert begun.post("/reset/end", data={}, follow_redirects=False).status_code == 303


def test_a_cycle_is_looked_back_on_first(client: TestClient, repository: Repository) -> None:
    publish(room_in(repository), "2026-Q4", facts=None, reasons={}, remark=remark(""))
    page = client.get("/reset").text
    assert "First look back" in text_of(page)
    assert "<form" not in page
    told = {"cycle": "2027-Q1", **ANSWERS}
    assert client.post("/reset/beginning", data=told).status_code == 409
    begin_closing(room_in(repository), "2026-Q4", remark=remark(""))
    assert "Begin the reset of 2026-Q4" in text_of(client.get("/reset").text)


def test_a_reset_of_a_wrong_name_is_called_off(begun: TestClient, repository: Repository) -> None:
    assert "Nothing was decided yet, so nothing is lost." in text_of(begun.get("/reset").text)
    send(begun, "/reset", "/reset/items", act="carry", words="It is not true yet.")
    assert "1 decision is taken back" in text_of(begun.get("/reset").text)
    assert send(begun, "/reset", "/reset/calling-off").status_code == 303
    page = begun.get("/reset").text
    assert "Begin the reset of 2026-Q4" in text_of(page)
    assert ANSWERS["problem"] in page, "what was answered stands in the form"
    assert room_in(repository).plan.cycle("2027-Q1") is None
    assert begun.post("/reset/calling-off", data={}).status_code == 409


def test_a_cycle_is_reset_once(begun: TestClient, repository: Repository) -> None:
    send(begun, "/reset", "/reset/items", act="carry", words="It is not true yet.")
    send(begun, "/reset", "/reset/end")
    publish(room_in(repository), "2027-Q1", facts=None, reasons={}, remark=remark("", key="p"))
    page = begun.get("/reset").text
    assert "no cycle is reset twice" in text_of(page)
    assert "<form" not in page
    told = {"cycle": "2027-Q2", "after": "2026-Q4", **ANSWERS}
    assert begun.post("/reset/beginning", data=told).status_code == 409


def test_nothing_is_decided_before_it_has_begun(client: TestClient) -> None:
    assert client.post("/reset/items", data={"item": "x", "act": "drop"}).status_code == 409
    said = text_of(client_of(desk_of(empty_review())).get("/reset").text)
    assert "narrows workshop" in said


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_inert(begun: TestClient, payload: str) -> None:
    send(begun, "/reset", "/reset/items", act="drop", words=payload)
    told = {"owner": payload, "text": payload, "why": payload, "removes": payload}
    assert not list(active_parts(begun.post("/reset/additions", data=told).text))
    assert not list(active_parts(begun.get("/reset").text))
