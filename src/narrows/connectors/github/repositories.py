"""The repositories that a source takes: which there are, how much they have, and what is new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.connectors.github.ask import Asker
from narrows.connectors.github.errors import unreadable
from narrows.connectors.github.events import instant_of
from narrows.connectors.github.lists import fields, pages
from narrows.connectors.github.repository_queries import OF_OWNER, named
from narrows.connectors.github.take import Taken
from narrows.connectors.json_values import Object, as_list, as_object, as_text
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Json

AT_ONCE = 20
"""Repositories, or single items, asked for in one question."""


@dataclass(frozen=True, slots=True)
class Part:
    """The issues, or the pull requests, of a repository.

    Attributes:
        n_items: How many GitHub counts.
        touched_at: When one of them was last changed; `None` where there is none. [UTC]
    """

    n_items: int
    touched_at: datetime | None


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository that is taken.

    Attributes:
        name: With its owner, as GitHub calls it today.
        issues: Its issues.
        pulls: Its pull requests.
    """

    name: str
    issues: Part
    pulls: Part

    def part(self, name: str) -> Part:
        """Its issues or its pulls."""
        return self.issues if name == "issues" else self.pulls


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of all that is taken.

    Attributes:
        repositories: By name, in order.
        missing: Why something that is taken is not among them, one line each.
    """

    repositories: tuple[Repository, ...]
    missing: tuple[str, ...]


def shown_repositories(asker: Asker, taken: Sequence[Taken]) -> Shown:
    """The repositories of all that is taken.

    Raises:
        NarrowsError: What is refused for all of them, such as the token.
    """
    single = [each for each in taken if each.name]
    found: list[Repository | NarrowsError] = []
    for begin in range(0, len(single), AT_ONCE):
        found += _named(asker, single[begin : begin + AT_ONCE])
    for each in taken:
        if not each.name:
            found += _of_owner(asker, each.owner)
    shown = {each.name: each for each in found if isinstance(each, Repository)}
    missing = [each.message for each in found if isinstance(each, NarrowsError)]
    return Shown(tuple(shown[name] for name in sorted(shown)), tuple(missing))


def _named(asker: Asker, some: Sequence[Taken]) -> Iterator[Repository | NarrowsError]:
    given: dict[str, Json] = {}
    for n, each in enumerate(some):
        given |= {f"o{n}": each.owner, f"r{n}": each.name}
    data = asker.ask(named(len(some)), "the repositories that are taken", **given)
    for n, each in enumerate(some):
        told = as_object(data.get(f"r{n}"))
        refused = asker.refused.get(f"r{n}")
        if told:
            yield _repository(told)
        elif refused and refused.slug == "tool-forbids":
            yield refused
        else:
            yield NarrowsError(
                "tool-has-not",
                f"GitHub shows no repository «{each.shown}» to this token; check its name, or "
                "give the token access to it.",
            )


def _of_owner(asker: Asker, owner: str) -> list[Repository | NarrowsError]:
    about = f"organisation «{owner}»"

    def ask(after: str | None) -> Json:
        data = asker.ask(OF_OWNER, about, owner=owner, after=after)
        if not as_object(data.get("repositoryOwner")):
            told = f"GitHub shows no organisation «{owner}» to this token; check its name."
            raise NarrowsError("tool-has-not", told)
        return fields(data, "repositoryOwner", "repositories")

    found: dict[str, Repository] = {}
    total = 0
    try:
        for page in pages(ask, about=about):
            total = page.total
            found |= {each.name: each for each in map(_repository, map(as_object, page.nodes))}
    except NarrowsError as refusal:
        if refusal.slug not in ("tool-has-not", "tool-forbids"):
            raise
        return [refusal]
    if len(found) < total:
        less = NarrowsError(
            "tool-lists-less",
            f"GitHub lists {len(found)} of {total} repositories of «{owner}»; the next sync asks "
            "again.",
        )
        return [*found.values(), less]
    return list(found.values())


def _repository(told: Object) -> Repository:
    name = as_text(told.get("nameWithOwner"))
    if not name:
        raise unreadable("the repositories that are taken")
    return Repository(
        name,
        _part(told, "issues", touched="touchedIssues"),
        _part(told, "pullRequests", touched="touchedPulls"),
    )


def _part(told: Object, name: str, *, touched: str) -> Part:
    n_items = as_object(told.get(name)).get("totalCount")
    newest = as_list(as_object(told.get(touched)).get("nodes"))
    if not isinstance(n_items, int):
        raise unreadable("the repositories that are taken")
    return Part(n_items, instant_of(as_object(newest[0]).get("updatedAt")) if newest else None)
