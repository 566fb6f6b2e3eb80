"""Long lists a page at a time: a cursor says after which thing the next one begins.

It names the last thing that was told and no place in the list, so that what comes or goes meanwhile
neither hides a thing nor tells it twice.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Query

from narrows.domain.errors import NarrowsError

MOST = 500
USUAL = 100

T = TypeVar("T")
Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page is asked for.

    Attributes:
        after: Cursor of the page before; `None` is the first page.
        limit: How many at most.
    """

    after: str | None
    limit: int


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page.

    Attributes:
        found: Its things.
        next: The cursor of the next page; `None` where this is the last.
    """

    found: Sequence[T]
    next: str | None


def _paging(
    cursor: Annotated[
        str | None, Query(max_length=2_000, description="`next` of the page before.")
    ] = None,
    *,
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many at most.")] = USUAL,
) -> Paging:
    return Paging(cursor, limit)


Asked = Annotated[Paging, Depends(_paging)]


def paged(things: Iterable[T], paging: Paging, *, key: Callable[[T], Key]) -> Page[T]:
    """The page that is asked for.

    Args:
        things: All of them.
        paging: Which page.
        key: What orders things, and tells each from the others; of those that share one the order
            is that in which they come.

    Raises:
        NarrowsError: `cursor-unreadable`.
    """
    ordered = list(_placed(sorted(things, key=key), key=key))
    after = None if paging.after is None else _key(paging.after)
    try:
        rest = [each for each in ordered if after is None or each[0] > _whole(after, each[0])]
    except TypeError as error:
        raise _unreadable() from error
    found = rest[: paging.limit]
    told = [thing for _, thing in found]
    return Page(told, _cursor(found[-1][0]) if len(rest) > len(found) else None)


def _placed(ordered: Iterable[T], *, key: Callable[[T], Key]) -> Iterator[tuple[Key, T]]:
    """Each thing with its key and how many of the same stand before it.

    Items of two sources may have one key: after it alone the second would never be told.
    """
    for shared, same in groupby(ordered, key=key):
        for nth, each in enumerate(same):
            yield (*shared, nth), each


def _whole(after: Key, place: Key) -> Key:
    """A cursor as long as a place: the first of a key is named by the key alone."""
    return (*after, 0) if len(after) == len(place) - 1 else after


def _cursor(place: Key) -> str:
    key = place if place[-1] else place[:-1]
    return urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def _key(cursor: str) -> Key:
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        read = json.loads(urlsafe_b64decode(padded))
    except (ValueError, RecursionError) as error:
        raise _unreadable() from error
    if not isinstance(read, list) or not all(isinstance(each, str | int) for each in read):
        raise _unreadable()
    return tuple(read)


def _unreadable() -> NarrowsError:
    return NarrowsError(
        "cursor-unreadable",
        "This cursor is none of this list's; give `next` of the page before, or leave it out for "
        "the first page.",
    )
