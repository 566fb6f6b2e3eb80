"""Every response is guarded: what a page may do, who may ask, and what it says when it refuses."""

import logging
from dataclasses import replace

import pytest
from fastapi import FastAPI

from narrows.domain.errors import NarrowsError
from narrows.services.reviewing import Review
from narrows.web import app as application
from narrows.web.app import create_app
from narrows.web.assets import assets, static
from narrows.web.body_limits import LARGEST_FORM_BYTES
from narrows.web.error_table import title_of
from narrows.web.guard import HEADERS, POLICY
from narrows.web.rendering import environment
from tests.looks import PAYLOADS
from tests.web.clients import ADDRESS, active_parts, asking, client_of, tags, text_of
from tests.web.plans import CYCLES
from tests.web.reviews import desk_of, empty_review, renamed, review_of

PAGES = ("/", "/home.json", "/objectives", "/objectives.json", "/objectives?cycle=2026-Q3")
OTHERS = ("/nothing", "/nothing.json", "/objectives?cycle=never", "/breaks", static("base.css"))
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def app() -> FastAPI:
    """The application, with a page that breaks and a form that takes anything."""
    made = create_app(desk_of())
    made.add_api_route("/breaks", lambda: 1 // 0)
    made.add_api_route("/takes", lambda: {"taken": True}, methods=["POST"])
    return made


@pytest.mark.parametrize("path", PAGES + OTHERS)
def test_every_response_carries_the_headers_of_safety(app: FastAPI, path: str) -> None:
    answer = asking(app).get(path)
    missing = {name for name in HEADERS if name not in answer.headers}
    assert not missing
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_without_the_guard_the_headers_are_missing() -> None:
    bare = FastAPI()
    bare.add_api_route("/", lambda: "hello")
    assert not set(HEADERS) & set(asking(bare).get("/").headers)


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert "default-src 'none'" in POLICY
    assert "frame-ancestors 'none'" in POLICY


@pytest.mark.parametrize("path", PAGES)
def test_pages_say_how_long_they_took(app: FastAPI, path: str) -> None:
    answer = asking(app).get(path)
    assert answer.status_code == 200
    assert answer.headers["server-timing"].startswith("app;dur=")
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example",
                                  "", "[::1", "10.0.0.1"])  # fmt: skip
def test_another_host_is_refused(app: FastAPI, host: str) -> None:
    answer = asking(app).get("/home.json", headers={"host": host})
    assert answer.status_code == 403
    assert answer.json()["error"]["slug"] == "host-refused"


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "LOCALHOST"])
def test_this_machine_is_known_by_all_its_names(app: FastAPI, host: str) -> None:
    assert asking(app).get("/home.json", headers={"host": host}).status_code == 200


FOREIGN: tuple[dict[str, str], ...] = (
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": ADDRESS.replace("8765", "8766")},
    {"sec-fetch-site": "cross-site", "origin": ADDRESS},
)
OWN: tuple[dict[str, str], ...] = (
    {"sec-fetch-site": "same-origin"},
    {"sec-fetch-site": "none"},
    {"origin": ADDRESS},
    {},
)


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_form_of_another_site_is_refused(app: FastAPI, headers: dict[str, str]) -> None:
    answer = asking(app).post("/takes", headers=headers)
    assert answer.status_code == 403
    assert "cross-site" in answer.text


@pytest.mark.parametrize("headers", OWN)
def test_a_form_of_our_own_is_taken(app: FastAPI, headers: dict[str, str]) -> None:
    assert asking(app).post("/takes", headers=headers).json() == {"taken": True}


def test_reading_from_another_site_is_no_change(app: FastAPI) -> None:
    assert asking(app).get("/", headers={"sec-fetch-site": "cross-site"}).status_code == 200


def test_a_form_over_the_limit_is_refused(app: FastAPI) -> None:
    content = b"a=" + b"b" * LARGEST_FORM_BYTES
    answer = asking(app).post("/takes", content=content, headers=FORM)
    assert answer.status_code == 413
    assert "form-too-large" in answer.text
    assert asking(app).post("/takes", content=content[:1000], headers=FORM).status_code == 200


@pytest.mark.parametrize("length", ["abc", "", "1_0", "-1", "\u0663".encode()])
def test_a_length_that_is_none_breaks_nothing(app: FastAPI, length: str | bytes) -> None:
    said = length.encode() if isinstance(length, str) else length
    headers = [(b"content-length", said), (b"sec-fetch-site", b"same-origin")]
    assert asking(app).post("/takes", headers=headers).status_code == 200


