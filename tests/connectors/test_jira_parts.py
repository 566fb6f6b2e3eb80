"""The parts of the Jira connector: addresses, cursors, fields, pages, changelogs."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrows.connectors.jira.address import base, headers
from narrows.connectors.jira.asked import Asked as Question
from narrows.connectors.jira.changelogs import CUT_AT, whole
from narrows.connectors.jira.cursor import Cursor, Whole, read_cursor
from narrows.connectors.jira.custom import custom_fields
from narrows.connectors.jira.entrance import enter
from narrows.connectors.jira.log import Export
from narrows.connectors.jira.paging import pages
from narrows.connectors.jira.projects import where
from narrows.connectors.jira.site import Site
from narrows.connectors.json_values import Object, as_list, as_object, as_text
from narrows.domain.live import Json
from narrows.domain.work import Attribute, Batch, FlowState
from tests.fakes.jira_model import JiraModel, days
from tests.fakes.jira_pages import NOW
from tests.fakes.jira_reading import Straight, home, truth
from tests.fakes.jira_server import FakeJira
from tests.fakes.server import Asked, Reply

NOBODY = home().source


def site(jira: FakeJira) -> Site:
    return enter(Straight(jira), NOBODY, now=NOW)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://x.atlassian.net", "https://x.atlassian.net"),
        ("https://X.atlassian.net/jira/software/projects/PAY/boards/1?a=b#c", "https://x.atlassian.net"),
        ("x.atlassian.net/", "https://x.atlassian.net"),
        (" https://jira.x.org/browse/PAY-1 ", "https://jira.x.org"),
        ("https://x.org:8443/jira/browse/PAY-1", "https://x.org:8443/jira"),
        ("https://x.org/tools/jira/", "https://x.org/tools/jira"),
        ("http://x.org/jira/secure/Dashboard.jspa", "http://x.org/jira"),
        ("https://api.atlassian.com/ex/jira/1-2", "https://api.atlassian.com/ex/jira/1-2"),
    ],
)  # fmt: skip
def test_the_address_of_any_page_leads_to_the_site(address: str, told: str) -> None:
    assert base(address) == told
    assert base(told) == told


def test_a_token_is_shown_as_its_kind_wants() -> None:
    assert headers("ada@x.org:secret")["authorization"] == "Basic YWRhQHgub3JnOnNlY3JldA=="
    assert headers(" MTIzNDU2\n")["authorization"] == "Bearer MTIzNDU2"


def test_a_cursor_comes_back_as_it_was() -> None:
    cursor = Cursor({"PAY": 5}, {"CLM": Whole(7, 3), "NEW": Whole(8)}, {"f": "points"}, ("A-1",))
    assert read_cursor(cursor.text()) == cursor


@given(st.text() | st.dictionaries(st.sampled_from(["v", "until", "whole", "again"]), st.none()
       | st.integers(0, 2) | st.lists(st.integers()) | st.dictionaries(st.text(), st.lists(st.integers() | st.none()))
       ).map(lambda told: str(told).replace("'", '"').replace("None", "null")))  # fmt: skip
def test_whatever_stands_in_a_cursor_it_is_one(text: str) -> None:
    found = read_cursor(text)
    assert read_cursor(found.text()) == found


def field(name: str, type_: str, custom: str = "", **more: Json) -> dict[str, Json]:
    return {
        "id": "customfield_1",
        "name": name,
        "schema": {"type": type_, "custom": custom, **more},
    }


@pytest.mark.parametrize(
    ("told", "attribute"),
    [
        (field("Story Points", "number"), Attribute.POINTS),
        (field("story point estimate", "number"), Attribute.POINTS),
        (field("Größe", "number", "com.pyxis.greenhopper.jira:jsw-story-points"), Attribute.POINTS),
        (field("Epos", "any", "com.pyxis.greenhopper.jira:gh-epic-link"), Attribute.PARENT),
        (field("Flagged", "array", items="option"), Attribute.BLOCKED),
        ({**field("Markiert", "array", items="option"), "untranslatedName": "Flagged"}, Attribute.BLOCKED),
        (field("Story Points", "string"), None),
        (field("Flagged", "array", items="user"), None),
        (field("Flagged", "user"), None),
        (field("Team", "string"), None),
    ],
)  # fmt: skip
def test_fields_are_found_by_their_schema(
    told: dict[str, Json], attribute: Attribute | None
) -> None:
    found = custom_fields([told], NOBODY, before={})
    assert (found.by_id or {}).get("customfield_1") is attribute
    assert found.attribute("customfield_1", "whatever") is attribute
    renamed = {**told, "name": "Else", "untranslatedName": "Else"}
    known = {} if attribute is None else {"customfield_1": attribute.value}
    assert (
        custom_fields([renamed], NOBODY, before=known).attribute("customfield_1", "") is attribute
    )


def crowded(*, is_cloud: bool) -> FakeJira:
    """Forty issues of the same minute, and ten before it."""
    model = JiraModel(is_cloud=is_cloud)
    for n in range(50):
        model.create("PAY", days(1) + timedelta(seconds=n) if n < 40 else days(n / 100))
    return FakeJira(model, per_page=7)


@pytest.mark.parametrize("is_cloud", [True, False])
@pytest.mark.parametrize("is_latest_first", [True, False])
def test_pages_show_every_issue(is_cloud: bool, is_latest_first: bool) -> None:
    jira = crowded(is_cloud=is_cloud)
    asked = Question(where("PAY"), is_latest_first=is_latest_first, per_page=7)
    shown = [each["key"] for page in pages(site(jira), asked) for each in page.issues]
    assert {*shown} == {*jira.model.issues}


@pytest.mark.parametrize("is_latest_first", [True, False])
def test_what_is_deleted_between_pages_hides_no_other(is_latest_first: bool) -> None:
    """A Data Center counts from the beginning: all that follows moves up."""
    jira = crowded(is_cloud=False)
    asked = Question(where("PAY"), is_latest_first=is_latest_first, per_page=7)
    shown: set[Json] = set()
    for n, page in enumerate(pages(site(jira), asked)):
        shown |= {each["key"] for each in page.issues}
        for key in sorted({*jira.model.issues} & {str(each) for each in shown})[: 3 * (n < 4)]:
            del jira.model.issues[key]
    assert {*jira.model.issues} <= shown


def test_a_place_alone_would_hide_some() -> None:
    """The control: pages by place, as a Data Center counts them."""
    jira = crowded(is_cloud=False)
    shown: set[str] = set()
    for place in range(0, 50, 7):
        query = {
            "jql": f"{where('PAY')} ORDER BY created DESC",
            "startAt": str(place),
            "maxResults": "7",
        }
        told = jira.by_place(Asked("GET", "", query))
        shown |= {each["key"] for each in told["issues"]}
        for key in sorted({*jira.model.issues} & shown)[:3]:
            del jira.model.issues[key]
    assert not {*jira.model.issues} <= shown


def n_entries_of(issue: Object) -> int:
    entries = as_list(as_object(issue["changelog"]).get("histories"))
    return len({as_text(as_object(each)["id"]) for each in entries})


@pytest.mark.parametrize("n_entries", [0, 1, CUT_AT - 1, CUT_AT, CUT_AT + 1, 3000])
@pytest.mark.parametrize("is_total_told", [True, False])
def test_changelogs_are_whole_at_every_length(n_entries: int, is_total_told: bool) -> None:
    jira = FakeJira(JiraModel())
    key = jira.model.create("PAY", days(0))
    for n in range(n_entries):
        jira.model.change(key, days(1 + n), status=f"S{n}")
    asked = Question(where("PAY"), fields=("status",), is_with_changelog=True)
    (issue,) = (each for page in pages(site(jira), asked) for each in page.issues)
    if not is_total_told:
        entries = as_object(issue["changelog"])["histories"]
        issue = {**issue, "changelog": {"histories": entries}}
    assert [n_entries_of(each) for each in whole(site(jira), [issue])] == [n_entries]


@pytest.mark.parametrize("scale", [1, 1000])
def test_the_bulk_fetch_writes_instants_as_numbers(scale: int) -> None:
    """Of seconds in Jira's manual, of milliseconds as it is heard of."""
    at = datetime(2026, 1, 6, 8, tzinfo=UTC)
    jira = FakeJira(JiraModel(), shown_entries=0)
    jira.model.change(jira.model.create("PAY", days(0)), at, status="Doing")

    def answer(asked: Asked) -> Reply:
        reply = jira(asked)
        if asked.path.endswith("/changelog/bulkfetch"):
            entry = reply.body["issueChangeLogs"][0]["changeHistories"][0]
            entry["created"] = int(at.timestamp()) * scale
        return reply

    kept = home()
    kept.sync(answer, now=NOW)
    assert kept.incomplete is None
    assert at in {each.changed_at for each in kept.changes.values()}


