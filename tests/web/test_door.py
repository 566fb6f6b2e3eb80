"""Alice serves, Bob has a token or a session, Charlie has no business here.

All sit at the same machine: only the kernel tells them apart, which `is_own` stands for.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from narrows.domain.gate import TokenScope
from narrows.services.access.signing_in import new_link
from narrows.vault.passes import FolderPasses
from narrows.web.app import create_app
from narrows.web.door import Door, Place
from narrows.web.frame import PLACES
from tests.web.clients import ADDRESS, tags, text_of
from tests.web.rest.served import Served, served
from tests.web.reviews import desk_of

ALICE, BOB, CHARLIE = (("127.0.0.1", port) for port in (50001, 50002, 50003))
ELSEWHERE = ("192.0.2.7", 50001)
OUTSIDE = "https://narrows.example"
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
HERE = {"sec-fetch-site": "same-origin"}


class Clock:
    """Stands still until somebody moves it."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def is_alice(client: Place, server: Place) -> bool | None:
    del server
    return client == ALICE


def door_of(folder: Path, clock: Clock) -> Door:
    return Door(FolderPasses(folder), is_alice, clock)


def asking(app: FastAPI, who: tuple[str, int], address: str = ADDRESS) -> TestClient:
    return TestClient(
        app, base_url=address, client=who, follow_redirects=False, raise_server_exceptions=False
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door(tmp_path: Path, clock: Clock) -> Door:
    return door_of(tmp_path, clock)


@pytest.fixture
def app(door: Door) -> FastAPI:
    return create_app(replace(desk_of(), door=door))


def link(door: Door, name: str = "link") -> str:
    new_link(door.passes, name, now=door.now())
    return f"/sign-in?link={name}"


def refused(answer: Response) -> str:
    """The slug of a refusal that says nothing of whose server this is."""
    told = text_of(answer.text)
    places = {each.get("href") for name, each in tags(answer.text) if name == "a"}
    assert not places & {href for href, _ in PLACES if href != "/"}, "where one could go"
    slugs = ("sign-in-missing", "link-refused", "link-elsewhere")
    return next(each for each in slugs if each in told)


PAGES = ("/", "/objectives", "/streams/policy", "/settings", "/no-such", "/home.json", "/inbox")


@pytest.mark.parametrize("path", PAGES)
def test_charlie_sees_no_page_and_alice_does(app: FastAPI, path: str) -> None:
    answer = asking(app, CHARLIE).get(path)
    assert answer.status_code == 401
    assert "sign-in-missing" in answer.text
    assert asking(app, ALICE).get(path).status_code in (200, 404)


@pytest.mark.parametrize("path", ["/inbox/drafts", "/objectives/love-mobile/check-ins", "/sources"])
def test_charlie_changes_nothing(app: FastAPI, path: str) -> None:
    answer = asking(app, CHARLIE).post(path, data={"words": "Mine"}, headers=HERE)
    assert (answer.status_code, refused(answer)) == (401, "sign-in-missing")
    assert asking(app, ALICE).post(path, data={"words": "Mine"}, headers=HERE).status_code != 401


def test_bob_opens_a_link_and_is_in_until_he_signs_out(app: FastAPI, door: Door) -> None:
    bob = asking(app, BOB)
    assert bob.get("/").status_code == 401
    opened = bob.get(link(door))
    assert (opened.status_code, opened.headers["location"]) == (303, "/")
    said = opened.headers["set-cookie"].lower()
    assert all(each in said for each in ("httponly", "samesite=strict", "path=/", "max-age=604800"))
    assert "secure" not in said, "over http a browser would not keep it"
    assert bob.get("/").status_code == 200
    assert "signed in until" in text_of(bob.get("/sign-in").text)
    assert bob.post("/sign-out", headers=HERE).status_code == 303
    assert bob.get("/").status_code == 401


def test_a_cookie_that_was_signed_out_opens_nothing_to_whoever_kept_it(
    app: FastAPI, door: Door
) -> None:
    bob = asking(app, BOB)
    bob.get(link(door))
    kept = bob.cookies[door.cookie_name]
    bob.post("/sign-out", headers=HERE)
    thief = asking(app, CHARLIE)
    thief.cookies.set(door.cookie_name, kept)
    assert thief.get("/").status_code == 401


def test_a_link_opens_once(app: FastAPI, door: Door) -> None:
    opens = link(door)
    asking(app, BOB).get(opens)
    charlie = asking(app, CHARLIE)
    again = charlie.get(opens)
    assert (again.status_code, refused(again)) == (403, "link-refused")
    assert charlie.get("/").status_code == 401


def test_a_link_opens_within_ten_minutes(app: FastAPI, door: Door, clock: Clock) -> None:
    opens = link(door)
    clock.now += timedelta(minutes=10)
    late = asking(app, BOB).get(opens)
    assert (late.status_code, refused(late)) == (403, "link-refused")


def test_a_session_ends_after_a_week(app: FastAPI, door: Door, clock: Clock) -> None:
    bob = asking(app, BOB)
    bob.get(link(door))
    clock.now += timedelta(days=7)
    bob.cookies.set(door.cookie_name, bob.cookies.get(door.cookie_name) or "forgotten")
    assert bob.get("/").status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://elsewhere.example"},
        {"sec-purpose": "prefetch"},
    ],
)
def test_a_link_that_another_site_leads_to_is_refused_and_not_used_up(
    app: FastAPI, door: Door, headers: dict[str, str]
) -> None:
    opens, bob = link(door), asking(app, BOB)
    lured = bob.get(opens, headers=headers)
    assert (lured.status_code, refused(lured)) == (403, "link-elsewhere")
    assert "set-cookie" not in lured.headers
    assert bob.head(opens).status_code == 200, "looking at it opens nothing"
    assert bob.get(f"/sign-in.json?{opens.partition('?')[2]}").json()["is_admitted"] is False
    assert bob.get(opens, headers={"sec-fetch-site": "none"}).status_code == 303


