"""GitHub as one of the tools that faults are tried on."""

# ruff: noqa: ANN401 - what a tool says is JSON of any shape
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from narrows.connectors.github import connector
from narrows.domain.reading import Connector
from narrows.domain.streams import Source
from tests.fakes.github_model import GitHubModel, Item, Told
from tests.fakes.github_server import FakeGitHub
from tests.fakes.server import Asked, Reply

SHOP, API = "acme/shop", "acme/api"
RENAMED = {
    "nodes": "entries",
    "totalCount": "count",
    "createdAt": "made",
    "timelineItems": "happenings",
    "label": "tag",
    "enumValues": "values",
    "content": "subject",
}
"""What its answers could call by another name one day."""

Place = Callable[[Asked], bool]


def _asks(question: str, *words: str, **given: Any) -> Place:
    """A question so called, with these words, and these variables; `None` is none."""

    def matches(asked: Asked) -> bool:
        if asked.method != "POST":
            return False
        told = asked.json()
        variables = told.get("variables", {})
        return (
            f"query {question}" in told["query"]
            and all(each in told["query"] for each in words)
            and all(
                (variables.get(each) is not None) if value is ... else variables.get(each) == value
                for each, value in given.items()
            )
        )

    return matches


REPOSITORIES: Mapping[str, Place] = {
    "what it can tell": _asks("Able"),
    "the repositories": _asks("Named"),
    "the first issues": _asks("Part", "part: issues", name="shop", after=None),
    "more issues": _asks("Part", "part: issues", name="shop", after=...),
    "the first pull requests": _asks("Part", "part: pullRequests", name="shop", after=None),
    "more pull requests": _asks("Part", "part: pullRequests", after=...),
    "another repository": _asks("Part", name="api"),
    "the rest of a history": _asks("Rest"),
}
PROJECT: Mapping[str, Place] = {
    "what it can tell": _asks("Able"),
    "the project": _asks("Project"),
    "the first of the board": _asks("Items", after=None),
    "more of the board": _asks("Items", after=...),
    "the histories": _asks("ById"),
    "the rest of a history": _asks("Rest"),
    "the rest of an issue": _asks("Rest", "on Issue"),
    "the rest of a pull request": _asks("Rest", "on PullRequest"),
}


@dataclass(slots=True)
class GitHubTool:
    """A GitHub with two repositories and a board, three items and four events to a page."""

    has_project: bool = False
    model: GitHubModel = field(init=False)
    github: FakeGitHub = field(init=False)
    connector: Connector = connector

    def __post_init__(self) -> None:
        self.model = GitHubModel("field" if self.has_project else "state")
        self.github = FakeGitHub(self.model, per_page=3)
        for n in range(15):
            self._lived(SHOP if n % 3 else API, is_pull=n % 2 == 1)

    @property
    def name(self) -> str:
        return "github project" if self.has_project else "github"

    @property
    def places(self) -> Mapping[str, Place]:
        """Where its answers can be spoilt."""
        return PROJECT if self.has_project else REPOSITORIES

    def respond(self, asked: Asked) -> Reply:
        return self.github(asked)

    def source(self, address: str) -> Source:
        take = ("acme/projects/7",) if self.has_project else (SHOP, API)
        columns = {"points": "Estimate"} if self.has_project else {}
        return Source("shop-github", "github", address, take=take, columns=columns)

    def truth(self) -> set[Told]:
        """All changes of the items that it shows now."""
        shown = (i for i in self.model.items.values() if i.repository not in self.github.hidden)
        return self.model.truth(shown)

    def grow(self) -> None:
        """An hour passes, with a new issue and changes of old ones."""
        self.model.now += timedelta(hours=1)
        self._lived(SHOP)
        for item in list(self.model.items.values())[:2]:
            self.model.rename(item, f"{item.title}, later")
            self.model.label(item, "late")
            self.model.move(item, "Review")

    def delete(self, item: str) -> None:
        self.model.delete(self._item(item))

    def move(self, item: str) -> str:
        """To the other repository; its new key."""
        found = self._item(item)
        self.model.transfer(found, API if found.repository == SHOP else SHOP)
        return found.key

    def hide(self) -> None:
        """A part of the items is not for this token any more."""
        self.github.hidden.add(API)

    def show(self) -> None:
        self.github.hidden.clear()

    @staticmethod
    def renamed(told: Any) -> Any:
        """The same answer with other names of its parts."""
        if isinstance(told, list):
            return [GitHubTool.renamed(each) for each in told]
        if not isinstance(told, dict):
            return told
        return {RENAMED.get(name, name): GitHubTool.renamed(each) for name, each in told.items()}

    def _item(self, key: str) -> Item:
        return next(each for each in self.model.items.values() if each.key == key)

    def _lived(self, repository: str, *, is_pull: bool = False) -> None:
        """An item with eight events within the hour."""
        model = self.model
        item = model.open(repository, "Pay by invoice", "bug", is_pull=is_pull)
        model.add(item, "Todo", points=3.0)
        model.label(item, "wish")
        model.move(item, "In progress")
        model.close(item)
        model.reopen(item)
        model.rename(item, "Pay by invoice or card")
        model.move(item, "Done")
        model.close(item)
