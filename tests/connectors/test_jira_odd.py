"""Jiras that answer in their own way: short, by halves, behind proxies that let little through."""

# ruff: noqa: ANN401 - what Jira says is JSON of any shape
import json
from dataclasses import replace
from typing import Any

import pytest

from narrows.connectors.jira import fetch, survey
from narrows.domain.live import Since
from narrows.domain.work import FlowState
from tests.fakes.jira_model import JiraModel, days
from tests.fakes.jira_pages import NOW
from tests.fakes.jira_reading import Home, Straight, home, truth
from tests.fakes.jira_server import FakeJira
from tests.fakes.server import Asked, Reply


@pytest.fixture(params=[True, False], ids=["cloud", "center"])
def jira(request: pytest.FixtureRequest) -> FakeJira:
    """Four issues, two to a page."""
    model = JiraModel(is_cloud=request.param)
    for n in range(4):
        model.change(model.create("PAY", days(n)), days(n + 1), status="Doing")
    return FakeJira(model, per_page=2)


def synced(jira: FakeJira) -> Home:
    kept = home()
    kept.sync(jira, now=NOW)
    assert kept.incomplete is None
    return kept


@pytest.mark.parametrize("jira", [True], indirect=True)
@pytest.mark.parametrize("most_at_once", [0, 1, 2])
def test_what_cannot_be_shown_now_is_not_gone(jira: FakeJira, most_at_once: int) -> None:
    """A search lacks three issues; asked by key, Jira says that this is too much at once."""
    kept = synced(jira)

    def answer(asked: Asked) -> Reply:
        reply = jira(asked)
        if asked.path.endswith("/search/jql") and isinstance(reply.body, dict):
            shown = [each for each in reply.body["issues"] if each["key"] == "PAY-1"]
            return replace(reply, body={"issues": shown, "isLast": True})
        if asked.path.endswith("/issue/bulkfetch"):
            n_asked = len(asked.json()["issueIdsOrKeys"])
            if n_asked > most_at_once:
                return Reply({"issues": [], "issueErrors": [{"id": "10002", "errorMessage": "x"}]})
        return reply

    kept.sync(answer, now=NOW)
    assert not kept.gone
    if most_at_once:
        assert kept.incomplete is None
    else:
        assert "cannot show PAY-" in str(kept.incomplete)


@pytest.mark.parametrize("jira", [True], indirect=True)
def test_a_token_counts_for_more_than_the_word_last(jira: FakeJira) -> None:
    def answer(asked: Asked) -> Reply:
        reply = jira(asked)
        if asked.path.endswith("/search/jql") and isinstance(reply.body, dict):
            return replace(reply, body={**reply.body, "isLast": True})
        return reply

    kept = home()
    kept.sync(answer, now=NOW)
    assert kept.incomplete is None
    assert kept.held() == truth(jira, kept.source)


@pytest.mark.parametrize("jira", [True], indirect=True)
def test_a_page_of_news_that_is_short_is_found_by_the_second_look(jira: FakeJira) -> None:
    """Cloud says that this was the last page, and shows nothing."""
    kept = synced(jira)
    jira.model.change("PAY-2", NOW, status="Done")
    n_short = 0

    def answer(asked: Asked) -> Reply:
        nonlocal n_short
        if asked.path.endswith("/search/jql") and "changelog" in asked.json().get("expand", ""):
            n_short += 1
            return Reply({"issues": [], "isLast": True})
        return jira(asked)

    kept.sync(answer, now=NOW)
    assert n_short == 1
    assert kept.incomplete is None
    assert kept.held() == truth(jira, kept.source)


@pytest.mark.parametrize("jira", [True], indirect=True)
def test_a_proxy_that_lets_nobody_send_is_asked_otherwise(jira: FakeJira) -> None:
    """Searches go by GET; changelogs and issues one by one."""
    jira.shown_entries = 0

    def answer(asked: Asked) -> Reply:
        if asked.method == "POST":
            return Reply({}, 405)
        if asked.path.endswith("/search/jql"):
            told: dict[str, object] = {**asked.query, "fields": asked.query["fields"].split(",")}
            told["maxResults"] = int(asked.query["maxResults"])
            return jira(replace(asked, method="POST", body=json.dumps(told).encode()))
        key = asked.path.rpartition("/")[2]
        if key in jira.model.issues:
            body = {"issueIdsOrKeys": [key], "fields": asked.query["fields"].split(",")}
            shown = jira.issues_of(body)["issues"]
            return Reply(shown[0]) if shown else Reply({}, 404)
        return jira(asked)

    kept = home()
    kept.sync(answer, now=NOW)
    jira.model.issues["PAY-1"].is_hidden = True
    kept.sync(answer, now=NOW)
    assert (kept.incomplete, kept.gone) == (None, {"PAY-1"})
    assert kept.held() == truth(jira, kept.source)