def test_a_session_is_never_the_one_that_the_browser_brought(app: FastAPI, door: Door) -> None:
    """Whoever planted a cookie in Bob's browser would share his session otherwise."""
    bob = asking(app, BOB)
    bob.get(link(door))
    before = bob.cookies[door.cookie_name]
    bob.get(link(door, "another"))
    assert bob.cookies[door.cookie_name] != before
    old = asking(app, CHARLIE)
    old.cookies.set(door.cookie_name, before)
    assert old.get("/").status_code == 401, "the one before has ended"


def test_with_a_session_another_site_changes_nothing_either(app: FastAPI, door: Door) -> None:
    bob = asking(app, BOB)
    bob.get(link(door))
    answer = bob.post("/inbox/drafts", data={}, headers={"sec-fetch-site": "cross-site"})
    assert (answer.status_code, "cross-site" in answer.text) == (403, True)


@pytest.mark.parametrize("name", ["Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"])
def test_what_a_proxy_passes_on_is_not_alice(app: FastAPI, name: str) -> None:
    assert asking(app, ALICE).get("/", headers={name: "127.0.0.1"}).status_code == 401


def test_nobody_elsewhere_is_alice(app: FastAPI) -> None:
    assert asking(app, ELSEWHERE).get("/").status_code == 401


def test_where_the_system_does_not_say_the_machine_is_its_owners(
    tmp_path: Path, clock: Clock
) -> None:
    door = replace(door_of(tmp_path, clock), is_own=lambda *_: None)
    app = create_app(replace(desk_of(), door=door))
    assert asking(app, CHARLIE).get("/").status_code == 200
    assert asking(app, ELSEWHERE).get("/").status_code == 401


def test_a_door_that_asks_everybody_asks_alice(door: Door) -> None:
    app = create_app(replace(desk_of(), door=replace(door, asks_everybody=True)))
    alice = asking(app, ALICE)
    assert alice.get("/").status_code == 401
    alice.get(link(door))
    assert alice.get("/").status_code == 200


def test_under_tls_the_cookie_belongs_to_this_host_alone(door: Door) -> None:
    """The proxy speaks http to the server; browsers call it by its name outside."""
    outside = replace(door, address=OUTSIDE, asks_everybody=True)
    bob = asking(create_app(replace(desk_of(), door=outside)), ALICE, OUTSIDE)
    said = bob.get(link(door)).headers["set-cookie"]
    assert said.startswith("__Host-narrows=")
    assert "; secure" in said.lower()
    assert bob.get("/").status_code == 200
    own = bob.post("/inbox/drafts", data={}, headers={"origin": OUTSIDE})
    other = bob.post("/inbox/drafts", data={}, headers={"origin": "https://elsewhere.example"})
    assert (own.status_code != 403, other.status_code) == (True, 403)


def test_what_is_needed_to_sign_in_is_there_for_all(app: FastAPI) -> None:
    charlie = asking(app, CHARLIE)
    page = charlie.get("/sign-in")
    assert page.status_code == 200
    assert "narrows sign-in" in text_of(page.text)
    sheets = [each["href"] for name, each in tags(page.text) if name == "link"]
    assert sheets
    assert all(charlie.get(each or "").status_code == 200 for each in sheets)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Served:
    return served(tmp_path_factory.mktemp("door"))


def test_programs_of_others_need_a_token(home: Served, door: Door) -> None:
    app: FastAPI = home.client.app  # type: ignore[assignment]
    closed = create_app(replace(app.state.desk, door=door))
    charlie, alice = asking(closed, CHARLIE), asking(closed, ALICE)
    assert charlie.get("/api/v1/objectives").status_code == 401
    assert charlie.post("/api/v1/talk", json={}).status_code == 401
    assert alice.get("/api/v1/objectives").status_code == 200
    token = home.token("bob", TokenScope.READ)
    assert charlie.get("/api/v1/objectives", headers=token).status_code == 200
    assert charlie.post("/api/v1/talk", json={}, headers=token).status_code in (403, 422)
    assert charlie.get("/", headers=token).status_code == 401, "pages take no token"
    bob = asking(closed, BOB)
    bob.get(link(door))
    assert bob.get("/api/v1/objectives").status_code == 200
