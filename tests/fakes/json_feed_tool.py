"""A program with a feed of changes, as one of the tools that faults are tried on."""

# ruff: noqa: ANN401 - what a tool says is JSON of any shape
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from narrows.connectors.json_feed import connector
from narrows.domain.reading import Connector
from narrows.domain.streams import Source
from tests.fakes.server import Asked, Reply
from tests.fakes.tool import Truth
from tests.fakes.ways import NOW, TOKEN

PER_PAGE = 3
PERSON = "Ada Canary"
RENAMED = {"changes": "events", "items": "keys", "cursor": "position"}


@dataclass(slots=True)
class FeedTool:
    """Its changes in the order in which it heard of them; a cursor is the number of the next."""

    changes: list[dict[str, str]] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    n_heard: int = 0
    clock: datetime = NOW - timedelta(days=200)
    name: str = "json_feed"
    connector: Connector = connector

    def __post_init__(self) -> None:
        for _ in range(5):
            self.grow()

    @property
    def places(self) -> Mapping[str, Callable[[Asked], bool]]:
        return {
            "the first page": lambda asked: "since" not in asked.query,
            "a later page": lambda asked: "since" in asked.query,
        }

    def respond(self, asked: Asked) -> Reply:
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return Reply({"message": "no"}, 401)
        first = int(asked.query.get("since", "0"))
        told = [
            each
            for each in self.changes
            if int(each["id"]) >= first and each["item"] not in self.hidden
        ]
        page: dict[str, Any] = {
            "changes": [{**each, "by": PERSON} for each in told[:PER_PAGE]],
            "more": len(told) > PER_PAGE,
            "cursor": told[PER_PAGE]["id"] if len(told) > PER_PAGE else str(self.n_heard),
        }
        if not page["more"]:
            page["items"] = sorted({each["item"] for each in self.changes} - self.hidden)
        return Reply(page)

    def source(self, address: str) -> Source:
        return Source("feed", "json_feed", f"{address}/changes.json", take=("BAKERY",))

    def truth(self) -> Truth:
        return {
            (
                each["item"],
                each["attribute"],
                each["value"],
                datetime.fromisoformat(each["changed_at"]),
            )
            for each in self.changes
            if each["item"] not in self.hidden
        }

    def grow(self) -> None:
        n = self.n_heard
        self._add(f"LOAF-{n}", "title", f"Loaf {n}")
        for status in ("Kneaded", "Baked", "Sold"):
            self._add(f"LOAF-{n}", "status", status)

    def delete(self, item: str) -> None:
        self.changes = [each for each in self.changes if each["item"] != item]

    def move(self, item: str) -> str:
        """Under another key all of it is told again."""
        other = f"{item}-moved"
        mine = [each for each in self.changes if each["item"] == item]
        self.delete(item)
        for each in mine:
            self.changes.append({**each, "item": other, "id": str(self.n_heard)})
            self.n_heard += 1
        return other

    def hide(self) -> None:
        self.hidden.add(self.changes[0]["item"])

    def show(self) -> None:
        self.hidden.clear()

    @staticmethod
    def renamed(told: Any) -> Any:
        return {RENAMED.get(name, name): value for name, value in told.items()}

    def _add(self, item: str, attribute: str, value: str) -> None:
        self.clock += timedelta(hours=1)
        self.changes.append(
            {
                "id": str(self.n_heard), "item": item, "attribute": attribute, "value": value,
                "changed_at": self.clock.isoformat(),
            }
        )  # fmt: skip
        self.n_heard += 1
