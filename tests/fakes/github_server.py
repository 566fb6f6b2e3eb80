"""A GitHub on loopback that answers of a `GitHubModel`."""

# ruff: noqa: A002, ANN401, N803 - JSON of any shape; arguments as GitHub names them
import base64
import json
import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

from tests.fakes.github_graphql import ToldError, answer
from tests.fakes.github_model import PERSON, GitHubModel, Item
from tests.fakes.github_schema import schema
from tests.fakes.server import Asked, Reply

OPTIONS = ("Todo", "In progress", "Review", "Done")


def written(at: datetime | None) -> str | None:
    """Whole seconds, as GitHub has them."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def cursor_of(key: Any) -> str:
    return base64.b64encode(json.dumps(key).encode()).decode()


@dataclass(slots=True)
class FakeGitHub:
    """Answers requests.

    Attributes:
        model: What is true.
        is_old: An Enterprise server of some age: no types, parents, moves in projects.
        hidden: Repositories that the token may not see.
        n_shown: How many events of a history it tells of those that it counts.
        skew: How far its clock is from the model's.
        hides_parents: Parents are in a repository that the token may not see.
        per_page: It lists no more at once, whatever is asked for; `None`: as many as are.
        n_points: What is left of the hourly limit.
        questions: The names of the questions so far.
    """

    model: GitHubModel
    is_old: bool = False
    hidden: set[str] = field(default_factory=set)
    hides_parents: bool = False
    n_shown: int | None = None
    skew: timedelta = timedelta()
    per_page: int | None = None
    n_points: int = 5000
    questions: list[str] = field(default_factory=list)

    def __call__(self, asked: Asked) -> Reply:
        """The answer to a request."""
        clock = self.model.now + self.skew
        self.n_points -= 1
        headers = {
            "date": format_datetime(clock, usegmt=True),
            "x-ratelimit-remaining": str(self.n_points),
            "x-ratelimit-reset": str(int(clock.timestamp()) + 600),
        }
        if asked.headers.get("authorization") != "Bearer canary-token":
            return Reply({"message": "Bad credentials"}, 401, headers)
        if (asked.method, asked.path) != ("POST", "/api/graphql"):
            return Reply({"message": "Not Found"}, 404, headers)
        told = asked.json()
        self.questions.append(told["query"].split("query ", 1)[1].split("(")[0].split(" ")[0])
        body, n_nodes = answer(
            told["query"], told.get("variables", {}), self.root(), is_old=self.is_old
        )
        assert n_nodes < 500_000
        return Reply(body, 200, headers)

    def root(self) -> dict[str, Any]:
        return {
            "__type": self._type,
            "repository": self._repository,
            "repositoryOwner": self._owner,
            "node": self._node,
            "nodes": lambda ids: [self._node(each) for each in ids],
            "viewer": {"repositories": self._repositories, "organizations": self._organisations},
        }

    def _type(self, name: str) -> Any:
        found: Any = schema(is_old=self.is_old).type_map.get(name)
        if found is None:
            return None
        names = list(getattr(found, "values", None) or getattr(found, "fields", {}))
        listed = [{"name": each} for each in names]
        return {"name": name, "enumValues": listed, "fields": listed}

    def _shown(self) -> list[str]:
        return sorted(set(self.model.repositories) - self.hidden)

    def _repository(self, owner: str, name: str) -> Any:
        full = f"{owner}/{name}"
        if full not in self._shown():
            raise ToldError(
                "NOT_FOUND", f"Could not resolve to a Repository with the name '{full}'."
            )
        return self._repository_of(full)

    def _repository_of(self, name: str) -> dict[str, Any]:
        return {
            "__typename": "Repository",
            "id": f"R_{name}",
            "nameWithOwner": name,
            "issues": lambda **how: self._listed(name, False, **how),
            "pullRequests": lambda **how: self._listed(name, True, **how),
            "issueOrPullRequest": lambda number: self._numbered(name, number),
            "labels": lambda first, after=None: connection(
                [(each, {"name": each}) for each in sorted(self._labels(name))], first, after=after
            ),
        }

    def _labels(self, name: str) -> set[str]:
        items = (each for each in self.model.items.values() if each.repository == name)
        return {label for each in items for label in each.labels}

    def _numbered(self, name: str, number: int) -> Any:
        for each in self.model.items.values():
            if (each.repository, each.number) == (name, number):
                return self.item(each)
        raise ToldError("NOT_FOUND", f"Could not resolve to an issue with the number {number}.")

    def _listed(
        self, name: str, is_pull: bool, *, first: int = 0, after: str | None = None,
        orderBy: Any = None, filterBy: Any = None,
    ) -> dict[str, Any]:  # fmt: skip
        items = list(self.model.of(name, is_pull=is_pull))
        since = (filterBy or {}).get("since")
        items = [each for each in items if not since or (written(each.updated_at) or "") >= since]
        order = orderBy or {"field": "CREATED_AT", "direction": "ASC"}
        times = {"CREATED_AT": lambda i: i.created_at, "UPDATED_AT": lambda i: i.updated_at}
        time: Callable[[Item], datetime] = times[order["field"]]
        keyed = [([written(time(each)), each.id], each) for each in items]
        keyed.sort(key=lambda pair: pair[0], reverse=order["direction"] == "DESC")
        return connection(
            [(key, self.item(each)) for key, each in keyed], min(first, self.per_page or 100),
            after=after, is_down=order["direction"] == "DESC",
        )  # fmt: skip

    def item(self, item: Item) -> dict[str, Any]:
        def parent() -> Any:
            if item.parent and self.hides_parents:
                raise ToldError("FORBIDDEN", "Resource not accessible by personal access token")
            return self.item(item.parent) if item.parent else None

        return {
            "__typename": "PullRequest" if item.is_pull else "Issue",
            "id": item.id,
            "number": item.number,
            "title": item.title,
            "createdAt": written(item.created_at),
            "updatedAt": written(item.updated_at),
            "closedAt": written(item.closed_at),
            "mergedAt": written(item.merged_at),
            "isDraft": item.is_draft,
            "author": {"__typename": "User", "login": PERSON},
            "labels": lambda first, after=None: connection(
                [(each, {"name": each}) for each in item.labels], first, after=after
            ),
            "repository": {"__typename": "Repository", "nameWithOwner": item.repository},
            "issueType": {"name": item.kind} if item.kind else None,
            "parent": parent,
            "timelineItems": lambda **how: self._timeline(item, **how),
        }

    def _timeline(
        self, item: Item, *, first: int, after: str | None = None, itemTypes: Iterable[str] = ()
    ) -> dict[str, Any]:
        kinds = {each.replace("_", "").lower() for each in itemTypes}
        told = [e for e in item.events if e["__typename"].lower() in kinds]
        shown = [
            ([written(e["createdAt"]), e["id"]], {
                **e, "createdAt": written(e["createdAt"]),
                "parent": self.item(e["parent"]) if e.get("parent") else None,
            })
            for e in told
        ]  # fmt: skip
        listed = connection(shown[: self.n_shown], min(first, self.per_page or 100), after=after)
        return {**listed, "totalCount": len(told)}

    def _repositories(self, *, first: int, after: str | None = None, **_how: Any) -> dict[str, Any]:
        shown = [(name, self._repository_of(name)) for name in self._shown()]
        return connection(shown, first, after=after)

    def _owner(self, login: str) -> Any:
        if login != "acme":
            return None
        return {
            "__typename": "Organization",
            "login": login,
            "repositories": self._repositories,
            "projectV2": self._project,
            "projectsV2": self._projects,
        }

    def _projects(self, **_how: Any) -> dict[str, Any]:
        return connection([(7, self._project(7))], 20)

    def _organisations(self, **_how: Any) -> dict[str, Any]:
        return {"totalCount": 1, "nodes": [self._owner("acme")]}

    def _project(self, number: int) -> Any:
        if number != 7:
            raise ToldError("NOT_FOUND", f"Could not resolve to a ProjectV2 with number {number}.")
        return {
            "__typename": "ProjectV2",
            "id": "PVT_7",
            "number": 7,
            "title": "Shop board",
            "field": self._options,
            "items": self._placed,
        }

    def _options(self, name: str) -> Any:
        if name != "Status":
            return None
        options = [{"name": each} for each in OPTIONS]
        return {"__typename": "ProjectV2SingleSelectField", "options": options}

    def _placed(
        self, *, first: int, after: str | None = None, archivedStates: Iterable[str] = ()
    ) -> dict[str, Any]:
        keyed = [
            (item.place.id, self._place(item))
            for item in self.model.items.values()
            if item.place and (not item.place.is_archived or "ARCHIVED" in archivedStates)
        ]
        keyed += [
            (f"PVTI_draft{n}", {
                "id": f"PVTI_draft{n}", "type": "DRAFT_ISSUE", "content": {"__typename": "DraftIssue"},
                "createdAt": written(self.model.now), "updatedAt": written(self.model.now),
                "fieldValueByName": _nothing,
            })
            for n in range(self.model.drafts)
        ]  # fmt: skip
        return connection(
            sorted(keyed, key=lambda pair: pair[0]), min(first, self.per_page or 100), after=after
        )

    def _place(self, item: Item) -> dict[str, Any]:
        place = item.place
        assert place is not None
        is_hidden = item.repository in self.hidden
        values = {
            "Status": place.status and {
                "__typename": "ProjectV2ItemFieldSingleSelectValue",
                "name": place.status, "updatedAt": written(place.status_at),
            },
            "Estimate": place.points is not None and {
                "__typename": "ProjectV2ItemFieldNumberValue",
                "number": place.points, "updatedAt": written(place.points_at),
            },
        }  # fmt: skip
        kind = "PULL_REQUEST" if item.is_pull else "ISSUE"
        return {
            "id": place.id,
            "type": "REDACTED" if is_hidden else kind,
            "createdAt": written(place.entered_at),
            "updatedAt": written(place.touched_at),
            "fieldValueByName": lambda name: values.get(name) or None,
            "content": None if is_hidden else self.item(item),
        }

    def _node(self, id: str) -> Any:
        if id == "PVT_7":
            return self._project(7)
        found = self.model.items.get(id)
        if not found:
            raise ToldError("NOT_FOUND", f"Could not resolve to a node with the global id '{id}'.")
        return self.item(found)


def connection(
    keyed: list[tuple[Any, Any]], first: int, *, after: str | None = None, is_down: bool = False
) -> dict[str, Any]:
    """A page of a list; its cursor is the key of the last entry, as GitHub's are."""
    rest = keyed
    if after:
        try:
            begin = json.loads(base64.b64decode(after))
        except ValueError:
            raise ToldError(
                "INVALID_CURSOR_ARGUMENTS", f"`{after}` does not appear to be a valid cursor."
            ) from None
        compared = operator.lt if is_down else operator.gt
        keys = [pair[0] for pair in keyed]
        is_sorted = keys == sorted(keys, reverse=is_down)
        if is_sorted:
            rest = [pair for pair in keyed if compared(pair[0], begin)]
        else:
            places = [n for n, pair in enumerate(keyed) if pair[0] == begin]
            rest = keyed[places[0] + 1 :] if places else []
    shown = rest[:first]
    return {
        "totalCount": len(keyed),
        "pageInfo": {
            "hasNextPage": len(rest) > len(shown),
            "endCursor": cursor_of(shown[-1][0]) if shown else None,
        },
        "nodes": [value for _, value in shown],
    }


def _nothing(name: str) -> None:
    """The value of a field that has none."""
    del name
