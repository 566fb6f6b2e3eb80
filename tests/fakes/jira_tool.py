"""Jira as one of the tools that faults are tried on."""

# ruff: noqa: ANN401 - what a tool says is JSON of any shape
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from narrows.connectors.jira import connector
from narrows.domain.reading import Connector
from narrows.domain.streams import Source
from tests.fakes.jira_model import JiraModel, days
from tests.fakes.jira_server import FakeJira
from tests.fakes.server import Asked, Reply

TAKEN = ("PAY", "CLM")
RENAMED = {
    "issues": "workItems",
    "issueChangeLogs": "logs",
    "histories": "entries",
    "values": "elements",
    "version": "release",
}
"""What its answers could call by another name one day."""

Truth = set[tuple[str, str, str, datetime]]


def _ends(*ends: str) -> Callable[[Asked], bool]:
    return lambda asked: asked.path.endswith(ends)


def _is_search(asked: Asked) -> bool:
    return asked.path.endswith(("/search/jql", "/search"))


def _told(asked: Asked) -> Mapping[str, Any]:
    return asked.json() if asked.body else asked.query


def _is_census(asked: Asked) -> bool:
    return _is_search(asked) and _told(asked).get("fields") in (["key"], "created")


def _is_first(asked: Asked) -> bool:
    return _is_search(asked) and "changelog" in _told(asked).get("expand", "")


def _is_next(asked: Asked) -> bool:
    told = _told(asked)
    return _is_first(asked) and ("nextPageToken" in told or "<=" in told["jql"])


PLACES: Mapping[str, Callable[[Asked], bool]] = {
    "what it is": _ends("/serverInfo"),
    "the account": _ends("/myself"),
    "its fields": _ends("/field"),
    "a project": _ends("/project/PAY"),
    "the statuses": _ends("/project/CLM/statuses"),
    "the first page": _is_first,
    "the next page": _is_next,
    "the census": _is_census,
}


@dataclass(slots=True)
class JiraTool:
    """A Jira with two projects, three issues to a page, and four entries to a search."""

    is_cloud: bool = True
    jira: FakeJira = field(init=False)
    connector: Connector = connector

    def __post_init__(self) -> None:
        self.jira = FakeJira(JiraModel(is_cloud=self.is_cloud), per_page=3, shown_entries=4)
        for n in range(7):
            self._lived("PAY" if n % 3 else "CLM", days(n))

    @property
    def name(self) -> str:
        return "jira cloud" if self.is_cloud else "jira data center"

    @property
    def places(self) -> Mapping[str, Callable[[Asked], bool]]:
        """Where its answers can be spoilt."""
        if not self.is_cloud:
            return PLACES
        own = {
            "the count": _ends("/approximate-count"),
            "changelogs": _ends("/changelog/bulkfetch"),
        }
        return {**PLACES, **own}

    def respond(self, asked: Asked) -> Reply:
        return self.jira(asked)

    def source(self, address: str) -> Source:
        return Source("policy-jira", "jira", address, take=TAKEN)

    def truth(self) -> Truth:
        """All changes of the issues that it shows now."""
        return {
            (key, attribute.value, value, at)
            for key, told in self.jira.model.truth(TAKEN).items()
            for attribute, value, at in told
        }

    def grow(self) -> None:
        """An hour passes, with a new issue and changes of old ones."""
        self.jira.clock += timedelta(hours=1)
        model, at = self.jira.model, self.jira.clock - timedelta(minutes=20)
        self._lived("PAY", at - timedelta(minutes=10))
        for key in sorted(model.issues)[:2]:
            model.change(key, at, status="Done", noise="x")
            model.change(key, at + timedelta(minutes=1), labels=["late"], points="13")

    def delete(self, item: str) -> None:
        del self.jira.model.issues[item]

    def move(self, item: str) -> str:
        """To the other project; its new key."""
        other = "CLM" if item.startswith("PAY") else "PAY"
        return self.jira.model.move(item, other, self.jira.clock)

    def hide(self) -> None:
        """A part of the issues is not for this token any more."""
        for project in TAKEN:
            of = [each for each in self.jira.model.issues.values() if each.project == project]
            of[0].is_hidden = True

    def show(self) -> None:
        for issue in self.jira.model.issues.values():
            issue.is_hidden = False

    @staticmethod
    def renamed(told: Any) -> Any:
        """The same answer with other names of its parts."""
        if isinstance(told, list):
            return [JiraTool.renamed(each) for each in told]
        if not isinstance(told, dict):
            return told
        return {RENAMED.get(name, name): JiraTool.renamed(each) for name, each in told.items()}

    def _lived(self, project: str, at: datetime) -> None:
        """An issue with six entries within minutes."""
        model = self.jira.model
        key = model.create(project, at, labels=["a"], components=["web"])
        for n in range(3):
            soon = at + timedelta(minutes=n)
            model.change(key, soon + timedelta(seconds=10), status=("Doing", "Done", "To Do")[n])
            model.change(
                key, soon + timedelta(seconds=20), noise=n, points=str(n + 1),
                components=["web", "ui"][: 1 + n % 2], flagged="Impediment" if n % 2 else "",
            )  # fmt: skip
