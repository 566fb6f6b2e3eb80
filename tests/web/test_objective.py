"""The page of an objective: why, how far, what was learned; and its check-in form."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.domain.observed import Snapshot
from narrows.domain.okr import Ripple
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.services.check_ins.refusals import LONGEST_TEXT
from narrows.store import open_store
from tests.looks import PAYLOADS
from tests.web.clients import active_parts, client_of, tags, text_of
from tests.web.editors import PATH, Editor, ids_of
from tests.web.reviews import NOW, desk_of, renamed, review_of

BET = "hypotheses/business-in-the-room"
MINUTE = {
    "confidence/nps": "70",
    BET: "held",
    "words/business-in-the-room": "two mornings were enough",
    "learned": "Most questions are about one form.\nIt is the old one.",
    "next": "Ask for that form first.",
}


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    store = open_store(str(tmp_path / "store.sqlite3"))
    yield store.repository(LOCAL_OWNER)
    store.close()


@pytest.fixture
def client(repository: Repository) -> TestClient:
    return client_of(desk_of(repository=repository))


@pytest.fixture
def editor(client: TestClient) -> Editor:
    opened = Editor(client)
    opened.open()
    return opened


def test_the_page_says_why_how_far_and_what_was_learned() -> None:
    said = text_of(client_of(desk_of()).get(PATH).text)
    for words in (
        "Customers love our mobile experience",
        "Nine of ten new customers meet us on a phone.",
        "Serves «A policy is provisioned in days, not weeks» by 30 Jun 2027",
        "committed: expected to be met",
        "33.8 days",
        "42 → 29.4 days",
        "65 % of the way",
        "13 % the wrong way",
        "75 % of the weeks inside",
        "The 85th percentile of features done in the 4 weeks to 22 Nov 2026, 41 items.",
        "Guard: Share of defects 21 %, +3 points since its baseline",
        "Moves Time in «Waiting for business input» by −6 days until week 6, because questions",
        "This helps Harbour Insurance: Become the most innovative insurer in our industry",
        "Learned Most questions are about one form.",
    ):
        assert words in said
    assert said.index("Check-in 2") < said.index("Check-in 1")


def test_a_wave_is_felt_at_its_other_end_and_findings_stand_with_a_rewrite() -> None:
    client = client_of(desk_of())
    felt = text_of(client.get("/objectives/most-innovative").text)
    assert "Policy: Customers love our mobile experience helps this" in felt
    assert "No data yet" in felt
    found = text_of(client.get("/objectives/cheaper-hosting").text)
    assert "Say which status it widens, or begin where the work waits." in found
    assert "measured from next week on" in found
    assert "not configured" in found


def test_numbers_lead_to_the_items_behind_them() -> None:
    page = client_of(desk_of()).get(PATH).text
    linked = {attributes.get("href") for tag, attributes in tags(page) if tag == "a"}
    assert (
        "/streams/policy/items?state=done&item_type=feature&done_from=2026-10-26&done_to=2026-11-23"
    ) in linked
    assert "/streams/policy/items?state=open" in linked


def test_the_twin_says_the_same_numbers() -> None:
    client = client_of(desk_of())
    twin = client.get(f"{PATH}.json").json()
    assert twin["last_number"] == 2
    assert twin["state"] == "fresh"
    (nps, time, *_) = twin["key_results"]
    assert (nps["progress"]["current"], nps["progress"]["progress_ratio"]) == (33.1, 0.339)
    assert time["counter"]["progress"]["current"] == 0.21
    assert time["items"]["done_from"] == "2026-10-26"
    assert [each["number"] for each in twin["check_ins"]] == [2, 1]


def test_an_objective_that_is_not_there_is_not_found() -> None:
    answer = client_of(desk_of()).get("/objectives/love-mobil")
    assert answer.status_code == 404
    assert "did you mean «love-mobile»?" in text_of(answer.text)


def test_a_check_in_is_saved_and_shown(editor: Editor, repository: Repository) -> None:
    answer = editor.save(**MINUTE)
    assert answer.status_code == 303
    shown = editor.client.get(answer.headers["location"])
    assert "Saved as check-in 1" in text_of(shown.text)
    assert "two mornings were enough" in text_of(shown.text)
    (saved,) = repository.check_ins()
    assert saved.seen[0].confidence_ratio == 0.7
    assert saved.learned == MINUTE["learned"]
    editor.open()
    assert editor.form["confidence/nps"] == "70", "the next form begins with what was believed"
    assert editor.form["learned"] == ""
    assert BET not in editor.form


def test_saved_is_said_of_what_was_saved_only(client: TestClient) -> None:
    for told in ("1", "99", "<b>1</b>", "-1", "01"):
        assert "Saved as" not in text_of(client.get(PATH, params={"saved": told}).text)


def test_a_double_click_saves_once(editor: Editor, repository: Repository) -> None:
    first, again = editor.save(**MINUTE), editor.resend()
    assert (first.status_code, again.status_code) == (303, 303)
    assert first.headers["location"] == again.headers["location"]
    assert len(repository.check_ins()) == 1


def test_who_goes_back_after_saving_and_writes_more_is_shown_both(editor: Editor) -> None:
    """The old form again, with other words: they were dropped, and the first said to be saved."""
    editor.open()
    editor.save(**MINUTE)
    editor.sent = {**editor.sent, "learned": "And one thing more."}
    refused = editor.resend()
    assert refused.status_code == 412
    assert "And one thing more." in refused.text


BAD = [
    ({"confidence/nps": "101"}, "confidence/nps", "«Mobile customer NPS» as a whole number from 0"),
    ({"confidence/nps": "many"}, "confidence/nps", "whole number"),
    ({"confidence/nps": "80,5"}, "confidence/nps", "«80,5» is none"),
    ({BET: "won"}, BET, "of «Business people sit with the stream two mornings a week» held"),
    ({BET: "", "words/business-in-the-room": "only words"}, BET, "held, failed"),
    ({"learned": "x" * (LONGEST_TEXT + 1)}, "learned", "5,001"),
    ({"next": "x" * (LONGEST_TEXT + 1)}, "next", "5,001"),
    ({"words/business-in-the-room": "x" * 6000}, "words/business-in-the-room", "6,000"),
]


@pytest.mark.parametrize(("change", "name", "words"), BAD)
def test_a_bad_answer_is_told_at_its_field_and_the_text_is_kept(
    editor: Editor, repository: Repository, change: dict[str, str], name: str, words: str
) -> None:
    answer = editor.save(**{**MINUTE, **change})
    assert answer.status_code == 422
    assert not repository.check_ins()
    elements = {attributes.get("id"): attributes for _, attributes in tags(answer.text)}
    assert elements[name]["aria-invalid"] == "true"
    assert f"{name}-error" in (elements[name]["aria-describedby"] or "").split()
    # A field for numbers shows nothing of what is none.
    assert elements[name].get("type") != "number"
    error = answer.text.split(f'id="{name}-error">')[1].split("<")[0]
    assert words in error
    summary = {attributes.get("href") for tag, attributes in tags(answer.text) if tag == "a"}
    assert f"#{name}" in summary
    kept = {key: value for key, value in {**MINUTE, **change}.items() if value not in ("", "won")}
    assert kept.items() <= editor.form.items()
    mended = editor.save(
        **{
            BET: "",
            "words/business-in-the-room": "",
            "learned": "short",
            "next": "",
            "confidence/nps": "0",
        }
    )
    assert mended.status_code == 303, "the kept form can be mended and saved"


def test_every_description_of_a_field_is_there(editor: Editor) -> None:
    """On the page itself and with every field refused."""
    every = {
        **MINUTE,
        **{
            name: value
            for change, _, _ in BAD[:1] + BAD[2:3] + BAD[4:6]
            for name, value in change.items()
        },
    }
    for page in (editor.open(), editor.save(**every).text):
        ids = list(ids_of(page))
        assert len(ids) == len(set(ids))
        for _, attributes in tags(page):
            described = (attributes.get("aria-describedby") or "").split()
            named = (attributes.get("aria-labelledby") or "").split()
            assert set(described + named) <= set(ids)


def test_nothing_said_is_told_at_the_top(editor: Editor) -> None:
    answer = editor.save()
    assert answer.status_code == 422
    assert "Nothing is said" in text_of(answer.text)


def test_the_second_editor_sees_both_texts_and_saves_on_top(
    client: TestClient, repository: Repository
) -> None:
    first, second = Editor(client), Editor(client)
    first.open()
    second.open()
    first.save(learned="What the first learned.")
    answer = second.save(learned="What the second learned.", **{"confidence/nps": "20"})
    assert answer.status_code == 412
    said = text_of(answer.text)
    assert "Somebody was quicker" in said
    assert "What the first learned." in said
    assert second.form["learned"] == "What the second learned."
    assert second.form["confidence/nps"] == "20"
    assert [each.learned for each in repository.check_ins()] == ["What the first learned."]
    assert second.save(learned="Both of it.").status_code == 303
    learned = [each.learned for each in repository.check_ins()]
    assert learned == ["What the first learned.", "Both of it."]


def test_an_old_form_that_says_something_else_now_shows_both(editor: Editor) -> None:
    """The browser's Back brings the form as it was sent, with the key of what was saved."""
    editor.save(learned="First words.")
    answer = editor.save(learned="Second thoughts.")
    assert answer.status_code == 412
    assert "First words." in text_of(answer.text)
    assert editor.form["learned"] == "Second thoughts."
    assert editor.save().status_code == 303


