"""GitHub's lists, page by page to their end, counted against what GitHub counts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from narrows.connectors.github.errors import unreadable
from narrows.connectors.json_values import Object, as_object, as_text
from narrows.domain.live import Json


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list.

    Attributes:
        nodes: Its entries.
        after: Where the next page begins; empty at the end.
        total: How many entries the list has by GitHub's count.
    """

    nodes: list[Json]
    after: str
    total: int


def read_list(told: Json, *, about: str) -> Listed:
    """A page as told.

    Raises:
        NarrowsError: `answer-unreadable`: a list that cannot be read would be taken for a short
            one.
    """
    listed = as_object(told)
    page, nodes = listed.get("pageInfo"), listed.get("nodes")
    total, after = listed.get("totalCount"), as_object(page).get("endCursor")
    has_more = as_object(page).get("hasNextPage")
    if not isinstance(nodes, list) or not isinstance(total, int) or not isinstance(has_more, bool):
        raise unreadable(about)
    if has_more and not isinstance(after, str):
        raise unreadable(about)
    return Listed(nodes, as_text(after) if has_more else "", total)


def pages(ask: Callable[[str | None], Json], *, about: str) -> Iterator[Listed]:
    """Page after page, until the last, or until one begins where another did.

    Args:
        ask: The list from a cursor on.
        about: What it is about, for a refusal.
    """
    after, begun = "", set[str]()
    while after not in begun:
        begun.add(after)
        listed = read_list(ask(after or None), about=about)
        yield listed
        if not listed.after:
            return
        after = listed.after


def fields(told: Object, *names: str) -> Json:
    """What lies so deep in an answer."""
    for name in names[:-1]:
        told = as_object(told.get(name))
    return told.get(names[-1])
