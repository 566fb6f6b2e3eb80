"""Writing an objective on its page: findings and offers, what is kept, and two who write at once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.domain.okr import Cycle
from narrows.domain.plan import Better
from narrows.domain.repository import Repository
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.lint.linting import lint
from tests.looks import PAYLOADS
from tests.services.rooms import new_store
from tests.web.clients import active_parts, client_of, text_of
from tests.web.decisions import decided_desk, decided_store
from tests.web.editors import fields_in, form_of
from tests.web.plans import INSURER, LOVE
from tests.web.writers import Writer

NPS = "NPS of the mobile app from 31 to 37"
FIRST, SECOND = "key_results__0__text", "key_results__1__text"


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    (tmp_path / "store.sqlite3").write_bytes(new_store())
    with decided_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def client(repository: Repository) -> TestClient:
    return client_of(decided_desk(repository))


@pytest.fixture
def writer(client: TestClient) -> Writer:
    return Writer(client).open(owner="policy", cycle="2026-Q4")


def objectives_of(repository: Repository) -> dict[str, object]:
    stored = repository.plan()
    assert stored is not None
    return {each.id: each for each in stored.plan.objectives}


def test_findings_and_offers_come_as_one_types_each_with_source_and_rewrite(writer: Writer) -> None:
    said = writer.reading(text="Love it", **{FIRST: NPS, SECOND: "Build a new portal"})
    words = text_of(said)
    for part in (
        "Means Mobile customer NPS · from 31 to 37 · points the nearest of your metrics",
        "Take it",
        "Move to initiatives",
        "deliverable_key_result, source 003",
        "no_why, source 004",
        "ask «what changes for whom when it exists?»",
    ):
        assert part in words
    assert 'id="read-key_results-1"' in said
    assert "Not saved" not in words


def test_as_many_findings_are_told_as_are_shown(writer: Writer) -> None:
    """What is found of all that the owner wants stands below, and is one of them."""
    writer.form["owner"] = "claims"
    said = writer.reading(text="Love it", why="They wait.", **{FIRST: NPS})
    around = said[said.index('id="read-around"') : said.index('id="read-tally"')]
    assert around.count('class="finding stop"') == 1
    n_shown = said.count('class="finding ')
    assert f"1 finding says stop, {n_shown - 1} to think about." in said
    writer.form["owner"] = "platform"
    said = writer.reading(text="Love it", why="They wait.", **{FIRST: NPS})
    n_shown = said.count('class="finding ')
    assert f">{n_shown} to think about." in said


def test_without_a_script_a_button_shows_the_same(writer: Writer, repository: Repository) -> None:
    before = objectives_of(repository)
    writer.press("check", text="Love it", **{FIRST: NPS})
    assert "Means Mobile customer NPS" in text_of(writer.page)
    assert "Say what is measured, from where to where" in text_of(writer.page)
    assert writer.form["key_results/0/text"] == NPS
    assert objectives_of(repository) == before


def test_what_is_offered_is_taken_into_the_numbers(writer: Writer) -> None:
    writer.press("take/0", text="Love it", **{FIRST: NPS})
    own = {name: writer.form[f"key_results/0/{name}"] for name in ("metric", "baseline", "target")}
    assert own == {"metric": "mobile-nps", "baseline": "31", "target": "37"}
    writer.press("take-new/0", key_results__0__metric="")
    assert writer.form["key_results/0/metric"] == "?"
    assert writer.form["key_results/0/new_title"] == "NPS of the mobile app"
    assert writer.form["key_results/0/new_better"] == "higher"


def test_a_taken_objective_is_saved_and_shown(writer: Writer, repository: Repository) -> None:
    writer.press("take-new/0", text="Phones delight", why="They meet us there.", **{FIRST: NPS})
    saved = writer.press("save")
    assert saved.status_code == 303
    assert saved.headers["location"] == "/objectives/phones-delight?written=1"
    stored = repository.plan()
    assert stored is not None
    made = stored.plan.objective("phones-delight")
    assert made is not None
    assert (made.owner, made.cycle, made.why) == ("policy", "2026-Q4", "They meet us there.")
    (key_result,) = made.key_results
    metric = stored.plan.metric(key_result.metric)
    assert metric is not None
    assert (metric.title, metric.unit, metric.better) == (
        "NPS of the mobile app", "points", Better.HIGHER,
    )  # fmt: skip
    again = writer.press("save")
    assert again.headers["location"] == saved.headers["location"], "a double click saves once"
    assert len(objectives_of(repository)) == len(INSURER.objectives) + 1


def test_a_deliverable_moves_to_the_bets_in_one_action_and_comes_back(writer: Writer) -> None:
    writer.press("take/0", text="Love it", **{FIRST: NPS})
    writer.press("bet/1", **{SECOND: "Build a new portal"})
    assert writer.form["initiatives/0/text"] == "Build a new portal"
    assert writer.form["initiatives/0/moves"] == "0", "it is a bet on the result that is measured"
    assert "Moved to the bets: Build a new portal" in text_of(writer.page)
    writer.press("back/key_results/1")
    assert "initiatives/0/text" not in writer.form
    assert writer.form["key_results/1/text"] == "Build a new portal"


def test_what_remains_has_one_number_wherever_it_is_named(writer: Writer) -> None:
    """The first moved to the bets: the other is the first, at its field and among the offers."""
    writer.press("bet/0", text="Love it", **{FIRST: "Build a new portal", SECOND: ""})
    html = writer.page
    assert '<label for="write/key_results/1/text">Key result 1</label>' in html
    assert '<option value="1">Key result 1</option>' in html
    assert "Key result 2" not in text_of(html)


def test_what_is_taken_out_can_be_put_back_until_it_is_saved(
    client: TestClient, repository: Repository
) -> None:
    writer = Writer(client, "/objectives/love-mobile/write").open()
    writer.press("gone/key_results/0")
    assert "Taken out: mobile-nps Put it back" in text_of(writer.page)
    writer.press("back/key_results/0")
    assert writer.form["key_results/0/target"] == "37.2"
    writer.press("gone/key_results/0")
    assert writer.press("save").status_code == 303
    stored = repository.plan()
    assert stored is not None
    found = stored.plan.objective("love-mobile")
    assert found is not None
    assert [each.id for each in found.key_results] == ["feature-time", "business-wait", "load"]


@pytest.mark.parametrize("objective", [each.id for each in INSURER.objectives])
def test_saving_without_a_change_changes_nothing(
    client: TestClient, repository: Repository, objective: str
) -> None:
    before, trail = repository.plan(), len(repository.audit())
    writer = Writer(client, f"/objectives/{objective}/write").open()
    assert writer.press("save").status_code == 303
    assert repository.plan() == before
    assert len(repository.audit()) == trail


BAD = [
    ({"text": ""}, "text", "Say it in words."),
    ({FIRST: NPS}, "key_results/0/text", "Say what is measured"),
    ({"key_results__0__metric": "mobile-nps"}, "key_results/0/target", "Say where it should be"),
    (
        {"key_results__0__metric": "mobile-nps", "key_results__0__target": "many"},
        "key_results/0/target",
        "«many» is no number",
    ),
    (
        {"key_results__0__metric": "flow_time", "key_results__0__target": "48 h"},
        "key_results/0/target",
        "«48 h» is no number of days",
    ),
    (
        {"key_results__0__metric": "flow_efficiency", "key_results__0__target": "70"},
        "key_results/0/target",
        "Flow efficiency is a share, from 0 to 1, and cannot be 70",
    ),
    (
        {
            "key_results__0__metric": "mobile-nps",
            "key_results__0__target": "3",
            "key_results__0__baseline": "3",
        },
        "key_results/0/target",
        "nothing to reach",
    ),
    ({"why": "x" * 5_001}, "why", "longer than 5000 characters"),
    ({"owner": "nobody"}, "owner", "There is no owner «nobody»"),
    ({"initiatives__0__text": "Sit together", "initiatives__0__by": "3"}, "initiatives/0/moves", "Say which"),
    ({"initiatives__0__text": "Sit together", "initiatives__0__until": "soon"}, "initiatives/0/until", "no number of weeks"),
    ({"key_results__0__metric": "flow_distribution", "key_results__0__target": "0.2"}, "key_results/0/item_type", "item_type"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "name", "words"), BAD)
def test_what_is_wrong_is_told_at_its_field_and_all_text_is_kept(
    writer: Writer, repository: Repository, written: dict[str, str], name: str, words: str
) -> None:
    told = {"text": "Love it", "why": "Because", **written}
    answer = writer.press("save", **told)
    assert answer.status_code == 422
    assert "Not saved yet." in text_of(writer.page)
    error = writer.page.split(f'id="write/{name}-error">')[1].split("<")[0]
    assert words in text_of(error)
    for field, value in told.items():
        if field != "owner":
            assert writer.form[field.replace("__", "/")] == value
    assert len(objectives_of(repository)) == len(INSURER.objectives)


def test_a_share_is_written_as_pages_show_it(writer: Writer, repository: Repository) -> None:
    """«70 %» was saved as seventy times all of it."""
    told = {"key_results__0__metric": "flow_efficiency", "key_results__0__target": "70 %"}
    assert writer.press("save", text="Love it", why="Because", **told).status_code == 303
    stored = repository.plan()
    assert stored is not None
    ((target,),) = (
        [k.target for k in o.key_results] for o in stored.plan.objectives if o.text == "Love it"
    )
    assert target == 0.7


def test_the_second_of_two_sees_both_texts_and_saves_on_top(
    client: TestClient, repository: Repository
) -> None:
    path = "/objectives/love-mobile/write"
    first, second = Writer(client, path).open(), Writer(client, path).open()
    assert first.press("save", text="Customers adore our app").status_code == 303
    mine = {"text": "Customers cannot do without it", "key_results__0__target": "40"}
    answer = second.press("save", **mine)
    assert answer.status_code == 412
    words = text_of(second.page)
    assert "Somebody saved it while you wrote." in words
    assert f"What shall be true?Customers adore our app{mine['text']}" in words, (
        "both texts, cell by cell"
    )
    assert "Key result «Mobile customer NPS»: to37.240" in words
    assert second.form["text"] == mine["text"]
    found = objectives_of(repository)["love-mobile"]
    assert found.text == "Customers adore our app"  # type: ignore[attr-defined]
    assert second.press("save").status_code == 303
    found = objectives_of(repository)["love-mobile"]
    assert found.text == mine["text"]  # type: ignore[attr-defined]
    unversioned = client.post(path, data={**second.form, "version": "", "do": "save"})
    assert unversioned.status_code == 409


def test_a_bet_that_was_decided_on_is_shown_and_not_edited(
    client: TestClient, repository: Repository
) -> None:
    decided = client.post(
        "/objectives/love-mobile/bets/business-in-the-room",
        data={"decision": "start", "request_key": "a", "seen": "0"},
        follow_redirects=False,
    )
    assert decided.status_code == 303
    writer = Writer(client, "/objectives/love-mobile/write").open()
    assert "initiatives/0/text" not in writer.form
    shown = client.get("/objectives/love-mobile/write").text
    assert 'id="read-initiatives-0"' in shown, "what is counted of it has its place"
    for refused in (writer.press("check"), writer.press("save", text="")):
        assert INSURER.objectives[1].initiatives[0].text in text_of(refused.text)
    assert writer.press("save", text="They adore it").status_code == 303
    found = objectives_of(repository)["love-mobile"]
    assert found.initiatives == INSURER.objectives[1].initiatives  # type: ignore[attr-defined]


def test_a_closed_cycle_is_not_written_in(tmp_path: Path) -> None:
    plan = replace(INSURER, cycles=(*INSURER.cycles, Cycle("2027-Q1", INSURER.cycles[1].end)))
    (tmp_path / "more").mkdir()
    with decided_store(tmp_path / "more", plan) as repository:
        client = client_of(decided_desk(repository))
        writer = Writer(client).open()
        assert writer.form["cycle"] == "2027-Q1", "the cycle that is a draft is written next"


def closed(repository: Repository) -> None:
    """The last cycle of the plan is closed for good."""
    for n, act in enumerate((Act.PUBLISH, Act.BEGIN_CLOSING, Act.CLOSE)):
        about = About(Kind.CYCLE, "2026-Q4")
        said = Saying(0, about, act, "", datetime(2026, 11, 26, tzinfo=UTC), "somebody")
        repository.say(said, seen=None, request_key=f"{n}")


def test_none_is_offered_for_a_closed_cycle_and_the_form_says_which_it_is_for(
    client: TestClient, repository: Repository
) -> None:
    asked = {"cycle": "2026-Q4"}
    instead = "2026-Q4 is not open, so what you write here is for 2026-Q3."
    assert "/write?" in client.get("/objectives", params=asked).text
    assert "is not open" not in text_of(client.get("/write", params=asked).text)
    closed(repository)
    page = client.get("/objectives", params=asked).text
    assert "/write?" not in page
    assert "it is closed and can only be read" in text_of(page)
    assert instead in text_of(client.get("/write", params=asked).text)
    assert "is not open" not in text_of(client.get("/write").text)


def test_an_objective_of_a_closed_cycle_says_at_once_that_it_can_only_be_read(
    client: TestClient, repository: Repository
) -> None:
    path = "/objectives/love-mobile/write"
    writer = Writer(client, path).open()
    closed(repository)
    page = client.get(path).text
    assert "is of 2026-Q4, which is closed" in text_of(page)
    assert "<form" not in page
    late = writer.press("save", text="They adore it")
    assert late.status_code == 409
    assert "They adore it" in late.text, "what was written meanwhile is kept"
    assert "2026-Q4 is closed, so none of this can be saved" in text_of(late.text)


def test_hostile_words_are_inert(client: TestClient) -> None:
    fields = ("text", "why", "key_results__0__text", "key_results__0__target",
              "key_results__0__new_title", "initiatives__0__text", "initiatives__0__because")  # fmt: skip
    for payload in PAYLOADS:
        writer = Writer(client).open()
        answer = writer.press("save", **dict.fromkeys(fields, payload))
        assert answer.status_code == 422
        assert not list(active_parts(writer.page))
        said = client.post("/write/reading", data={**writer.form, "text": payload})
        assert not list(active_parts(said.text))


def test_the_twin_says_what_can_be_chosen(client: TestClient) -> None:
    twin = client.get("/objectives/love-mobile/write.json").json()
    assert twin["id"] == "love-mobile"
    assert [each["id"] for each in twin["business"]][:2] == ["market-share", "mobile-nps"]
    assert "Waiting for business input" in twin["statuses"]
    assert client.get("/write.json").json()["id"] is None


def test_unknown_buttons_and_rows_do_nothing(writer: Writer) -> None:
    for deed in ("take/9", "bet/9", "gone/key_results/9", "add/streams", "gone/../x", "dance"):
        before = dict(writer.form)
        assert writer.press(deed, text="Love it").status_code == 200
        assert writer.form == {**before, "text": "Love it"}


def test_a_deliverable_of_a_saved_objective_moves_by_one_button(tmp_path: Path) -> None:
    first, *rest = LOVE.key_results
    love = replace(LOVE, key_results=(replace(first, text="Build a new portal"), *rest))
    others = tuple(love if each.id == LOVE.id else each for each in INSURER.objectives)
    (tmp_path / "store.sqlite3").write_bytes(new_store())
    with decided_store(tmp_path, replace(INSURER, objectives=others)) as repository:
        stored = repository.plan()
        assert stored is not None
        found = lint(stored.plan, None)
        desk = decided_desk(repository)
        review = replace(desk.review(), findings=tuple(found))
        client = client_of(replace(desk, review=lambda: review))
        page = client.get("/objectives/love-mobile").text
        assert page.count("Move to initiatives") == 1
        path = "/objectives/love-mobile/key-results/nps/move"
        form = fields_in(form_of(page, path) or "")
        moved = client.post(path, data=form, follow_redirects=False)
        assert moved.status_code == 303
        now = repository.plan()
        assert now is not None
        after = now.plan.objective("love-mobile")
        assert after is not None
        assert after.key_results == tuple(rest)
        assert after.initiatives[-1].text == "Build a new portal"


def test_without_a_cycle_the_page_teaches_to_make_one_first(tmp_path: Path) -> None:
    with decided_store(tmp_path, replace(INSURER, cycles=(), objectives=())) as opened:
        page = client_of(decided_desk(opened)).get("/write").text
    assert "No cycle to write it in" in text_of(page)
    assert 'href="/workshop"' in page
    assert form_of(page, "/write") is None
