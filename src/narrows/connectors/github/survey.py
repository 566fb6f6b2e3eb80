"""What a token may take of GitHub, and which statuses a source would have."""

from collections.abc import Iterator

from narrows.connectors.github.ask import Asker
from narrows.connectors.github.board import NO_STATUS
from narrows.connectors.github.cards import project_id
from narrows.connectors.github.lists import fields, pages
from narrows.connectors.github.project_queries import LABELS, OPTIONS, ORGANISATIONS, TAKEABLE
from narrows.connectors.github.repositories import shown_repositories
from narrows.connectors.github.rules import Labels, Rules
from narrows.connectors.github.status import (
    CATEGORIES,
    CLOSED,
    DRAFT,
    MERGED,
    OPEN,
    READY,
    REASONS,
    REVIEW,
    UNMERGED,
)
from narrows.connectors.github.take import Taken
from narrows.connectors.json_values import as_list, as_object, as_text
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Json, Takeable, ToolStatus

MOST_LABELLED = 5
"""Repositories whose labels are looked at."""


def takeable(asker: Asker) -> tuple[Takeable, ...]:
    """Organisations, their projects, and repositories, those pushed to last first.

    Raises:
        NarrowsError: What the asker refuses.
    """
    data = asker.ask(TAKEABLE, "your repositories")
    names = [
        as_text(as_object(each).get("nameWithOwner"))
        for each in as_list(fields(data, "viewer", "repositories", "nodes"))
    ]
    repositories = tuple(Takeable(each, each) for each in names if each)
    try:
        told = fields(asker.ask(ORGANISATIONS, "your organisations"), "viewer", "organizations")
    except NarrowsError as refusal:
        if refusal.slug not in ("tool-forbids", "tool-has-not"):
            raise
        return repositories
    found: list[Takeable] = []
    for each in map(as_object, as_list(as_object(told).get("nodes"))):
        login = as_text(each.get("login"))
        if login:
            found.append(Takeable(login, f"all repositories of {login}"))
            for project in map(as_object, as_list(fields(each, "projectsV2", "nodes"))):
                number, title = project.get("number"), as_text(project.get("title"))
                found.append(Takeable(f"{login}/projects/{number}", f"project «{title}»"))
    return (*found, *repositories)


def tool_statuses(
    asker: Asker, taken: tuple[Taken, ...], *, rules: Rules
) -> tuple[ToolStatus, ...]:
    """The statuses that the items would have, in GitHub's order.

    Raises:
        NarrowsError: `tool-has-not`; what the asker refuses.
    """
    if rules.kind == "field":
        names = [NO_STATUS, *_options(asker, taken[0], rules=rules)]
        return tuple(ToolStatus(each, CATEGORIES.get(each)) for each in names)
    shown = shown_repositories(asker, [each for each in taken if not each.project])
    if shown.missing:
        raise NarrowsError("tool-has-not", shown.missing[0])
    names = [OPEN] * rules.issues
    if rules.kind == "labels":
        held = [each.name for each in shown.repositories[:MOST_LABELLED]]
        told = (name for each in held for name in _labels(asker, each))
        names += _meanings(rules.status, told)
    if rules.pulls:
        names += [DRAFT, READY, REVIEW, MERGED, UNMERGED]
    if rules.issues:
        names += [CLOSED, *REASONS.values()]
    return tuple(ToolStatus(each, CATEGORIES.get(each)) for each in dict.fromkeys(names))


def _options(asker: Asker, taken: Taken, *, rules: Rules) -> list[str]:
    data = asker.ask(
        OPTIONS, f"project «{taken.shown}»",
        id=project_id(asker, taken), status=rules.status_field,
    )  # fmt: skip
    told = as_object(fields(data, "node", "field"))
    names = [as_text(as_object(each).get("name")) for each in as_list(told.get("options"))]
    if not any(names):
        raise NarrowsError(
            "tool-has-not",
            f"The project «{taken.shown}» has no single-select field «{rules.status_field}»; name "
            "the one that holds its statuses, such as `status: [field:Stage]`.",
        )
    return [each for each in names if each]


def _labels(asker: Asker, repository: str) -> Iterator[str]:
    owner, _, name = repository.partition("/")
    about = f"repository «{repository}»"

    def ask(after: str | None) -> Json:
        data = asker.ask(LABELS, about, owner=owner, name=name, after=after)
        return fields(data, "repository", "labels")

    for page in pages(ask, about=about):
        yield from (as_text(as_object(each).get("name")) for each in page.nodes)


def _meanings(labels: Labels, told: Iterator[str]) -> list[str]:
    """Those named in the source's order, then those found by their beginning."""
    found = [meant for each in told if (meant := labels.meaning(each))]
    return [*labels.names, *(each for each in dict.fromkeys(found) if each not in labels.names)]
