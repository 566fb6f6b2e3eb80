"""Answers as Jira writes them, of a `JiraModel`."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from tests.fakes.jira_entries import (
    EPIC_LINK,
    FLAGGED,
    PERSON,
    POINTS,
    STATUS_LIKE,
    STATUSES,
    TYPES,
)
from tests.fakes.jira_model import Issue, JiraModel

ZONE = timezone(timedelta(hours=1))
"""Of the site: its time stamps are not in UTC."""

WHO = {
    "displayName": PERSON,
    "emailAddress": "ada.canary@example.org",
    "accountId": "canary-1",
    "avatarUrls": {"48x48": "https://example.org/canary.png"},
}

NUMBER = {"type": "number", "custom": "com.atlassian.jira.plugin.system.customfieldtypes:float"}
CHOICE = {"type": "array", "items": "option", "custom": "x:multicheckboxes"}


def stamp(at: datetime) -> str:
    """An instant: to the millisecond, with an offset that has no colon."""
    return at.astimezone(ZONE).isoformat(timespec="milliseconds").replace("+01:00", "+0100")


def status(name: str) -> dict[str, Any]:
    id_, key = STATUSES.get(name, ("9", "indeterminate"))
    category = {"id": {"new": 2, "done": 3}.get(key, 4), "key": key, "name": key}
    return {"id": id_, "name": name, "statusCategory": category}


def history(told: dict[str, Any], *, is_bulk: bool = False) -> dict[str, Any]:
    at: datetime = told["at"]
    created: Any = int(at.timestamp() * 1000) if is_bulk else stamp(at)
    return {"id": told["id"], "author": WHO, "created": created, "items": told["items"]}


def fields(issue: Issue, asked: Collection[str], *, is_cloud: bool) -> dict[str, Any]:
    """The fields of an issue that were asked for."""
    now = issue.now
    parent = now.get("parent")
    all_: dict[str, Any] = {
        "created": stamp(issue.created),
        "updated": stamp(issue.updated),
        "status": status(now["status"]),
        "issuetype": {"id": str(TYPES.index(now["issuetype"])), "name": now["issuetype"]},
        "summary": now["summary"],
        "project": {"key": issue.project, "name": issue.project},
        "labels": list(now.get("labels", ())),
        "components": [{"name": each} for each in now.get("components", ())],
        "parent": {"key": parent} if parent and is_cloud else None,
        EPIC_LINK: None if is_cloud else parent,
        POINTS: float(now["points"]) if now.get("points") else None,
        FLAGGED: [{"value": now["flagged"]}] if now.get("flagged") else None,
        STATUS_LIKE: {"value": "red"},
        "timespent": int(now["timespent"]) if now.get("timespent") else None,
        "assignee": WHO,
        "reporter": WHO,
    }
    return {name: value for name, value in all_.items() if name in asked}


def issue(
    model: JiraModel, told: Issue, asked: Collection[str], *, changelog: Sequence[Any] | None = None
) -> dict[str, Any]:
    """An issue as a search shows it, with the entries of its changelog that are given."""
    shown: dict[str, Any] = {"id": str(told.id), "key": told.key, "self": "https://example.org"}
    kept = fields(told, asked, is_cloud=model.is_cloud)
    if kept:
        shown["fields"] = kept
    if changelog is not None:
        entries = [history(each) for each in changelog]
        n_all = len(told.histories)
        shown["changelog"] = {
            "startAt": 0, "maxResults": len(entries), "total": n_all, "histories": entries,
        }  # fmt: skip
    return shown


def field_list(model: JiraModel) -> list[dict[str, Any]]:
    """The answer of `/field`."""
    own = {
        POINTS: NUMBER,
        FLAGGED: CHOICE,
        EPIC_LINK: {"type": "any", "custom": "com.pyxis.greenhopper.jira:gh-epic-link"},
        STATUS_LIKE: {"type": "option", "custom": "x:select"},
        "customfield_10050": {"type": "user", "custom": "x:userpicker"},
    }
    names = {EPIC_LINK: "Epic Link", STATUS_LIKE: "Status", "customfield_10050": "Flagged"}
    return [
        {"id": "status", "name": "Status", "schema": {"type": "status", "system": "status"}},
        *(
            {"id": id_, "name": {**names, **model.field_names}[id_], "schema": schema}
            for id_, schema in own.items()
        ),
    ]


def project(model: JiraModel, key: str) -> dict[str, Any]:
    return {"id": key, "key": key, "name": model.projects[key], "lead": WHO}
