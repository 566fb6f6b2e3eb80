"""A Jira on loopback, Cloud or Data Center, that answers of a `JiraModel`."""

from collections import Counter
from dataclasses import dataclass, field
from email.utils import format_datetime
from typing import Any

from tests.fakes import jira_answers as answers
from tests.fakes.jira_entries import STATUSES, TYPES
from tests.fakes.jira_pages import JiraPages
from tests.fakes.jira_search import UnknownProjectError
from tests.fakes.server import Asked, Reply

TOKENS = ("Basic YWRhOmNhbmFyeS10b2tlbg==", "Bearer canary-token")


@dataclass(slots=True)
class FakeJira(JiraPages):
    """Answers requests.

    Attributes:
        is_date_told: Whether its answers have a date.
        n_asked: How often each path was asked for.
    """

    is_date_told: bool = True
    n_asked: Counter[str] = field(default_factory=Counter)

    def __call__(self, asked: Asked) -> Reply:
        """The answer to a request."""
        path = asked.path.removeprefix("/jira")
        self.n_asked[path] += 1
        reply = self._answer(asked, path)
        date = {"date": format_datetime(self.clock, usegmt=True)} if self.is_date_told else {}
        return Reply(reply.body, reply.status, {**date, **reply.headers})

    def _answer(self, asked: Asked, path: str) -> Reply:
        api = "/rest/api/3" if self.model.is_cloud else "/rest/api/2"
        if path == "/rest/api/2/serverInfo":
            deployment = "Cloud" if self.model.is_cloud else "Server"
            return Reply({"version": "10.3", "deploymentType": deployment})
        if asked.headers.get("authorization") not in TOKENS:
            return Reply({"errorMessages": ["no"]}, 401)
        if path in ("/rest/api/2/myself", f"{api}/myself"):
            return Reply(answers.WHO)
        if not path.startswith(api):
            return Reply({"errorMessages": ["gone"]}, 410)
        steps = path.removeprefix(api).strip("/").split("/")
        try:
            reply = self._site(steps) or (
                self._cloud(asked, steps) if self.model.is_cloud else self._center(asked, steps)
            )
        except UnknownProjectError as error:
            line = f"The value '{error}' does not exist for the field 'project'."
            return Reply({"errorMessages": [line]}, 400)
        return reply or Reply({"errorMessages": ["unknown"]}, 404)

    def _site(self, steps: list[str]) -> Reply | None:
        match steps:
            case ["field"]:
                return Reply(answers.field_list(self.model))
            case ["project"]:
                return Reply(self._projects())
            case ["project", "search"]:
                return Reply({"values": self._projects(), "isLast": True})
            case ["project", key, *rest]:
                return self._project(key, rest)
        return None

    def _cloud(self, asked: Asked, steps: list[str]) -> Reply | None:
        match [asked.method, *steps]:
            case ["POST", "search", "jql"]:
                return Reply(self.by_token(asked.json()))
            case ["POST", "search", "approximate-count"]:
                return Reply({"count": len(self.search(asked.json()["jql"]))})
            case ["POST", "changelog", "bulkfetch"]:
                return Reply(self.entries_of(asked.json()))
            case ["POST", "issue", "bulkfetch"]:
                return Reply(self.issues_of(asked.json()))
            case ["GET", "issue", id_, "changelog"]:
                return self.changelog(id_, asked)
        return None

    def _center(self, asked: Asked, steps: list[str]) -> Reply | None:
        match [asked.method, *steps]:
            case ["GET", "search"]:
                return Reply(self.by_place(asked))
            case ["GET", "issue", id_]:
                return self.issue(id_)
        return None

    def _projects(self) -> list[dict[str, Any]]:
        seen = [key for key in self.model.projects if key not in self.model.hidden_projects]
        return [answers.project(self.model, key) for key in seen]

    def _project(self, key: str, rest: list[str]) -> Reply:
        if key not in self.model.projects or key in self.model.hidden_projects:
            return Reply({"errorMessages": [f"No project could be found with key '{key}'."]}, 404)
        if rest == ["statuses"]:
            named = [answers.status(name) for name in STATUSES]
            types = [{"id": str(n), "name": name} for n, name in enumerate(TYPES)]
            return Reply([{**each, "statuses": named} for each in types])
        return Reply(answers.project(self.model, key))
