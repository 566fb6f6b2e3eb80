"""The part of JQL that is asked, over a `JiraModel`."""

import re
from dataclasses import dataclass
from datetime import datetime

from tests.fakes.jira_model import Issue, JiraModel

CLAUSE = re.compile(r'(\w+) (=|<=|>=|in) (?:"([^"]*)"|\(([^)]*)\)|(\d+))')


class UnknownProjectError(Exception):
    """A project that this token does not see is none, to JQL."""


@dataclass(slots=True)
class Search:
    """A question as it was understood.

    Attributes:
        model: What is asked.
        jql: The question.
        until: How far the index has come: what was updated later is found by its older date.
    """

    model: JiraModel
    jql: str
    until: datetime | None = None

    def found(self) -> list[Issue]:
        """The issues in order."""
        text, _, order = self.jql.partition(" ORDER BY ")
        by = order.split()[0] if order else "created"
        kept = [each for each in self.model.visible() if self._date(each, "created") is not None]
        for clause in CLAUSE.finditer(text):
            kept = [each for each in kept if self._fits(each, clause)]
        kept.sort(key=lambda each: (self._date(each, by), each.id), reverse=" DESC" in order)
        return kept

    def _fits(self, issue: Issue, clause: re.Match[str]) -> bool:
        name, sign, text, many, ms = clause.groups()
        if name == "project":
            self._see(text)
            return issue.project == text
        if name == "key":
            return issue.key in re.findall(r'"([^"]*)"', many)
        at_ms = int((self._date(issue, name) or issue.created).timestamp() * 1000)
        if not self.model.is_cloud:
            at_ms = at_ms // 1000 * 1000  # The index of a Data Center holds seconds.
        return at_ms <= int(ms) if sign == "<=" else at_ms >= int(ms)

    def _date(self, issue: Issue, name: str) -> datetime | None:
        dates = [issue.created]
        if name == "updated":
            dates += [issue.updated, *(each["at"] for each in issue.histories)]
        return max((at for at in dates if self.until is None or at <= self.until), default=None)

    def _see(self, project: str) -> None:
        if project not in self.model.projects or project in self.model.hidden_projects:
            raise UnknownProjectError(project)
