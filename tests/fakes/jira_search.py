"""The part of JQL that is asked, over a `JiraModel`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tests.fakes.jira_model import Issue, JiraModel

CLAUSE = re.compile(r'(\w+) (=|<=|>=|in) (?:"([^"]*)"|\(([^)]*)\)|(\d+))')


class UnknownProjectError(Exception):
    """A project that this token does not see is none, to JQL."""


@dataclass(slots=True)
class Search:
    """A question as it was understood."""

    model: JiraModel
    jql: str
    until: datetime | None = None
    """What was updated later is not in the index yet."""

    def found(self) -> list[Issue]:
        """The issues in order."""
        text, _, order = self.jql.partition(" ORDER BY ")
        by = order.split()[0] if order else "created"
        kept = [each for each in self.model.visible() if self._is_shown(each)]
        for clause in CLAUSE.finditer(text):
            kept = [each for each in kept if self._fits(each, *clause.groups())]
        kept.sort(key=lambda each: (getattr(each, by), each.id), reverse=" DESC" in order)
        return kept

    def _is_shown(self, issue: Issue) -> bool:
        return self.until is None or issue.updated <= self.until

    def _fits(
        self, issue: Issue, name: str, sign: str, text: str | None, many: str | None, ms: str | None
    ) -> bool:
        if name == "project":
            self._see(text or "")
            return issue.project == text
        if name == "key":
            return issue.key in re.findall(r'"([^"]*)"', many or "")
        at_ms = int(getattr(issue, name).timestamp() * 1000)
        if not self.model.is_cloud:
            at_ms = at_ms // 1000 * 1000  # The index of a Data Center holds seconds.
        return at_ms <= int(ms or 0) if sign == "<=" else at_ms >= int(ms or 0)

    def _see(self, project: str) -> None:
        if project not in self.model.projects or project in self.model.hidden_projects:
            raise UnknownProjectError(project)


def keys(issues: list[Issue]) -> Iterator[str]:
    return (each.key for each in issues)
