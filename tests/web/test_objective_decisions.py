"""Deciding on the page of an objective: its bets, its ripples, and what people say about it."""

from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient

from narrows.domain.repository import Repository
from narrows.domain.sayings import About, Act, Kind
from narrows.services.check_ins.refusals import LONGEST_TEXT
from narrows.services.initiatives.deciding import start
from narrows.services.ripples.proposing import propose
from narrows.services.ripples.targets import Proposal
from narrows.services.talk.conversing import ask
from tests.looks import PAYLOADS
from tests.web.clients import active_parts, client_of, tags, text_of
from tests.web.decisions import decided_desk, remark, room_in, send
from tests.web.reviews import desk_of

PAGE = "/objectives/love-mobile"
BET = f"{PAGE}/bets/business-in-the-room"
KEY = "love-mobile/business-in-the-room"
ABOUT = About(Kind.OBJECTIVE, "love-mobile")


@pytest.fixture
def client(repository: Repository) -> TestClient:
    return client_of(decided_desk(repository))


def acts(repository: Repository) -> list[Act]:
    return [each.act for each in repository.sayings()]


def test_a_bet_is_started_kept_and_stopped_each_with_its_reason(
    client: TestClient, repository: Repository
) -> None:
    assert "proposed" in text_of(client.get(PAGE).text)
    for decision, words in (("start", "Now."), ("keep", "It holds."), ("stop", "Won.")):
        done = send(client, PAGE, BET, decision=decision, words=words)
        assert done.status_code == 303
    assert acts(repository) == [Act.START, Act.KEEP, Act.STOP]
    said = text_of(client.get(f"{PAGE}?said=3").text)
    assert "The bet is stopped; the objective stays." in said
    assert "stopped 26 Nov 2026" in said
    assert "kept 26 Nov 2026 It holds." in said
    assert "What showed it?" not in said, "no check-in asks for a bet that was stopped"
    assert "Decide on it" not in said


def test_a_decision_needs_a_reason_and_keeps_what_was_chosen(
    client: TestClient, repository: Repository
) -> None:
    start(room_in(repository), KEY, remark=remark("Now."))
    refused = send(client, PAGE, BET, decision="keep")
    assert refused.status_code == 422
    assert "Say it in words." in text_of(refused.text)
    assert 'value="keep" checked' in refused.text
    nothing = send(client, PAGE, BET, words="Because.")
    assert "Choose what to do with it." in text_of(nothing.text)
    assert "Because." in nothing.text
    long = send(client, PAGE, BET, decision="keep", words="x" * (LONGEST_TEXT + 1))
    assert "shorten it" in text_of(long.text)
    assert acts(repository) == [Act.START]


def test_a_bet_is_changed_in_the_plan_at_once(client: TestClient, repository: Repository) -> None:
    start(room_in(repository), KEY, remark=remark("Now."))
    same = send(client, PAGE, BET, decision="change", words="Half of it is enough.")
    assert "It says all of this already" in text_of(same.text)
    told = {"change__by": "−3,5", "change__until": "9", "change__because": "one form is half"}
    done = send(client, PAGE, BET, decision="change", words="Half of it is enough.", **told)
    assert done.status_code == 303
    said = text_of(client.get(PAGE).text)
    assert "by −3.5 days until week 9, because one form is half" in said
    told = {"change__by": "−1,234,567.5"}
    send(client, PAGE, BET, decision="change", words="By far.", **told)
    assert 'value="−1234567.5"' in client.get(PAGE).text, "sent back as it is, it stays"