@pytest.mark.parametrize("told", [None, "", "x", "-1", "1.0", "9" * 40, "٣"])
def test_without_what_was_seen_nothing_is_saved(
    editor: Editor, repository: Repository, told: str | None
) -> None:
    form = {key: value for key, value in editor.form.items() if key != "seen_number"}
    sent = form if told is None else {**form, "seen_number": told}
    answer = editor.client.post(f"{PATH}/check-ins", data={**sent, **MINUTE})
    assert answer.status_code == 428
    assert "which check-in its author saw last" in text_of(answer.text)
    assert not repository.check_ins()


def test_headers_say_it_too(client: TestClient, repository: Repository) -> None:
    headers = {"if-match": '"0"', "idempotency-key": "k" * 5000}
    for _ in range(2):
        answer = client.post(
            f"{PATH}/check-ins", data={"learned": "By a script."}, headers=headers,
            follow_redirects=False,
        )  # fmt: skip
        assert answer.status_code == 303
    assert len(repository.check_ins()) == 1


def test_what_is_not_there_cannot_have_been_seen(editor: Editor, repository: Repository) -> None:
    assert editor.save(**MINUTE, seen_number="5").status_code == 400
    editor.open()
    assert editor.save(**MINUTE).status_code == 303
    after_restore = editor.save(learned="Said after a restore.", seen_number="7")
    assert after_restore.status_code == 412
    assert editor.form["learned"] == "Said after a restore."
    assert len(repository.check_ins()) == 1


