"""The page of ripples: how objectives touch each other, answered and noted where it is read."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective, Ripple
from narrows.domain.repository import Repository
from narrows.domain.sayings import Act
from narrows.services.ripples.states import RippleState
from narrows.views.wave_cards import WaveCard, WaveEnd
from narrows.web.asked_ripples import asked_by_form
from narrows.web.pond import pond
from narrows.web.pond_shapes import MOST_WAVES, NARROW
from tests.looks import PAYLOADS
from tests.web.clients import active_parts, client_of, text_of
from tests.web.decisions import decided_desk, decided_store, send
from tests.web.plans import CHEAPER, INNOVATE, INSURER, LOVE

PAGE = "/ripples"


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    fewer = (*CHEAPER.key_results, KeyResult("nps", "mobile-nps", baseline=31, target=28))
    hinders = Ripple("most-innovative", "hinders", "cheap is slow")
    cheaper = replace(CHEAPER, key_results=fewer, ripples=(hinders, Ripple("claims", "needs")))
    with decided_store(tmp_path, replace(INSURER, objectives=(INNOVATE, LOVE, cheaper))) as opened:
        yield opened


@pytest.fixture
def client(repository: Repository) -> TestClient:
    return client_of(decided_desk(repository))


def test_ripples_meetings_and_conflicts_are_told(client: TestClient) -> None:
    page = client.get(PAGE).text
    said = text_of(page)
    assert "3 ripples, 3 without an answer" in said
    assert "Platform: Growth does not cost more to host hinders Harbour Insurance" in said
    assert "cancelling At Harbour Insurance: Become the most innovative insurer" in said
    assert "Mobile customer NPS: Policy: Customers love our mobile experience pulls it up;" in said
    assert "Platform: Growth does not cost more to host pulls it down" in said
    assert "tell the other side" in said
    assert page.count('role="img"') == 2, "one picture for wide pages, one for narrow ones"
    told = client.get(f"{PAGE}.json").json()
    assert [each["state"] for each in told["waves"]] == ["proposed"] * 3


def test_a_ripple_is_answered_where_it_is_read(client: TestClient, repository: Repository) -> None:
    told = {"ripple": "cheaper-hosting/needs/claims", "act": "decline", "cycle": "2026-Q4"}
    refused = client.post(f"{PAGE}/answers", data=told)
    assert refused.status_code == 422
    assert "Say it in words." in text_of(refused.text)
    done = client.post(
        f"{PAGE}/answers", data={**told, "words": "We have none."}, follow_redirects=False
    )
    assert done.headers["location"] == "/ripples?cycle=2026-Q4&said=1#said"
    said = text_of(client.get("/ripples?cycle=2026-Q4&said=1").text)
    assert "The ripple is declined." in said
    assert "«We have none.»" in said
    assert [each.act for each in repository.sayings()] == [Act.DECLINE]


def test_a_wave_from_outside_is_noted_and_taken_back(
    client: TestClient, repository: Repository
) -> None:
    path = f"{PAGE}/outside"
    nobody = send(client, PAGE, path, to="policy", words="Forms")
    assert "Say who outside makes it." in text_of(nobody.text)
    assert send(client, PAGE, path, party="The regulator", to="", words="x").status_code == 422
    told = {"party": "The regulator", "effect": "hinders", "to": "policy", "words": "New forms"}
    long = send(client, PAGE, path, **{**told, "party": "x" * 201}).text
    assert "200 characters at most" in long.split('/party-error">')[1].split("<")[0]
    assert send(client, PAGE, path, **told).status_code == 303
    assert "The regulator hinders Policy: New forms" in text_of(client.get(PAGE).text)
    felt = text_of(client.get("/objectives/love-mobile").text)
    assert "The regulator hinders this: New forms" in felt
    back = {"ripple": "The regulator/hinders/policy", "act": "withdraw", "words": "It is over."}
    assert client.post(f"{PAGE}/answers", data=back, follow_redirects=False).status_code == 303
    assert "The regulator" not in text_of(client.get(PAGE).text)
    assert [each.act for each in repository.sayings()] == [Act.PROPOSE, Act.WITHDRAW]


def test_an_empty_pond_teaches_where_to_begin(tmp_path: Path) -> None:
    bare = replace(LOVE, ripples=())
    with decided_store(tmp_path, replace(INSURER, objectives=(bare,))) as repository:
        said = text_of(client_of(decided_desk(repository)).get(PAGE).text)
        assert "No ripple yet" in said
        assert "Policy: Customers love our mobile experience" in said
    (tmp_path / "none").mkdir()
    with decided_store(tmp_path / "none", replace(INSURER, objectives=(), cycles=())) as repository:
        assert "narrows workshop" in text_of(client_of(decided_desk(repository)).get(PAGE).text)


def test_many_ripples_are_searched_and_told_in_parts(tmp_path: Path) -> None:
    many = tuple(Ripple("most-innovative", "helps", f"way {number:02}") for number in range(1, 31))
    few = replace(CHEAPER, ripples=(Ripple("claims", "needs", "fewer questions"),))
    parties = tuple(replace(each, to=f"party {n}") for n, each in enumerate(many))
    love = replace(LOVE, ripples=parties)
    with decided_store(tmp_path, replace(INSURER, objectives=(INNOVATE, love, few))) as repository:
        client = client_of(decided_desk(repository))
        said = text_of(client.get(PAGE).text)
        assert "31 ripples, part 1 of 2." in said
        assert "the 20 that are listed below" in said
        found = client.get(f"{PAGE}?owner=claims").text
        assert "1 of 31 ripples. All of them" in text_of(found)
        assert "that are listed below" not in text_of(found), "all of them are drawn"
        assert 'name="shown-owner" value="claims"' in found
        waiting = client.get(f"{PAGE}.json?words=FEWER+quest&waits=1").json()
        assert [each["felt"]["key"] for each in waiting["waves"]] == ["claims"]
        assert "No ripple says that." in text_of(client.get(f"{PAGE}?words=nobody").text)
        told = {"ripple": "cheaper-hosting/needs/claims", "act": "accept", "words": "Yes."}
        where = {"cycle": "2026-Q4", "shown-owner": "claims", "shown-page": "1"}
        done = client.post(f"{PAGE}/answers", data={**told, **where}, follow_redirects=False)
        assert done.headers["location"] == "/ripples?cycle=2026-Q4&owner=claims&said=1#said"


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get(f"{PAGE}?cycle=1999").status_code == 404
    gone = client.post(f"{PAGE}/answers", data={"ripple": "a/helps/b", "act": "accept"})
    assert gone.status_code == 404


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_inert(tmp_path: Path, payload: str) -> None:
    kept = payload.replace("\0", "")
    objective = Objective(
        "love-mobile", "2026-Q4", "policy", kept, ripples=(Ripple(kept, "helps", kept, kept),)
    )
    with decided_store(tmp_path, replace(INSURER, objectives=(objective,))) as repository:
        client = client_of(decided_desk(repository))
        assert not list(active_parts(client.get(PAGE).text))
        names = ("party", "effect", "to", "words", "strength", "cycle")
        for path in (f"{PAGE}/outside", f"{PAGE}/answers"):
            sent = client.post(path, data=dict.fromkeys(names, payload))
            assert sent.status_code < 500
            assert not list(active_parts(sent.text))


def waves(n_waves: int, state: RippleState = RippleState.ACCEPTED) -> list[WaveCard]:
    def one(number: int) -> WaveCard:
        source = WaveEnd(f"o{number}", f"Stream {number % 3}", f"Objective {number}", "/o")
        felt = WaveEnd(f"f{number % 5}", "Others", f"Felt {number % 5}", "/f")
        return WaveCard(
            f"{number}", source, "helps", felt, "", "", state, "", None, "", is_outside=False
        )

    return [one(each) for each in range(n_waves)]


def test_no_two_waves_begin_or_end_at_one_place() -> None:
    drawn = pond(waves(12))
    assert len({each.y for each in drawn.waves}) == 12
    assert len({each.tip for each in drawn.waves}) == 12
    assert all(0 < each.y < drawn.height for each in drawn.waves)
    assert len(drawn.ends) == 12 + 5


def test_many_waves_are_drawn_by_owner_and_so_is_a_narrow_pond() -> None:
    assert len(pond(waves(MOST_WAVES + 1)).waves) == 3
    assert [each.text for each in pond(waves(6), NARROW).ends] == [
        "Stream 0", "Stream 1", "Stream 2", "Others",
    ]  # fmt: skip
    assert {each.label for each in pond(waves(6), NARROW).waves} == {"+"}


def test_what_was_declined_is_no_wave_and_what_waits_is_open() -> None:
    assert not pond(waves(3, RippleState.DECLINED)).waves
    assert not any(each.is_settled for each in pond(waves(3, RippleState.PROPOSED)).waves)
    assert all(each.is_settled for each in pond(waves(3)).waves)


@pytest.mark.parametrize(
    ("told", "page"), [("3", 3), ("0", 1), ("", 1), ("-2", 1), ("²", 1), ("9" * 5000, 1)]
)
def test_the_part_that_a_form_says_is_a_number_or_the_first(told: str, page: int) -> None:
    assert asked_by_form({"shown-page": told}).page == page
