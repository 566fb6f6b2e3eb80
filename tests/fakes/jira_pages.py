"""The pages of a Jira: searches, changelogs and issues by their keys, of a `JiraModel`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.fakes import jira_answers as answers
from tests.fakes.jira_model import Issue, JiraModel
from tests.fakes.jira_search import Search
from tests.fakes.server import Asked, Reply

NOW = datetime.fromisoformat("2026-11-26T12:00:00+00:00")
SHOWN_ENTRIES = 40


@dataclass(slots=True)
class JiraPages:
    """How they come.

    Attributes:
        model: What it holds.
        clock: Its own time.
        lag: How late its index shows an update.
        per_page: As many issues as it shows at once with fields; keys alone ten times as many.
        shown_entries: As many entries of a changelog as a search of Cloud shows.
        lost_entries: So many of the oldest entries are counted, and nobody finds them any more.
    """

    model: JiraModel
    clock: datetime = NOW
    lag: timedelta = timedelta(0)
    per_page: int = 100
    shown_entries: int = SHOWN_ENTRIES
    lost_entries: int = 0

    def search(self, jql: str) -> list[Issue]:
        return Search(self.model, jql, self.clock - self.lag if self.lag else None).found()

    def _shown(self, issue: Issue, asked: list[str], *, has_log: bool) -> dict[str, Any]:
        shown = self.shown_entries if self.model.is_cloud else len(issue.histories)
        latest = issue.histories[self.lost_entries :][::-1][:shown]
        return answers.issue(self.model, issue, asked, changelog=latest if has_log else None)

    def by_token(self, body: dict[str, Any]) -> dict[str, Any]:
        found = self.search(body["jql"])
        most = self.per_page * 10 if body["fields"] == ["key"] else self.per_page
        begin = next(
            (n for n, each in enumerate(found, 1) if str(each.id) == body.get("nextPageToken")), 0
        )
        page = found[begin : begin + min(most, body["maxResults"])]
        has_log = "changelog" in body.get("expand", "")
        told: dict[str, Any] = {
            "issues": [self._shown(each, body["fields"], has_log=has_log) for each in page]
        }
        is_last = begin + len(page) >= len(found)
        return {**told, "isLast": is_last} | (
            {} if is_last else {"nextPageToken": str(page[-1].id)}
        )

    def by_place(self, asked: Asked) -> dict[str, Any]:
        query = asked.query
        found = self.search(query["jql"])
        asked_fields = query.get("fields", "").split(",")
        most = self.per_page * 10 if asked_fields == ["created"] else self.per_page
        begin = int(query.get("startAt", "0"))
        page = found[begin : begin + min(most, int(query["maxResults"]))]
        has_log = query.get("expand") == "changelog"
        shown = [self._shown(each, asked_fields, has_log=has_log) for each in page]
        return {"startAt": begin, "maxResults": most, "total": len(found), "issues": shown}

    def entries_of(self, body: dict[str, Any]) -> dict[str, Any]:
        ids = body["issueIdsOrKeys"]
        entries = [
            (str(issue.id), answers.history(each, is_bulk=True))
            for issue in self.model.visible()
            if str(issue.id) in ids
            for each in issue.histories[self.lost_entries :]
        ]
        begin = int(body.get("nextPageToken", "0"))
        page = entries[begin : begin + body["maxResults"]]
        told: dict[str, list[Any]] = {}
        for id_, entry in page:
            told.setdefault(id_, []).append(entry)
        logs = [{"issueId": id_, "changeHistories": each} for id_, each in told.items()]
        end = begin + len(page)
        return {"issueChangeLogs": logs, "nextPageToken": str(end) if end < len(entries) else None}

    def issues_of(self, body: dict[str, Any]) -> dict[str, Any]:
        found = [each for each in self.model.visible() if each.key in body["issueIdsOrKeys"]]
        return {"issues": [self._shown(each, body["fields"], has_log=True) for each in found]}

    def issue(self, id_: str) -> Reply:
        issue = self._by_id(id_)
        if issue is None:
            return Reply({"errorMessages": ["Issue does not exist"]}, 404)
        return Reply(self._shown(issue, ["status"], has_log=True))

    def changelog(self, id_: str, asked: Asked) -> Reply:
        issue = self._by_id(id_)
        if issue is None:
            return Reply({"errorMessages": ["Issue does not exist"]}, 404)
        begin = int(asked.query["startAt"])
        page = issue.histories[self.lost_entries :][begin : begin + int(asked.query["maxResults"])]
        n_all = len(issue.histories)
        values = [answers.history(each) for each in page]
        return Reply({"values": values, "total": n_all, "isLast": begin + len(page) >= n_all})

    def _by_id(self, id_: str) -> Issue | None:
        return next((each for each in self.model.visible() if str(each.id) == id_), None)
