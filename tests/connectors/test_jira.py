"""Jira, Cloud and Data Center, against a fake that knows what is true."""

from datetime import timedelta

import pytest

from narrows.connectors.jira import fetch
from narrows.connectors.jira.sync import LOOK_BACK
from narrows.domain.live import Since
from narrows.domain.work import Attribute, FlowState
from tests.fakes.jira_entries import PERSON, POINTS
from tests.fakes.jira_model import JiraModel, days
from tests.fakes.jira_pages import NOW
from tests.fakes.jira_reading import Home, Straight, home, truth
from tests.fakes.jira_server import FakeJira
from tests.fakes.server import Asked, Reply

SOON = timedelta(minutes=30)


@pytest.fixture(params=[True, False], ids=["cloud", "center"])
def jira(request: pytest.FixtureRequest) -> FakeJira:
    """Seven issues with some history, three to a page, four entries to a search."""
    model = JiraModel(is_cloud=request.param)
    for n in range(7):
        lived(model, n)
    return FakeJira(model, per_page=3, shown_entries=4)


def lived(model: JiraModel, n: int, project: str = "PAY") -> str:
    """An issue with ten entries over five days, in which each field changes."""
    key = model.create(
        project, days(n), labels=["a"] if n % 2 else [], components=["web"],
        points="3" if n % 3 else None, parent="PAY-99" if n % 2 else None,
    )  # fmt: skip
    for day in range(5):
        model.change(
            key, days(n + day + 0.1), status=("Doing", "Done", "To Do")[day % 3], noise=day
        )
        model.change(
            key, days(n + day + 0.2), labels=["a", "b"][: day % 3],
            components=["ui", "web"][: 1 + day % 2], flagged="Impediment" if day % 2 else "",
            points=str(day), parent=f"PAY-{day}", summary=f"Do {day}", issuetype=("Bug", "Story")[day % 2],
            timespent=str(1800 * (n + day)),
        )  # fmt: skip
    return key


def synced(jira: FakeJira, *take: str) -> Home:
    """A home after its first sync, which holds all of it."""
    kept = home(*take)
    kept.sync(jira, now=NOW)
    assert_whole(kept, jira)
    return kept


def assert_whole(kept: Home, jira: FakeJira) -> None:
    assert (kept.incomplete, kept.faults) == (None, [])
    assert kept.held() == truth(jira, kept.source)


def later(jira: FakeJira, by: timedelta = SOON) -> None:
    jira.clock += by


def test_the_first_sync_brings_the_whole_history(jira: FakeJira) -> None:
    kept = synced(jira)
    assert len(kept.keys) == 7
    assert kept.complete_until == NOW - timedelta(minutes=1)
    assert {each.attribute for each in kept.changes.values()} == {*Attribute} - {Attribute.STREAM}


def test_no_person_is_read(jira: FakeJira) -> None:
    """The fake names one in each entry, each project and each account."""
    kept = home()
    told: list[bytes] = []

    def heard(asked: Asked) -> Reply:
        reply = jira(asked)
        told.append(reply.content())
        return reply

    kept.sync(heard, now=NOW)
    assert PERSON.encode() in b"".join(told)
    assert "canary" not in f"{kept}".lower()
    assert "assignee" not in f"{jira.n_asked}"


def test_the_search_for_persons_would_find_one(jira: FakeJira) -> None:
    jira.model.change("PAY-1", days(20), summary=f"{PERSON} moves in")
    assert PERSON in f"{synced(jira)}"


def test_news_are_read_and_nothing_else(jira: FakeJira) -> None:
    kept = synced(jira)
    later(jira, timedelta(days=1))
    jira.model.change("PAY-2", jira.clock - SOON, status="Doing")
    lived(jira.model, 9)
    jira.model.issues["PAY-8"].updated = jira.clock - SOON
    jira.n_asked.clear()
    kept.sync(jira, now=jira.clock)
    assert_whole(kept, jira)
    is_cloud = jira.model.is_cloud
    search = "/rest/api/3/search/jql" if is_cloud else "/rest/api/2/search"
    assert jira.n_asked[search] == 2 + is_cloud
    assert kept.complete_until == jira.clock - timedelta(minutes=1)


def test_the_same_again_adds_nothing(jira: FakeJira) -> None:
    kept = synced(jira)
    before, cursor = dict(kept.changes), kept.cursor
    kept.sync(jira, now=NOW)
    assert kept.changes == before
    assert kept.cursor == cursor


def test_an_index_that_follows_late_hides_nothing_for_ever(jira: FakeJira) -> None:
    """An update becomes visible when the sync after it is over; the next one looks back."""
    jira.lag = timedelta(minutes=5)
    kept = synced(jira)
    jira.model.change("PAY-3", NOW - timedelta(minutes=1), status="Doing")
    jira.model.create("PAY", NOW - timedelta(minutes=2))
    kept.sync(jira, now=NOW)
    assert kept.held() != truth(jira, kept.source)
    assert "PAY-3" in kept.keys
    later(jira)
    kept.sync(jira, now=jira.clock)
    assert_whole(kept, jira)


