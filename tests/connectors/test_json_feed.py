"""A feed of changes: what its pages say, and what is no page."""

import json
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from narrows.connectors.json_feed import base, fetch, headers, survey
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer, Json, Page, Since
from narrows.domain.streams import Source
from narrows.domain.work import Attribute

NOW = datetime(2026, 11, 26, tzinfo=UTC)
FEED = Source(
    "feed", "json_feed", "https://bakery.example/out/changes.json", take=("BREAD", "CAKE")
)
SOLD = {
    "id": "7", "item": "LOAF-1", "attribute": "status", "value": "Sold",
    "changed_at": "2026-11-25T10:00:00Z", "seller": "Ada Canary",
}  # fmt: skip


class Told:
    """A reader that answers with pages in turn."""

    def __init__(self, *pages: Any) -> None:  # noqa: ANN401 - any JSON
        self.pages = list(pages)
        self.asked: list[tuple[str, dict[str, str]]] = []

    def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        allow: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        del allow, headers
        self.asked.append((path, dict(query or {})))
        return Answer(200, {}, json.dumps(self.pages.pop(0)).encode())

    def post(self, path: str, body: Json, *, allow: Collection[int] = ()) -> Answer:
        raise NotImplementedError


def fetched(reader: Told, *, since: Since | None = None) -> list[Page]:
    return list(fetch(reader, FEED, since=since or Since(NOW)))


def test_pages_are_asked_for_until_there_is_no_more() -> None:
    reader = Told(
        {"changes": [SOLD], "cursor": "a", "more": True},
        {"changes": [], "cursor": "b", "items": ["LOAF-1"]},
    )
    first, last = fetched(reader)
    assert reader.asked == [
        ("/out/changes.json", {"take": "BREAD,CAKE"}),
        ("/out/changes.json", {"since": "a", "take": "BREAD,CAKE"}),
    ]
    (change,) = first.batch.changes
    assert (change.item, change.attribute, change.value) == ("LOAF-1", Attribute.STATUS, "Sold")
    assert (change.source_id, change.changed_at.isoformat()) == ("7", "2026-11-25T10:00:00+00:00")
    assert (first.cursor, first.complete_until) == ("a", None)
    assert (last.cursor, last.census, last.complete_until) == ("b", {"LOAF-1"}, NOW)


def test_a_change_without_id_has_one_of_what_it_says() -> None:
    bare = {name: value for name, value in SOLD.items() if name != "id"}
    same = [fetched(Told({"changes": [bare]}))[0].batch.changes[0] for _ in range(2)]
    (other,) = fetched(Told({"changes": [{**bare, "value": "Eaten"}]}))[0].batch.changes
    assert same[0] == same[1]
    assert same[0].source_id != other.source_id


@pytest.mark.parametrize(
    "wrong",
    [
        {**SOLD, "item": ""}, {**SOLD, "item": None}, {**SOLD, "value": " "}, {**SOLD, "attribute": "assignee"},
        {**SOLD, "value": 7}, {**SOLD, "changed_at": "soon"}, {**SOLD, "changed_at": "0001-01-01"},
        "no object", None, [], 7,
    ],
)  # fmt: skip
def test_what_is_no_change_is_a_fault_and_the_rest_is_read(wrong: object) -> None:
    (page,) = fetched(Told({"changes": [wrong, SOLD]}))
    assert len(page.batch.changes) == 1
    assert [(fault.source, fault.row) for fault in page.batch.faults] == [("feed", 1)]


@pytest.mark.parametrize(
    "told",
    [
        [], "x", None, {}, {"changes": {}}, {"changes": None}, {"changes": [], "cursor": 7},
        {"changes": [], "items": "LOAF-1"},
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused(told: object) -> None:
    with pytest.raises(NarrowsError) as caught:
        fetched(Told(told))
    assert caught.value.slug == "feed-unreadable"


def test_a_feed_in_circles_is_refused() -> None:
    page = {"changes": [], "cursor": "a", "more": True}
    with pytest.raises(NarrowsError) as caught:
        fetched(Told(page, page))
    assert caught.value.slug == "feed-endless"
    with pytest.raises(NarrowsError):
        fetched(Told({"changes": [], "more": True}))


def test_what_is_shown_again_is_told_from_the_start() -> None:
    """What changed while it was hidden lies before the cursor."""
    whole = {"changes": [SOLD], "cursor": "b", "items": ["LOAF-1"]}
    reader = Told({"changes": [], "cursor": "b", "items": ["LOAF-1"]}, whole)
    pages = fetched(reader, since=Since(NOW, "b", frozenset()))
    assert [query.get("since") for _, query in reader.asked] == ["b", None]
    assert [page.complete_until for page in pages] == [None, NOW]
    known = Since(NOW, "b", frozenset({"LOAF-1"}))
    assert len(fetched(Told({"changes": [], "cursor": "b", "items": ["LOAF-1"]}), since=known)) == 1


def test_without_a_list_of_items_nobody_counted() -> None:
    (page,) = fetched(Told({"changes": []}))
    assert page.census is None


def test_a_survey_names_the_statuses_of_the_first_page() -> None:
    told = [SOLD, {**SOLD, "value": "Baked"}, SOLD, {**SOLD, "attribute": "title"}]
    found = survey(Told({"changes": told}), FEED)
    assert [each.name for each in found.statuses] == ["Sold", "Baked"]


def test_the_token_goes_to_the_host_of_the_address() -> None:
    assert base(FEED.path) == "https://bakery.example"
    assert headers("t") == {"authorization": "Bearer t"}