@pytest.mark.parametrize("jira", [False], indirect=True)
def test_a_data_center_may_not_let_a_key_be_unknown(jira: FakeJira) -> None:
    kept = synced(jira)
    del jira.model.issues["PAY-2"]

    def answer(asked: Asked) -> Reply:
        if "key in" in asked.query.get("jql", ""):
            return Reply({"errorMessages": ["An issue with key 'PAY-2' does not exist"]}, 400)
        return jira(asked)

    kept.sync(answer, now=NOW)
    assert (kept.incomplete, kept.gone) == (None, {"PAY-2"})


def test_projects_and_statuses_are_found_in_lists_as_well(jira: FakeJira) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.path.endswith(("/project/PAY", "/statuses")):
            return Reply({}, 404)
        if asked.path.endswith("/status"):
            return Reply([{"name": "Doing", "statusCategory": {"key": "indeterminate"}}])
        return jira(asked)

    pages = list(fetch(Straight(answer), home().source, since=Since(NOW)))
    assert pages[-1].complete_until is not None
    assert pages[0].batch.categories["Doing"] is FlowState.ACTIVE


@pytest.mark.parametrize("is_told_by_issues", [True, False])
def test_an_account_that_reads_another_language_changes_no_name(
    jira: FakeJira, is_told_by_issues: bool
) -> None:
    """Jira translates statuses and types for whoever asks, and no entry of a changelog."""
    words = {"To Do": "Zu erledigen", "Doing": "In Arbeit", "Done": "Fertig", "Story": "Vorhaben"}

    def translated(told: Any, *, is_plain_told: bool) -> Any:
        if isinstance(told, list):
            return [translated(each, is_plain_told=is_plain_told) for each in told]
        if not isinstance(told, dict):
            return told
        told = {name: translated(each, is_plain_told=is_plain_told) for name, each in told.items()}
        name = told.get("name")
        plain = {"untranslatedName": name} if is_plain_told else {}
        return {**told, "name": words[name], **plain} if name in words else told

    jira.model.create("PAY", days(9))

    def answer(asked: Asked) -> Reply:
        reply = jira(asked)
        is_plain_told = is_told_by_issues or "issues" not in str(reply.body)[:20]
        return replace(reply, body=translated(reply.body, is_plain_told=is_plain_told))

    kept = home()
    kept.sync(answer, now=NOW)
    assert (kept.incomplete, kept.faults) == (None, [])
    assert kept.held() == truth(jira, kept.source)
    told = survey(Straight(answer), kept.source)
    assert [each.name for each in told.statuses] == ["To Do", "Doing", "Done"]


def test_a_status_that_no_workflow_has_any_more_keeps_its_category(jira: FakeJira) -> None:
    """Of an issue that moved here, or of a workflow that was changed: other projects have it."""
    key = jira.model.create("PAY", days(5), status="Idea")
    jira.model.change(key, days(6), status="Doing")
    jira.model.issues[key].histories[0]["items"][0] |= {"from": "41", "to": "3"}
    elsewhere = [
        {"id": "41", "name": "Idea", "statusCategory": {"id": 2, "key": "new"}},
        {"id": "42", "name": "Doing", "statusCategory": {"id": 3, "key": "done"}},
    ]

    def respond(asked: Asked) -> Reply:
        return Reply(elsewhere) if asked.path.endswith("/status") else jira(asked)

    pages = list(fetch(Straight(respond), home().source, since=Since(NOW)))
    assert pages[-1].batch.categories == {
        "To Do": FlowState.NEW, "Doing": FlowState.ACTIVE, "Done": FlowState.DONE,
        "Idea": FlowState.NEW,
    }  # fmt: skip
    assert not [fault for page in pages for fault in page.batch.faults]
