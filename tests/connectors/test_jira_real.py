"""Real answers of Jira, read live: the same as from an export, and without the persons in them."""

# ruff: noqa: ANN401 - what Jira says is JSON of any shape
import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from narrows.connectors import jira_export
from narrows.connectors.jira.log import Export
from narrows.domain.streams import Source
from narrows.domain.work import Change
from narrows.reader import FileReader
from tests.fakes.jira_pages import NOW
from tests.fakes.jira_reading import Home
from tests.fakes.server import Asked, Reply
from tests.shared import shared


def recorded(issues: list[Any], *, is_cloud: bool) -> Any:
    """A Jira that shows these issues, with the fields that are asked for and no others."""

    def shown(asked: list[str]) -> list[Any]:
        return [
            {**each, "fields": {name: each["fields"].get(name) for name in asked}}
            for each in issues
        ]

    def respond(asked: Asked) -> Reply:
        end = asked.path.rpartition("/")[2]
        if end == "serverInfo":
            return Reply({"version": "9", "deploymentType": "Cloud" if is_cloud else "Server"})
        if end == "myself":
            return Reply({})
        if end in ("field", "statuses"):
            return Reply([])
        if end == "jql":
            return Reply({"issues": shown(asked.json()["fields"]), "isLast": True})
        if end == "search":
            told = shown(asked.query.get("fields", "").split(","))
            return Reply({"issues": told, "total": len(told)})
        return Reply({"key": end, "count": len(issues)})

    return respond


def synced(issues: list[Any], project: str, *, is_cloud: bool) -> Home:
    kept = Home(Source("s", "jira", "https://x.test", take=(project,)))
    kept.sync(recorded(issues, is_cloud=is_cloud), now=NOW)
    return kept


def names_in(told: Any) -> Iterator[str]:
    """Of persons, wherever they are named."""
    if isinstance(told, list):
        for each in told:
            yield from names_in(each)
    if isinstance(told, dict):
        for name in ("displayName", "emailAddress"):
            if told.get(name):
                yield told[name]
        for each in told.values():
            yield from names_in(each)


@pytest.mark.parametrize("is_cloud", [True, False])
def test_live_and_export_tell_the_same(is_cloud: bool) -> None:
    path = shared("trackers/jira_to_analytics/search.json")
    issues = json.loads(Path(path).read_text("utf-8"))["issues"]
    kept = synced(issues, "UT", is_cloud=is_cloud)
    exported: list[Change] = []
    for batch in jira_export.fetch(FileReader(), Source("s", "jira_export", path)):
        exported += batch.changes
    assert (kept.incomplete, kept.faults) == (None, [])
    assert {*kept.changes.values()} == {*exported}
    assert len(kept.keys) == 25


@pytest.mark.parametrize("is_cloud", [True, False])
def test_real_persons_are_not_read(is_cloud: bool) -> None:
    told = json.loads(Path(shared("trackers/grimoirelab_elk/jira.json")).read_text("utf-8"))
    issues = [each["data"] for each in told if "fields" in each["data"]]
    names = {*names_in(issues)}
    kept = synced(issues, "CONTRIB", is_cloud=is_cloud)
    assert len(names) >= 3
    assert len(kept.keys) == len(issues)
    assert not [name for name in names if name in str(kept.changes)]


def test_real_changelogs_of_another_tool_are_read() -> None:
    """280 entries as a collector of metrics got them from `/issue/ID/changelog`."""
    path = Path(shared("trackers/devlake/jira/e2e/raw_tables/_raw_jira_api_issue_changelogs.csv"))
    csv.field_size_limit(1 << 24)
    with path.open(encoding="utf-8", newline="") as file:
        entries = [json.loads(row["data"]) for row in csv.DictReader(file)]
    fields: dict[str, Any] = {"created": "2020-01-01T00:00:00.000+0800", "status": {"name": "Open"}}
    export = Export(Source("s", "jira", "https://x.test"))
    assert export.add(
        None, {"key": "EE-1", "fields": fields, "changelog": {"histories": entries, "total": 280}}
    ) is (len(entries) == 280)
    changes = export.batch(None).changes
    moved = Counter(each.attribute.value for each in changes if each.source_id[:1].isdigit())
    assert moved == {"status": 10}
    assert not [name for name in names_in(entries) if name in str(changes)]