def test_the_look_back_is_what_finds_it(jira: FakeJira, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("narrows.connectors.jira.sync.LOOK_BACK", timedelta(0))
    kept = synced(jira)
    jira.model.change("PAY-3", NOW - LOOK_BACK / 2, status="Doing")
    later(jira)
    kept.sync(jira, now=jira.clock)
    assert kept.held() != truth(jira, kept.source)


@pytest.mark.parametrize("skew", [timedelta(hours=-3), timedelta(hours=3)])
def test_the_clock_of_the_tool_decides(jira: FakeJira, skew: timedelta) -> None:
    """Ours is three hours off, and what happens in these hours is not lost."""
    kept = home()
    kept.sync(jira, now=NOW + skew)
    jira.model.change("PAY-3", NOW + timedelta(minutes=10), status="Doing")
    later(jira)
    kept.sync(jira, now=jira.clock + skew)
    assert_whole(kept, jira)
    assert kept.complete_until is not None
    assert kept.complete_until <= min(jira.clock, jira.clock + skew)


def test_without_a_date_the_servers_info_has_it(jira: FakeJira) -> None:
    jira.is_date_told = False
    assert synced(jira).complete_until == NOW - timedelta(minutes=1)


def test_what_is_deleted_or_hidden_is_gone(jira: FakeJira) -> None:
    kept = synced(jira)
    del jira.model.issues["PAY-2"]
    jira.model.issues["PAY-5"].is_hidden = True
    later(jira)
    kept.sync(jira, now=jira.clock)
    assert_whole(kept, jira)
    assert kept.gone == {"PAY-2", "PAY-5"}
    jira.model.issues["PAY-5"].is_hidden = False
    kept.sync(jira, now=jira.clock)
    assert_whole(kept, jira)
    assert kept.gone == {"PAY-2"}


def test_what_moves_elsewhere_takes_its_history_along(jira: FakeJira) -> None:
    kept = synced(jira)
    both = synced(jira, "PAY", "CLM")
    moved = jira.model.move("PAY-4", "CLM", jira.clock)
    later(jira)
    for each in (kept, both):
        each.sync(jira, now=jira.clock)
        assert_whole(each, jira)
        assert "PAY-4" in each.gone
    assert moved in both.keys
    assert [value for _, value in both.held()[moved][Attribute.PROJECT]] == ["PAY", "CLM"]


def test_what_comes_into_view_with_old_dates_is_found(jira: FakeJira) -> None:
    jira.model.issues["PAY-1"].is_hidden = True
    kept = synced(jira)
    jira.model.issues["PAY-1"].is_hidden = False
    later(jira, timedelta(days=9))
    kept.sync(jira, now=jira.clock)
    assert_whole(kept, jira)
    assert "PAY-1" in kept.keys


@pytest.mark.parametrize("die_after", range(1, 7))
def test_a_killed_sync_goes_on_as_if_nothing_had_been(jira: FakeJira, die_after: int) -> None:
    kept = home()
    kept.sync(jira, now=NOW, die_after=die_after)
    later(jira)
    jira.model.change("PAY-7", jira.clock - timedelta(minutes=2), status="Doing")
    jira.model.create("PAY", jira.clock - timedelta(minutes=1))
    kept.sync(jira, now=jira.clock)
    assert_whole(kept, jira)


def test_a_killed_sync_does_not_begin_anew(jira: FakeJira) -> None:
    kept = home()
    kept.sync(jira, now=NOW, die_after=2)
    n_held = len(kept.keys)
    kept.n_pages = 0
    kept.sync(jira, now=NOW)
    assert n_held > 3
    assert kept.n_pages < 6
    assert '"whole":{}' in kept.cursor
    assert_whole(kept, jira)


@pytest.mark.parametrize("jira", [True], indirect=True)
def test_changelogs_are_counted(jira: FakeJira) -> None:
    """Jira counts entries that it does not show to anybody."""
    jira.lost_entries = 2
    kept = home()
    kept.sync(jira, now=NOW)
    assert "PAY-1, PAY-2, PAY-3, PAY-4, PAY-5 and 2 more could not be read whole" in str(
        kept.incomplete
    )
    assert kept.complete_until is None
    assert "PAY-7: changelog incomplete: 8 of 10; Jira gave no more" in kept.faults
    jira.lost_entries = 0
    kept.sync(jira, now=NOW)
    assert (kept.incomplete, kept.faults) == (None, [])


def test_issues_are_asked_for_again_until_they_are_whole(jira: FakeJira) -> None:
    """Long after: no search for news would show it."""

    def mistyped(asked: Asked) -> Reply:
        reply = jira(asked)
        for issue in reply.body.get("issues", ()) if isinstance(reply.body, dict) else ():
            if issue["key"] == "PAY-3" and "fields" in issue:
                issue["fields"]["created"] = 17
        return reply

    kept = home()
    kept.sync(mistyped, now=NOW)
    assert "PAY-3 could not be read whole" in str(kept.incomplete)
    later(jira, timedelta(days=9))
    kept.sync(jira, now=jira.clock)
    assert_whole(kept, jira)


def test_a_field_that_is_renamed_is_the_same_field(jira: FakeJira) -> None:
    kept = synced(jira)
    jira.model.field_names[POINTS] = "Grösse"
    jira.model.change("PAY-3", jira.clock, points="8")
    later(jira)
    kept.sync(jira, now=jira.clock)
    assert_whole(kept, jira)


def test_the_categories_of_all_statuses_are_told(jira: FakeJira) -> None:
    pages = list(fetch(Straight(jira), home().source, since=Since(NOW)))
    assert pages[-1].batch.categories == {
        "To Do": FlowState.NEW, "Doing": FlowState.ACTIVE, "Done": FlowState.DONE,
    }  # fmt: skip
