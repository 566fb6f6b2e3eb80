"""Over every page that is there: a JSON twin of the same function, and nothing that only reads."""

import pytest

from tests.web.clients import active_parts, client_of, tags
from tests.web.every_page import PAGES, READ, routes
from tests.web.reviews import desk_of, empty_review

OWN_TWIN = {"/": "/home.json"}
"""Pages whose twin is not at their own path with `.json`."""


def test_there_are_pages() -> None:
    assert {"/", "/objectives"} <= set(PAGES)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_a_twin_of_the_same_answer(path: str) -> None:
    twin = OWN_TWIN.get(path, f"{path}.json")
    assert READ[twin].endpoint is READ[path].endpoint


def test_no_page_is_changed_by_reading_it() -> None:
    for route in routes():
        methods = route.methods or set()
        assert methods <= {"GET", "HEAD"} or methods == {"POST"}


@pytest.mark.parametrize("path", [path for path in PAGES if "{" not in path])
def test_a_page_stands_with_nothing_decided(path: str) -> None:
    answer = client_of(desk_of(empty_review())).get(path)
    assert answer.status_code == 200
    assert not list(active_parts(answer.text))
    assert [tag for tag, _ in tags(answer.text)].count("h1") == 1


@pytest.mark.parametrize("path", [path for path in PAGES if "{" in path])
def test_what_is_not_there_is_not_found(path: str) -> None:
    asked = "/".join("no-such" if part.startswith("{") else part for part in path.split("/"))
    client = client_of(desk_of())
    page, twin = client.get(asked), client.get(f"{asked}.json")
    assert (page.status_code, twin.status_code) == (404, 404)
    assert twin.json()["error"]["slug"].endswith("-unknown")
