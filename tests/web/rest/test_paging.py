"""A list is told whole, a page at a time, whatever comes and goes meanwhile."""

import pytest

from narrows.domain.errors import NarrowsError
from narrows.web.rest.paging import Paging, paged
from tests.web.rest.served import Served


def pages(things: list[int], limit: int, *, between: dict[int, list[int]] | None = None) -> list[int]:  # fmt: skip
    told: list[int] = []
    after = None
    for nth in range(100):
        now = (between or {}).get(nth, things)
        page = paged(now, Paging(after, limit), key=lambda each: (each,))
        told += page.found
        if page.next is None:
            return told
        after = page.next
    raise AssertionError("it never ends")


@pytest.mark.parametrize("limit", [1, 2, 3, 10, 11])
def test_all_are_told_once(limit: int) -> None:
    assert pages(list(range(10)), limit) == list(range(10))
    assert pages([], limit) == []


def test_what_goes_or_comes_meanwhile_moves_nothing() -> None:
    between = {0: [1, 2, 3, 4], 1: [1, 4, 5], 2: [0, 1, 4, 5]}
    assert pages([], 2, between=between) == [1, 2, 4, 5]


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_things_of_one_key_are_told_each(limit: int) -> None:
    """Two sources of a stream have items 1 to 5 each: page by page, five of the ten were told."""
    things = [(1, "a"), (1, "b"), (1, "c"), (2, "a"), (2, "b")]
    page = paged(things, Paging(None, limit), key=lambda each: (each[0],))
    told = list(page.found)
    while page.next is not None:
        page = paged(things, Paging(page.next, limit), key=lambda each: (each[0],))
        told += page.found
    assert told == things


@pytest.mark.parametrize("cursor", ["", "x", "e30", "W10x", "\u00e9", "Wzo", "W1tdXQ", "WyJhIl0"])
def test_a_cursor_of_nothing_is_refused(cursor: str) -> None:
    with pytest.raises(NarrowsError) as refused:
        paged([1, 2], Paging(cursor, 1), key=lambda each: (each,))
    assert refused.value.slug == "cursor-unreadable"


def test_lists_are_told_by_the_page(rest: Served) -> None:
    first = rest.get("/objectives?limit=2")
    assert [each["id"] for each in first["objectives"]] == ["fresh", "old"]
    second = rest.get("/objectives", params={"limit": 2, "cursor": first["next"]})
    assert [each["id"] for each in second["objectives"]] == ["sweet"]
    assert second["next"] is None
    assert [each["id"] for each in rest.get("/objectives?owner=cake")["objectives"]] == ["sweet"]
    refused = rest.client.get("/api/v1/objectives?cursor=x")
    assert (refused.status_code, refused.json()["slug"]) == (422, "cursor-unreadable")
    refused = rest.client.get("/api/v1/objectives?limit=0")
    assert (refused.status_code, refused.json()["field"]) == (422, "query.limit")
