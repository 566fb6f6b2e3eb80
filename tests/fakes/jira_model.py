"""A Jira as it is: its issues and what happened to them, and the history that anybody should read.

What is to be read is noted as it happens, forwards, while the connector works backwards from today.
"""

# ruff: noqa: ANN401 - what a field holds is JSON of any shape
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from narrows.domain.work import Attribute
from tests.fakes.jira_entries import (
    ATTRIBUTES,
    FLAGGED,
    PERSON,
    POINTS,
    entry_item,
    entry_items,
    written,
)

START = datetime(2026, 1, 5, 8, tzinfo=UTC)

Truth = tuple[Attribute, str, datetime]


@dataclass(slots=True)
class Issue:
    """An issue: its values now, its changelog, and its history as it is to be read."""

    id: int
    key: str
    created: datetime
    now: dict[str, Any]
    updated: datetime
    histories: list[dict[str, Any]] = field(default_factory=list)
    truth: list[Truth] = field(default_factory=list)
    is_hidden: bool = False

    @property
    def project(self) -> str:
        return self.key.rpartition("-")[0]


@dataclass(slots=True)
class JiraModel:
    """All issues, and what the token may see."""

    is_cloud: bool = True
    projects: dict[str, str] = field(default_factory=lambda: {"PAY": "Payments", "CLM": "Claims"})
    issues: dict[str, Issue] = field(default_factory=dict)
    hidden_projects: set[str] = field(default_factory=set)
    field_names: dict[str, str] = field(
        default_factory=lambda: {POINTS: "Story Points", FLAGGED: "Flagged"}
    )
    _n_issues: int = 0
    _n_histories: int = 100
    _numbers: dict[str, int] = field(default_factory=dict)

    def create(self, project: str, at: datetime, **values: Any) -> str:
        """A new issue; its key."""
        self._n_issues += 1
        key = self._new_key(project)
        now = {"status": "To Do", "issuetype": "Story", "summary": f"Do {key}", **values}
        issue = Issue(10_000 + self._n_issues, key, at, now, at)
        issue.truth = [
            (ATTRIBUTES[name], written(name, value), at) for name, value in now.items() if value
        ]
        issue.truth.append((Attribute.PROJECT, project, at))
        self.issues[key] = issue
        return key

    def change(self, key: str, at: datetime, **values: Any) -> None:
        """One entry of the changelog with these fields; `noise` is of none that is read."""
        issue = self.issues[key]
        items: list[dict[str, Any]] = []
        for name, value in values.items():
            if name == "noise":
                items.append(entry_item("assignee", "assignee", PERSON, f"{PERSON} {value}"))
                continue
            told = list(
                entry_items(
                    self.field_names, name, issue.now.get(name), value, is_cloud=self.is_cloud
                )
            )
            items += told
            if told:
                issue.truth.append((ATTRIBUTES[name], written(name, value), at))
            issue.now[name] = value
        self._log(issue, at, items)

    def move(self, key: str, project: str, at: datetime) -> str:
        """The issue goes to another project and gets another key."""
        issue, new = self.issues.pop(key), self._new_key(project)
        names = self.projects
        items = [
            entry_item("project", "project", names[issue.project], names[project]),
            entry_item("Key", None, key, new),
            entry_item("Workflow", None, "a", "b"),
        ]
        issue.key = new
        issue.truth.append((Attribute.PROJECT, project, at))
        self.issues[new] = issue
        self._log(issue, at, items)
        return new

    def visible(self) -> Iterator[Issue]:
        """The issues that the token sees."""
        for issue in self.issues.values():
            if not issue.is_hidden and issue.project not in self.hidden_projects:
                yield issue

    def truth(self, projects: Sequence[str]) -> Mapping[str, list[Truth]]:
        """Key → history of the issues that the token sees in these projects."""
        return {each.key: each.truth for each in self.visible() if each.project in projects}

    def _new_key(self, project: str) -> str:
        self._numbers[project] = self._numbers.get(project, 0) + 1
        return f"{project}-{self._numbers[project]}"

    def _log(self, issue: Issue, at: datetime, items: list[dict[str, Any]]) -> None:
        self._n_histories += 1
        issue.updated = max(issue.updated, at)
        issue.histories.append({"id": str(self._n_histories), "at": at, "items": items})


def days(n: float) -> datetime:
    """So many days after `START`."""
    return START + timedelta(days=n)