def test_a_closed_cycle_shows_no_form_and_says_why(editor: Editor, repository: Repository) -> None:
    over = client_of(desk_of(repository=repository, now=datetime(2027, 1, 4, tzinfo=UTC)))
    for path in (PATH, f"{PATH}/check-in"):
        page = over.get(path).text
        assert "The cycle ended on 3 Jan 2027" in text_of(page)
        assert not [tag for tag, _ in tags(page) if tag == "form"]
    editor.client = over
    late = editor.save(**MINUTE)
    assert late.status_code == 409
    assert "can only be read" in text_of(late.text)
    assert "Most questions are about one form." in text_of(late.text), "the text is kept"
    assert not repository.check_ins()


def test_before_its_cycle_begins_a_check_in_is_early_and_not_the_first_thing_to_do(
    repository: Repository,
) -> None:
    early, begun = (
        client_of(desk_of(repository=repository, now=datetime(2026, 10, day, 12, tzinfo=UTC)))
        for day in (4, 5)
    )
    begins = "he cycle begins on 5 Oct 2026"
    page, form = (early.get(path).text for path in (PATH, f"{PATH}/check-in"))
    assert f"T{begins}; nobody is asked to check in before." in text_of(page)
    assert f"This is early: t{begins}" in text_of(form)
    for client, first in ((early, []), (begun, [f"{PATH}/check-in"])):
        buttons = [at for tag, at in tags(client.get(PATH).text) if at.get("class") == "button"]
        assert [at["href"] for at in buttons] == first
    assert begins not in text_of(begun.get(f"{PATH}/check-in").text)


def test_a_missed_week_makes_it_outdated(editor: Editor, repository: Repository) -> None:
    editor.save(**MINUTE)
    later = desk_of(repository=repository, now=NOW + timedelta(days=9))
    assert "outdated: last check-in" in text_of(client_of(later).get(PATH).text)


def test_weeks_without_a_value_are_gaps_in_the_chart(repository: Repository) -> None:
    kept = {1: 41.0, 2: 40.0, 4: 36.0, 5: 35.0}
    repository.keep_snapshots(
        [
            Snapshot(
                "love-mobile", "feature-time", date(2026, 10, 5) + timedelta(weeks=week),
                value, None, 20, NOW,
            )
            for week, value in kept.items()
        ]
    )  # fmt: skip
    page = client_of(desk_of(repository=repository)).get(PATH).text
    way = page.split('id="key-result-feature-time"')[1].split("</article>")[0]
    assert way.count("<polyline") == 2
    assert "By 18 Oct 2026: 41 days, 20 items" in " ".join(way.split())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_is_inert_wherever_it_is_shown(repository: Repository, payload: str) -> None:
    review = renamed(review_of(), payload)
    hostile = replace(
        review.plan,
        objectives=tuple(
            replace(each, ripples=(Ripple(payload, payload, payload, payload),))
            for each in review.plan.objectives
        ),
    )
    client = client_of(desk_of(replace(review, plan=hostile), repository=repository))
    editor, other = Editor(client), Editor(client)
    pages = [editor.open(), other.open()]
    everywhere = {
        BET: "failed", "words/business-in-the-room": payload, "learned": payload, "next": payload,
    }  # fmt: skip
    pages.append(editor.save(**everywhere, **{"confidence/nps": payload}).text)
    assert editor.save(**everywhere, **{"confidence/nps": "1"}).status_code == 303
    pages.append(other.save(**everywhere).text)
    pages.append(editor.open())
    for page in pages:
        assert not list(active_parts(page))


def test_a_broken_form_is_answered_and_nothing_of_it_is_in_the_servers_output(
    editor: Editor, repository: Repository, caplog: pytest.LogCaptureFixture
) -> None:
    answer = editor.client.post(
        f"{PATH}/check-ins",
        content=b"no boundary here",
        headers={
            "content-type": "multipart/form-data; boundary=x",
            "sec-fetch-site": "same-origin",
        },
    )
    assert answer.status_code == 400
    assert not repository.check_ins()
    assert not [each for each in caplog.records if "boundary" in each.getMessage()]
