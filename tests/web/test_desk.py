"""What a request sees of the desk: whoever reads one moment, whoever writes what came since."""

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from fastapi import FastAPI, Request

from narrows.web.desk import Desk, desk_of, look_again
from narrows.web.of_review import settled_review
from tests.web.decisions import decided_desk, decided_store


@pytest.fixture
def app(tmp_path: Path) -> FastAPI:
    """Whose every look at the review is another, numbered by its revision."""
    looks = count(1)
    with decided_store(tmp_path) as repository:
        desk: Desk = decided_desk(repository)
    made, app = desk.review(), FastAPI()
    app.state.desk = replace(desk, review=lambda: replace(made, revision=next(looks)))
    return app


def asked(app: FastAPI, method: str = "GET") -> Request:
    return Request({"type": "http", "method": method, "app": app})


def revisions(request: Request) -> list[int]:
    return [desk_of(request).review().revision for _ in range(3)]


def test_whoever_reads_sees_one_moment(app: FastAPI) -> None:
    assert revisions(asked(app)) == [1, 1, 1]
    assert revisions(asked(app, "HEAD")) == [2, 2, 2], "the next request sees the next moment"


def test_whoever_writes_sees_what_came_since(app: FastAPI) -> None:
    assert revisions(asked(app, "POST")) == [1, 2, 3]


def test_whoever_waited_sees_what_was_waited_for(app: FastAPI) -> None:
    request = asked(app)
    assert revisions(request) == [1, 1, 1]
    look_again(request)
    assert revisions(request) == [2, 2, 2]
    assert settled_review(request).revision == 3
    assert revisions(request) == [3, 3, 3]