def test_refusals_say_what_to_do_as_a_page_and_as_json(app: FastAPI) -> None:
    page, twin = asking(app).get("/nothing"), asking(app).get("/nothing.json")
    assert (page.status_code, twin.status_code) == (404, 404)
    assert "choose a page above" in text_of(page.text)
    assert any(attributes.get("href") == "/streams/policy" for _, attributes in tags(page.text))
    assert twin.json()["error"]["slug"] == "page-unknown"


def test_an_unknown_cycle_is_not_found_and_the_known_are_named(app: FastAPI) -> None:
    answer = asking(app).get("/objectives.json?cycle=2020-Q1")
    assert answer.status_code == 404
    assert answer.json()["error"]["slug"] == "cycle-unknown"
    assert "2026-Q4" in answer.json()["error"]["message"]


def test_a_wrong_method_is_refused(app: FastAPI) -> None:
    answer = asking(app).post("/objectives.json")
    assert (answer.status_code, answer.json()["error"]["slug"]) == (405, "method-refused")


def test_a_bug_tells_nothing_of_itself(app: FastAPI) -> None:
    answer = asking(app).get("/breaks")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "division" not in answer.text
    assert "fault of Narrows" in text_of(answer.text)


def test_what_cannot_be_reviewed_is_refused_in_a_bare_frame() -> None:
    def refuse() -> Review:
        raise NarrowsError("workflow-missing", "Stream «policy» has no workflow; give it one.")

    answer = client_of(replace(desk_of(), review=refuse)).get("/")
    assert answer.status_code == 409
    assert "give it one" in text_of(answer.text)
    assert "<h1>That does not fit what is there</h1>" in answer.text


def test_only_whoever_came_second_reads_that_somebody_was_quicker() -> None:
    titles = {slug: title_of(slug, 409) for slug in ("plan-stale", "request-decided", "cycle-over")}
    assert titles == {
        "plan-stale": "Somebody was quicker",
        "request-decided": "Somebody was quicker",
        "cycle-over": "That does not fit what is there",
    }


HOSTILE = (*PAYLOADS, '<a hx-get="/x" hx-trigger="load">', 'x" hx-get="/x" hx-trigger="load')


@pytest.mark.parametrize("path", ["/", "/objectives"])
def test_hostile_words_stay_words(path: str) -> None:
    reviews = {payload: renamed(review_of(), payload) for payload in HOSTILE}
    lying = [review_of()]
    client = client_of(replace(desk_of(), review=lambda: lying[0]))
    for payload, review in reviews.items():
        lying[0] = review
        html = client.get(path).text
        assert not list(active_parts(html)), payload
        sent = {named["hx-get"] for _, named in tags(html) if "hx-get" in named}
        assert sent <= {f"/objectives?cycle={each.id}" for each in CYCLES}, payload
        assert not [tag for tag, _ in tags(html) if tag == "img"], payload
        assert "".join(payload.split())[:20] in "".join(text_of(html).split())


def test_hostile_words_would_be_found() -> None:
    assert all(list(active_parts(each)) for each in PAYLOADS[:4])
    assert list(active_parts("<a href='javascript:1'>"))


def test_pages_stand_with_nothing_decided_and_nothing_synced() -> None:
    client = client_of(desk_of(empty_review()))
    home, objectives = client.get("/"), client.get("/objectives")
    assert "narrows apply narrows.yaml" in text_of(home.text)
    assert "No cycle yet" in text_of(objectives.text)
    assert client.get("/home.json").json()["next_step"]["title"] == "Nothing is planned yet"


def test_static_files_keep_for_ever_under_an_address_of_their_content(app: FastAPI) -> None:
    for asset in assets().values():
        answer = asking(app).get(asset.url)
        assert answer.content == asset.content
        assert "immutable" in answer.headers["cache-control"]
    changed = static("base.css").replace("base", "home")
    assert asking(app).get(changed).status_code == 404
    assert asking(app).get("/static/0000000000000000/../app.py").status_code == 404


def test_pages_without_scripts_ask_for_none(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "script" in {tag for tag, _ in tags(asking(app).get("/").text)}
    monkeypatch.setitem(environment().globals, "script", None)
    assert "script" not in {tag for tag, _ in tags(asking(app).get("/nothing").text)}


def test_missing_scripts_are_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(application, "has_script", lambda: False)
    with caplog.at_level(logging.WARNING):
        create_app(desk_of())
    (line,) = caplog.messages
    assert "make run" in line