def test_a_cloud_without_the_bulk_fetch_is_read_one_by_one() -> None:
    jira = FakeJira(JiraModel(), shown_entries=2)
    key = jira.model.create("PAY", days(0))
    for n in range(250):
        jira.model.change(key, days(1 + n / 10), status=f"S{n}")

    def answer(asked: Asked) -> Reply:
        return Reply({}, 404) if asked.path.endswith("/bulkfetch") else jira(asked)

    cut: Object = {"id": "10001", "key": key, "changelog": {"histories": [], "total": 250}}
    asked = enter(Straight(answer), NOBODY, now=NOW)
    assert [n_entries_of(each) for each in whole(asked, [cut])] == [250]


def exported(*statuses: Object, today: str, moves: Sequence[tuple[str, str, str]]) -> Batch:
    """One issue whose status went so: before, after, id of the latter."""
    export = Export(NOBODY, custom_fields([], NOBODY, before={}))
    export.know(statuses)
    histories: list[Json] = [
        {
            "id": str(n),
            "created": f"2026-01-0{n}T08:00:00.000+0000",
            "items": [{"field": "status", "fromString": before, "toString": after, "to": id_}],
        }
        for n, (before, after, id_) in enumerate(moves, start=2)
    ]
    fields: Json = {"created": "2026-01-01T08:00:00.000+0000", "status": {"name": today, "id": "3"}}
    export.add(None, {"key": "A-1", "fields": fields, "changelog": {"histories": histories}})
    return export.batch(None)