@pytest.mark.parametrize(
    ("field", "told", "message"),
    [
        ("by", "six", "is no number"),
        ("by", "nan", "is no number"),
        ("by", "10 h", "is no number"),
        ("by", "99999999999999999999", "too large"),
        ("until", "0", "is no week"),
        ("until", "14", "has 13 weeks"),
        ("status", "Nowhere", "There is no status «Nowhere»"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(
    client: TestClient, repository: Repository, field: str, told: str, message: str
) -> None:
    start(room_in(repository), KEY, remark=remark("Now."))
    refused = send(client, PAGE, BET, decision="change", words="Why.", **{f"change__{field}": told})
    assert refused.status_code == 422
    assert message in text_of(refused.text)
    assert f'value="{told}" aria-invalid="true"' in refused.text


def test_a_bet_is_swapped_and_its_history_outlives_it(client: TestClient) -> None:
    told = {"swap__text": "Ask for the old form first", "swap__moves": "business-wait"}
    done = send(client, PAGE, BET, decision="swap", words="They have no time.", **told)
    assert done.status_code == 303
    page = client.get(PAGE).text
    said = text_of(page)
    assert "Ask for the old form first" in said
    assert "swapped" in said
    assert "«They have no time.»" in said
    told_of = client.get(f"{PAGE}.json").json()
    assert [each["id"] for each in told_of["initiatives"]] == ["ask-old-form-first"]
    assert [each["id"] for each in told_of["gone"]] == ["business-in-the-room"]


def test_another_bet_is_proposed(client: TestClient) -> None:
    empty = send(client, PAGE, f"{PAGE}/bets", text=" ")
    assert "Say what is done." in text_of(empty.text)
    done = send(client, PAGE, f"{PAGE}/bets", text="One form", moves="nps", by="3", until="8")
    assert done.status_code == 303
    said = text_of(client.get(PAGE).text)
    assert "Moves Mobile customer NPS by +3 points until week 8" in said


def test_by_how_much_of_nothing_lacks_a_key_result(client: TestClient) -> None:
    """«−2 days is no number» told of the field that was right, since nobody chose what moves."""
    page = send(client, PAGE, f"{PAGE}/bets", text="One form", moves="", by="−2 days", until="8")
    assert (page.status_code, "is no number" in text_of(page.text)) == (422, False)
    assert "Say which key result it should move." in text_of(page.text)
    (chosen,) = (told for tag, told in tags(page.text) if told.get("id") == "bets-new/moves")
    assert chosen["aria-invalid"] == "true"
    assert 'value="−2 days"' in page.text


@pytest.mark.parametrize("told", ["8", "week 8", "Week 8", "W8"])
def test_a_week_is_written_as_the_page_says_it(client: TestClient, told: str) -> None:
    send(client, PAGE, f"{PAGE}/bets", text="One form", moves="nps", by="3", until=told)
    assert "by +3 points until week 8" in text_of(client.get(PAGE).text)


def test_who_decides_on_what_another_changed_meanwhile_sees_both(
    client: TestClient, repository: Repository
) -> None:
    old = {"decision": "start", "words": "Mine.", "seen": "0"}
    start(room_in(repository), KEY, remark=remark("Theirs."))
    stale = client.post(BET, data={**old, "decision": "keep"})
    assert stale.status_code == 409
    assert "Somebody decided on it meanwhile" in text_of(stale.text)
    assert "«Theirs.»" in text_of(stale.text)
    assert "Mine." in stale.text


def test_a_ripple_is_proposed_answered_and_withdrawn(
    client: TestClient, repository: Repository
) -> None:
    nowhere = send(client, PAGE, f"{PAGE}/ripples", effect="hinders", text="Fewer desks")
    assert "Choose who feels it." in text_of(nowhere.text)
    done = send(
        client, PAGE, f"{PAGE}/ripples", effect="hinders", to="cheaper-hosting", text="More photos"
    )
    assert done.status_code == 303
    other = "/objectives/cheaper-hosting"
    assert "waits for an answer" in text_of(client.get(other).text)
    accepted = send(client, other, "/ripples/answers", act="accept", words="We see it.")
    assert accepted.status_code == 303
    assert "«We see it.»" in text_of(client.get(PAGE).text)
    told = {"ripple": "love-mobile/hinders/cheaper-hosting", "act": "withdraw", "words": "No."}
    client.post(f"{PAGE}/ripples/answers", data=told)
    assert acts(repository) == [Act.PROPOSE, Act.ACCEPT, Act.WITHDRAW]
    assert "More photos" not in text_of(client.get(PAGE).text)


def test_a_ripple_to_somebody_outside_names_them(client: TestClient) -> None:
    path = f"{PAGE}/ripples"
    assert "Say who outside" in text_of(send(client, PAGE, path, to="?").text)
    told = {"to": "?", "outside": "The regulator"}
    assert "Say what is felt." in text_of(send(client, PAGE, path, **told).text)
    assert send(client, PAGE, path, text="fewer forms", **told).status_code == 303
    said = text_of(client.get(PAGE).text)
    assert "This helps The regulator" in said


def test_who_goes_back_and_says_something_else_has_said_both(
    client: TestClient, repository: Repository
) -> None:
    """«The comment is saved» was said of words that were nowhere: the form was one that was sent."""
    path, form = f"{PAGE}/talk", {"act": "comment", "request_key": "of the form"}
    for words in ("First.", "First.", "Second."):
        done = client.post(path, data={**form, "words": words}, follow_redirects=False)
        assert done.status_code == 303
    assert [each.words for each in repository.sayings()] == ["First.", "Second."]


def test_people_comment_ask_and_answer(client: TestClient, repository: Repository) -> None:
    path = f"{PAGE}/talk"
    assert "Say it in words." in text_of(send(client, PAGE, path, act="ask").text)
    asked = send(client, PAGE, path, act="ask", words="Who?", about="nps", behalf="organisation")
    assert asked.status_code == 303
    said = text_of(client.get(asked.headers["location"].partition("#")[0]).text)
    assert "The question waits for Policy." in said
    assert "Harbour Insurance asks about Mobile customer NPS" in said
    (question,) = repository.sayings()
    answered = send(client, PAGE, f"{path}/{question.number}", words="People on phones.")
    assert answered.status_code == 303
    told = client.get(f"{PAGE}.json").json()["conversation"]
    assert told["n_waiting"] == 0
    assert told["threads"][0]["answers"][0]["words"] == "People on phones."


def test_a_question_waits_for_nobody_once_the_cycle_is_over(
    client: TestClient, repository: Repository
) -> None:
    send(client, PAGE, f"{PAGE}/talk", act="ask", words="Who?", about="nps")
    assert client.get(f"{PAGE}.json").json()["conversation"]["n_waiting"] == 1
    over = client_of(desk_of(repository=repository, now=datetime(2027, 1, 4, tzinfo=UTC)))
    assert "without an answer" not in text_of(over.get(PAGE).text)
    (thread,) = over.get(f"{PAGE}.json").json()["conversation"]["threads"]
    assert (thread["remark"]["words"], thread["waits_for"]) == ("Who?", "")


def test_leaders_acknowledge_and_take_it_back(client: TestClient, repository: Repository) -> None:
    path = f"{PAGE}/acknowledgement"
    assert send(client, PAGE, path, act="acknowledge", words="It is the wait.").status_code == 303
    said = text_of(client.get(PAGE).text)
    assert "Harbour Insurance sees how this serves the waypoint" in said
    assert send(client, PAGE, path, act="take-back", words="").status_code == 303
    assert acts(repository) == [Act.ACKNOWLEDGE, Act.WITHDRAW]


def test_a_closed_cycle_shows_what_was_decided_and_no_form(client: TestClient) -> None:
    assert "<form" not in client.get("/objectives/faster-quotes").text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_inert(client: TestClient, repository: Repository, payload: str) -> None:
    kept = payload.replace("\0", "")
    room = room_in(repository)
    start(room, KEY, remark=remark(kept))
    ask(room, ABOUT, remark=remark(kept))
    outside = Proposal("love-mobile", "helps", kept[:200], kept, is_outside=True)
    propose(room_in(repository), outside, remark=remark(kept))
    assert not list(active_parts(client.get(PAGE).text))
    names = ("words", "change/text", "swap/because", "decision", "behalf", "about", "to", "ripple")
    for path in (BET, f"{PAGE}/talk", f"{PAGE}/ripples", f"{PAGE}/ripples/answers"):
        sent = client.post(path, data=dict.fromkeys(names, payload))
        assert sent.status_code < 500
        assert not list(active_parts(sent.text))
