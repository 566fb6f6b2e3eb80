"""A Jira on loopback, Cloud or Data Center, that answers of a `JiraModel`."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

from tests.fakes import jira_answers as answers
from tests.fakes.jira_model import Issue, JiraModel
from tests.fakes.jira_search import Search, UnknownProjectError
from tests.fakes.server import Asked, Reply

NOW = datetime.fromisoformat("2026-11-26T12:00:00+00:00")
SHOWN_ENTRIES = 40
TOKENS = ("Basic YWRhOmNhbmFyeS10b2tlbg==", "Bearer canary-token")


@dataclass(slots=True)
class FakeJira:
    """How it behaves.

    Attributes:
        model: What it holds.
        clock: Its own time.
        lag: How late its index shows an update.
        per_page: As many issues as it shows at once with fields; keys alone ten times as many.
        shown_entries: As many entries of a changelog as a search shows.
    """

    model: JiraModel
    clock: datetime = NOW
    lag: timedelta = timedelta(0)
    per_page: int = 100
    shown_entries: int = SHOWN_ENTRIES
    is_date_told: bool = True
    lost_entries: int = 0
    """So many of the oldest entries nobody finds any more, although they are counted."""
    n_asked: dict[str, int] = field(default_factory=dict)

    def __call__(self, asked: Asked) -> Reply:
        """The answer to a request."""
        path = asked.path.removeprefix("/jira")
        self.n_asked[path] = self.n_asked.get(path, 0) + 1
        reply = self._answer(asked, path)
        date = {"date": format_datetime(self.clock, usegmt=True)} if self.is_date_told else {}
        return Reply(reply.body, reply.status, {**date, **reply.headers})

    def _answer(self, asked: Asked, path: str) -> Reply:
        api = "/rest/api/3" if self.model.is_cloud else "/rest/api/2"
        if path == "/rest/api/2/serverInfo":
            return Reply(self._info())
        if asked.headers.get("authorization") not in TOKENS:
            return Reply({"errorMessages": ["no"]}, 401)
        if path == "/rest/api/2/myself":
            return Reply(answers.WHO)
        if not path.startswith(api):
            return Reply({"errorMessages": ["gone"]}, 410)
        try:
            return self._of_api(asked, path.removeprefix(api))
        except UnknownProjectError as error:
            line = f"The value '{error}' does not exist for the field 'project'."
            return Reply({"errorMessages": [line]}, 400)

    def _info(self) -> dict[str, Any]:
        deployment = "Cloud" if self.model.is_cloud else "Server"
        return {"version": "10.3", "deploymentType": deployment, "baseUrl": "https://example.org"}

    def _of_api(self, asked: Asked, path: str) -> Reply:
        match [asked.method, *path.strip("/").split("/")]:
            case ["GET", "field"]:
                return Reply(answers.field_list(self.model))
            case ["GET", "project"]:
                return Reply(self._projects())
            case ["GET", "project", "search"]:
                return Reply({"values": self._projects(), "isLast": True})
            case ["GET", "project", key, *rest]:
                return self._project(key, rest)
            case ["POST", "search", "jql"] if self.model.is_cloud:
                return Reply(self._by_token(asked.json()))
            case ["POST", "search", "approximate-count"] if self.model.is_cloud:
                return Reply({"count": len(self._search(asked.json()["jql"]))})
            case ["GET", "search"] if not self.model.is_cloud:
                return Reply(self._by_place(asked))
            case ["POST", "changelog", "bulkfetch"] if self.model.is_cloud:
                return Reply(self._entries_of(asked.json()))
            case ["POST", "issue", "bulkfetch"] if self.model.is_cloud:
                return Reply(self._issues_of(asked.json()))
            case ["GET", "issue", id_, *rest]:
                return self._issue(id_, rest, asked)
        return Reply({"errorMessages": ["unknown"]}, 404)

    def _projects(self) -> list[dict[str, Any]]:
        seen = [key for key in self.model.projects if key not in self.model.hidden_projects]
        return [answers.project(self.model, key) for key in seen]

    def _project(self, key: str, rest: list[str]) -> Reply:
        if key not in self.model.projects or key in self.model.hidden_projects:
            return Reply({"errorMessages": [f"No project could be found with key '{key}'."]}, 404)
        if rest == ["statuses"]:
            named = [answers.status(name) for name in answers.STATUSES]
            return Reply([{"name": "Story", "statuses": named}, {"name": "Bug", "statuses": named}])
        return Reply(answers.project(self.model, key))

    def _search(self, jql: str) -> list[Issue]:
        return Search(self.model, jql, self.clock - self.lag if self.lag else None).found()

    def _shown(self, issue: Issue, asked: list[str], *, has_log: bool) -> dict[str, Any]:
        shown = self.shown_entries if self.model.is_cloud else len(issue.histories)
        latest = issue.histories[self.lost_entries :][::-1][:shown]
        return answers.issue(self.model, issue, asked, changelog=latest if has_log else None)

    def _by_token(self, body: dict[str, Any]) -> dict[str, Any]:
        found = self._search(body["jql"])
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

    def _by_place(self, asked: Asked) -> dict[str, Any]:
        query = asked.query
        found = self._search(query["jql"])
        asked_fields = query.get("fields", "").split(",")
        most = self.per_page * 10 if asked_fields == ["created"] else self.per_page
        begin = int(query.get("startAt", "0"))
        page = found[begin : begin + min(most, int(query["maxResults"]))]
        has_log = query.get("expand") == "changelog"
        shown = [self._shown(each, asked_fields, has_log=has_log) for each in page]
        return {"startAt": begin, "maxResults": most, "total": len(found), "issues": shown}

    def _entries_of(self, body: dict[str, Any]) -> dict[str, Any]:
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

    def _issues_of(self, body: dict[str, Any]) -> dict[str, Any]:
        found = [each for each in self.model.visible() if each.key in body["issueIdsOrKeys"]]
        return {"issues": [self._shown(each, body["fields"], has_log=True) for each in found]}

    def _issue(self, id_: str, rest: list[str], asked: Asked) -> Reply:
        issue = next((each for each in self.model.visible() if str(each.id) == id_), None)
        if issue is None:
            return Reply({"errorMessages": ["Issue does not exist"]}, 404)
        if rest != ["changelog"]:
            return Reply(self._shown(issue, ["status"], has_log=True))
        begin = int(asked.query["startAt"])
        page = issue.histories[self.lost_entries :][begin : begin + int(asked.query["maxResults"])]
        end, n_all = begin + len(page), len(issue.histories)
        values = [answers.history(each) for each in page]
        return Reply({"values": values, "total": n_all, "isLast": end >= n_all})