def test_a_status_that_was_renamed_keeps_its_category() -> None:
    listed: Object = {"id": "3", "name": "Doing", "statusCategory": {"key": "indeterminate"}}
    batch = exported(listed, today="Doing", moves=[("To Do", "In progress", "3")])
    assert batch.categories == {"Doing": FlowState.ACTIVE, "In progress": FlowState.ACTIVE}
    assert not batch.faults


def test_a_changelog_that_does_not_lead_to_today_is_a_fault() -> None:
    batch = exported(today="Doing", moves=[("To Do", "Done", "5")])
    assert [each.message for each in batch.faults] == [
        "A-1 is in «Doing», and its changelog ends in «Done»"
    ]
    assert not exported(today="Done", moves=[("To Do", "Done", "5")]).faults


def test_a_data_center_that_cuts_changelogs_is_asked_issue_by_issue() -> None:
    jira = FakeJira(JiraModel(is_cloud=False))
    for n in range(3):
        key = jira.model.create("PAY", days(n))
        for hour in range(5):
            jira.model.change(key, days(n + hour / 24), status=("Doing", "Done")[hour % 2])

    def answer(asked: Asked) -> Reply:
        reply = jira(asked)
        for issue in reply.body.get("issues", ()) if isinstance(reply.body, dict) else ():
            if "changelog" in issue:
                issue["changelog"]["histories"] = issue["changelog"]["histories"][:2]
        return reply

    kept = home()
    kept.sync(answer, now=NOW)
    assert (kept.incomplete, kept.faults) == (None, [])
    assert kept.held() == truth(jira, kept.source)
    assert jira.n_asked["/rest/api/2/issue/10001"] == 1


def test_more_broken_issues_than_a_cursor_names_are_all_asked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("narrows.connectors.jira.sync.AGAIN_KEPT", 2)
    jira = FakeJira(JiraModel(), shown_entries=0, lost_entries=1)
    for n in range(5):
        jira.model.change(jira.model.create("PAY", days(n)), days(n + 1), status="Doing")
    kept = home()
    kept.sync(jira, now=NOW)
    assert "could not be read whole" in str(kept.incomplete)
    jira.lost_entries = 0
    jira.clock += timedelta(days=30)
    kept.sync(jira, now=jira.clock)
    assert kept.held() == truth(jira, kept.source)
